/** Drawing a curve with a finger or a mouse: every column that the pointer comes through takes its height. */

import type { TargetedPointerEvent } from 'preact';
import { useRef } from 'preact/hooks';

type Pointer = TargetedPointerEvent<HTMLDivElement>;

export function useDrawing(
  shape: readonly number[],
  onChange: (shape: readonly number[]) => void,
  onChoose: (column: number) => void,
) {
  /** The curve while it is drawn, and the column where the pointer was last. */
  const drawn = useRef<{ readonly shape: readonly number[]; readonly column: number }>();
  const put = (event: Pointer, from: number | undefined) => {
    const { column, percent } = placeOf(event, shape.length);
    const line = stroke(drawn.current?.shape ?? shape, from ?? column, column, percent);
    drawn.current = { shape: line, column };
    onChoose(column);
    onChange(line);
  };
  const end = () => {
    drawn.current = undefined;
  };
  return {
    onPointerDown: (event: Pointer) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      put(event, undefined);
    },
    onPointerMove: (event: Pointer) => {
      if (drawn.current !== undefined) put(event, drawn.current.column);
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}

function placeOf(event: Pointer, columns: number) {
  const box = event.currentTarget.getBoundingClientRect();
  const column = Math.floor(((event.clientX - box.left) / box.width) * columns);
  const height = 1 - (event.clientY - box.top) / box.height;
  return {
    column: Math.min(columns - 1, Math.max(0, column)),
    percent: Math.min(100, Math.max(0, Math.round(height * 100))),
  };
}

/** The curve with one height from one column to another, both included. */
export function stroke(
  shape: readonly number[],
  from: number,
  to: number,
  percent: number,
): readonly number[] {
  const [first, last] = from < to ? [from + 1, to] : [to, from === to ? from : from - 1];
  return shape.map((old, column) => (column >= first && column <= last ? percent : old));
}
