/** The part of the paper that is looked at: places 0 to 1 of the whole axis, and how zoom and pan change them. */

import { timeScale, type ScaleKind, type TimeScale } from '../../recording/scale.ts';

/** `from` 0 and `to` 1 is the whole paper. */
export interface View {
  readonly from: number;
  readonly to: number;
}

export const WHOLE: View = { from: 0, to: 1 };

/** The closest look: a window on a log axis of eight decades is then a fiftieth of a decade. */
const NARROWEST: Readonly<Record<ScaleKind, number>> = { log: 0.0025, linear: 1e-7 };

export function isWhole(view: View): boolean {
  return view.from <= 0 && view.to >= 1;
}

/** Zooms by `factor` (above 1: closer) and keeps what lies at `anchor`, a place in the window, where it is. */
export function zoom(view: View, factor: number, anchor: number, kind: ScaleKind): View {
  const width = Math.min(1, Math.max(NARROWEST[kind], (view.to - view.from) / factor));
  const fixed = view.from + anchor * (view.to - view.from);
  return within(fixed - anchor * width, width);
}

/** Moves the window by a part of its own width; it stops at the paper's edges. */
export function pan(view: View, part: number): View {
  const width = view.to - view.from;
  return within(view.from + part * width, width);
}

/** The least move that brings a place into the window, with a little air around it. */
export function reveal(view: View, place: number): View {
  const width = view.to - view.from;
  const air = width * 0.1;
  if (place < view.from) return within(place - air, width);
  if (place > view.to) return within(place + air - width, width);
  return view;
}

/** Where a place of the whole axis stands in the window: 0 at its left edge, 1 at its right. */
export function inView(view: View, place: number): number {
  return (place - view.from) / (view.to - view.from);
}

/** A scale for the window alone, from which its labels and lines are taken. */
export function viewScale(scale: TimeScale, view: View): TimeScale {
  if (isWhole(view)) return scale;
  if (scale.torn !== undefined) return scale.torn.window(view.from, view.to);
  return timeScale(scale.kind, { start: scale.time(view.from), end: scale.time(view.to) });
}

function within(from: number, width: number): View {
  const start = Math.min(1 - width, Math.max(0, from));
  return { from: start, to: start + width };
}
