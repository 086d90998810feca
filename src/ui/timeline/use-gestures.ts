/** Zoom and pan by wheel, mouse and fingers; the page keeps its own scrolling. */

import { useRef } from 'preact/hooks';
import type { ScaleKind } from '../../recording/scale.ts';
import type { ChangeView } from './use-view.ts';
import { pan, zoom } from './view.ts';

/** A press that moves less is a click or a tap; pixels. */
const SLACK = 4;
/** One notch of most wheels is 100 pixels: a third closer. */
const WHEEL = 0.003;

/** `plot` is the element whose width is the window. */
export function useGestures(
  plot: { readonly current: Element | null },
  kind: ScaleKind,
  change: ChangeView,
) {
  const fingers = useRef(new Map<number, number>());
  const dragging = useRef(false);
  const placeOf = (clientX: number) => {
    const box = plot.current?.getBoundingClientRect();
    return box === undefined || box.width === 0 ? 0 : (clientX - box.left) / box.width;
  };
  const onWheel = (event: WheelEvent) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const anchor = Math.min(1, Math.max(0, placeOf(event.clientX)));
    const factor = Math.exp(-event.deltaY * WHEEL);
    change((view) => zoom(view, factor, anchor, kind));
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    fingers.current.set(event.pointerId, event.clientX);
    dragging.current = fingers.current.size > 1;
  };
  const onPointerMove = (event: PointerEvent) => {
    // Let go outside, before the drag had captured the pointer: nobody told us.
    if (event.buttons === 0) fingers.current.delete(event.pointerId);
    const before = fingers.current.get(event.pointerId);
    if (before === undefined) return;
    if (!dragging.current && Math.abs(event.clientX - before) < SLACK) return;
    if (!dragging.current && event.currentTarget instanceof Element) {
      event.currentTarget.setPointerCapture(event.pointerId);
    }
    dragging.current = true;
    const others = [...fingers.current].filter(([id]) => id !== event.pointerId);
    fingers.current.set(event.pointerId, event.clientX);
    const [other] = others;
    if (other === undefined) {
      const part = placeOf(before) - placeOf(event.clientX);
      change((view) => pan(view, part));
      return;
    }
    const fixed = placeOf(other[1]);
    const [was, is] = [placeOf(before) - fixed, placeOf(event.clientX) - fixed];
    if (Math.abs(was) > 0.02 && is / was > 0) {
      change((view) => zoom(view, is / was, fixed, kind));
    }
  };
  const release = (event: PointerEvent) => {
    fingers.current.delete(event.pointerId);
    dragging.current = fingers.current.size > 1;
  };
  return {
    onWheel,
    onPointerDown,
    onPointerMove,
    onPointerUp: release,
    onPointerCancel: release,
  };
}
