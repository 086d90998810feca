/** The shapes in the window, which of them is pointed at, and how the keyboard goes from one to the next. */

import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { TimeScale } from '../../recording/scale.ts';
import { drawRow, type Drawn } from './draw.ts';
import { keyAction, type Action } from './keys.ts';
import type { Mark, Row } from './layout.ts';
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

interface Pointed {
  readonly key: number;
  readonly by: 'pointer' | 'focus';
}

export function useShapes({ rows, scale, view, change, body, plot }: Input) {
  const width = useWidth(plot);
  const drawn = useMemo(
    () => rows.map((row) => drawRow(row.marks, scale, view, width)),
    [rows, scale, view, width],
  );
  const [current, setCurrent] = useState<number>();
  const [pointed, setPointed] = useState<Pointed>();
  const find = (key: number | undefined): Drawn | undefined =>
    drawn.flat().find((shape) => shape.marks.some((mark) => mark.key === key));
  const stop = useMemo(() => find(current) ?? drawn.flat()[0], [drawn, current])?.marks[0].key;
  const refocus = useRef(false);

  useLayoutEffect(() => {
    if (!refocus.current) return;
    refocus.current = false;
    body.current?.querySelector<SVGElement>('[data-key][tabindex="0"]')?.focus({
      preventScroll: false,
    });
  }, [stop, drawn, current]);

  const act = (action: Action, mark: Mark) => {
    switch (action.do) {
      case 'focus':
        refocus.current = true;
        setCurrent(action.mark.key);
        change((v) => reveal(v, scale.place(action.mark.from)));
        break;
      case 'zoom': {
        refocus.current = true;
        const anchor = Math.min(1, Math.max(0, inView(view, scale.place(mark.from))));
        change((v) => zoom(v, action.factor, anchor, scale.kind));
        break;
      }
      case 'pan':
        change((v) => pan(v, action.part));
        break;
      case 'fit':
        refocus.current = true;
        change(() => WHOLE);
        break;
      case 'dismiss':
        setPointed(undefined);
    }
  };

  const handlers = {
    onKeyDown: (event: KeyboardEvent) => {
      const shape = find(keyOf(event.target));
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
    },
    onFocusIn: (event: FocusEvent) => {
      const key = keyOf(event.target);
      if (key === undefined) return;
      setCurrent(key);
      setPointed({ key, by: 'focus' });
    },
    onFocusOut: () => {
      setPointed(undefined);
    },
    onPointerOver: (event: PointerEvent) => {
      const key = keyOf(event.target);
      if (key !== undefined) setPointed({ key, by: 'pointer' });
    },
    onPointerOut: (event: PointerEvent) => {
      const to = event.relatedTarget;
      if (to instanceof Element && to.closest('.tl-tip') !== null) return;
      setPointed((now) => (now?.by === 'pointer' ? undefined : now));
    },
  };
  const shape = pointed && find(pointed.key);
  return {
    drawn,
    stop,
    handlers,
    pointed: shape && pointed ? { shape, by: pointed.by } : undefined,
  };
}

function keyOf(target: EventTarget | null): number | undefined {
  const element = target instanceof Element ? target.closest('[data-key]') : null;
  const key = element?.getAttribute('data-key');
  return key === null || key === undefined ? undefined : Number(key);
}
