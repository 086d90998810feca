/** The shapes in the window, which of them is pointed at, and how the keyboard goes from one to the next. */

import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { TimeScale } from '../../recording/scale.ts';
import { drawRow, type Drawn } from './draw.ts';
import { keyAction, type Action } from './keys.ts';
import type { Mark, Row } from './layout.ts';
import { keyOf, usePointed } from './use-pointed.ts';
import type { ChangeView } from './use-view.ts';
import { useWidth } from './use-width.ts';
import { inView, pan, reveal, WHOLE, zoom, type View } from './view.ts';

interface Input {
  readonly rows: readonly Row[];
  readonly scale: TimeScale;
  readonly view: View;
  readonly change: ChangeView;
  readonly body: RefObject<HTMLDivElement>;
  readonly plot: RefObject<HTMLDivElement>;
}

export function useShapes({ rows, scale, view, change, body, plot }: Input) {
  const width = useWidth(plot);
  const drawn = useMemo(
    () => rows.map((row) => drawRow(row.marks, scale, view, width)),
    [rows, scale, view, width],
  );
  const [current, setCurrent] = useState<number>();
  const pointer = usePointed(setCurrent);
  const stop = useMemo(() => shapeOf(drawn, current) ?? drawn.flat()[0], [drawn, current]);
  const refocus = useRefocus(body, [stop, drawn, current]);

  const act = (action: Action, mark: Mark) => {
    // What has the focus may be drawn anew, as one with its neighbours or apart from them.
    if (action.do !== 'pan') refocus();
    if (action.do === 'focus') setCurrent(action.mark.key);
    const place = scale.place(mark.from);
    change((now) => afterwards(action, now, scale, place));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const shape = shapeOf(drawn, keyOf(event.target));
    if (shape === undefined) return;
    const press = {
      key: event.key,
      shift: event.shiftKey,
      other: event.ctrlKey || event.altKey || event.metaKey,
    };
    const [first] = shape.marks;
    const action = keyAction(press, rows, first, shape.marks.length);
    if (action === undefined) return;
    event.preventDefault();
    act(action, first);
  };
  const shape = pointer.pointed && shapeOf(drawn, pointer.pointed.key);
  return {
    drawn,
    stop: stop?.marks[0].key,
    handlers: { ...pointer.handlers, onKeyDown },
    pointed: shape && { shape, by: pointer.pointed?.by },
  };
}

/** The window after an action; `place` is that of the mark that has the focus. */
function afterwards(action: Action, view: View, scale: TimeScale, place: number): View {
  switch (action.do) {
    case 'focus':
      return reveal(view, scale.place(action.mark.from));
    case 'zoom': {
      const anchor = Math.min(1, Math.max(0, inView(view, place)));
      return zoom(view, action.factor, anchor, scale.kind);
    }
    case 'pan':
      return pan(view, action.part);
    case 'fit':
      return WHOLE;
  }
}

/** Asks for the focus to go to the Tab key's stop, once that's drawn. */
function useRefocus(body: RefObject<HTMLDivElement>, drawing: readonly unknown[]): () => void {
  const wanted = useRef(false);
  useLayoutEffect(() => {
    if (!wanted.current) return;
    const target = body.current?.querySelector<SVGElement>('[data-key][tabindex="0"]');
    if (!target) return;
    wanted.current = false;
    target.focus();
  }, drawing);
  return () => {
    wanted.current = true;
  };
}

function shapeOf(drawn: readonly (readonly Drawn[])[], key: number | undefined): Drawn | undefined {
  if (key === undefined) return undefined;
  for (const row of drawn) {
    const shape = row.find(({ marks }) => marks.some((mark) => mark.key === key));
    if (shape !== undefined) return shape;
  }
  return undefined;
}
