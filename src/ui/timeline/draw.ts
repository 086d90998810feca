/** What of a row is drawn in a window of some width: nothing outside it, and slivers too close to tell apart as one. */

import { formatMs, formatMsExact, formatCount } from '../../recording/format.ts';
import { terms } from '../../recording/provenance.ts';
import type { TimeScale } from '../../recording/scale.ts';
import { spreadInWords } from '../../recording/text.ts';
import type { Ms } from '../../recording/units.ts';
import type { Mark, Row } from './layout.ts';
import { inView, type View } from './view.ts';

/** A span is never drawn narrower, so that it can be seen and pointed at; pixels. */
export const LEAST_WIDTH = 4;
/** Slivers closer than this are drawn as one; pixels. */
const CLOSEST = 0.5;
/** How far a bar goes on beyond the window's edges, so that its ends aren't seen there; in windows. */
const OVERHANG = 0.05;

/** One shape in a row. `x` and `width` are parts of the window: 0 to 1. */
export interface Drawn {
  readonly x: number;
  readonly width: number;
  /** One, or the neighbours that are drawn as one. In order of time. */
  readonly marks: readonly [Mark, ...Mark[]];
  /** Where in the row its first mark stands. */
  readonly index: number;
}

interface Growing {
  x: number;
  end: number;
  readonly sliver: boolean;
  readonly marks: [Mark, ...Mark[]];
  readonly index: number;
}

/** The shapes of one row, left to right. `pixels` is the window's width. */
export function drawRow(
  marks: readonly Mark[],
  scale: TimeScale,
  view: View,
  pixels: number,
): readonly Drawn[] {
  const least = LEAST_WIDTH / pixels;
  const shapes: Growing[] = [];
  marks.forEach((mark, index) => {
    const x = inView(view, scale.place(mark.from));
    const exact = inView(view, scale.place(mark.to));
    if (exact < 0 || x > 1) return;
    const sliver = exact - x < least;
    const end = Math.max(exact, x + least);
    const last = shapes.at(-1);
    if (last !== undefined && sliver && joins(last, mark, x - CLOSEST / pixels)) {
      last.end = Math.max(last.end, end);
      last.marks.push(mark);
    } else {
      shapes.push({ x, end, sliver, marks: [mark], index });
    }
  });
  return shapes.map(({ x, end, marks: held, index }) => {
    const left = Math.max(-OVERHANG, x);
    return { x: left, width: Math.min(1 + OVERHANG, end) - left, marks: held, index };
  });
}

/** Kinds never merge: a simulated span may not hide in a measured one. */
function joins(last: Growing, mark: Mark, reach: number): boolean {
  const [first] = last.marks;
  return (
    last.sliver && last.end > reach && first.kind === mark.kind && first.moment === mark.moment
  );
}

/** A mark's name stays the same while the window moves over it. */
const names = new WeakMap<Mark, string>();

/** The accessible name of a shape, with its exact times. */
export function nameOf(drawn: Drawn, lane: string): string {
  const [first] = drawn.marks;
  if (drawn.marks.length > 1) {
    const last = drawn.marks.at(-1) ?? first;
    return `${lane}, ${first.name}: ${formatCount(drawn.marks.length)} ${first.moment ? 'events' : 'spans'} from ${formatMs(first.from)} to ${formatMs(last.to)}, ${first.kind}; zoom in to see each`;
  }
  const known = names.get(first);
  if (known !== undefined) return known;
  const name = `${lane}, ${first.name}: ${timesOf(first)}, ${first.kind}`;
  names.set(first, name);
  return name;
}

/** "from 0 ms to 3.1 ms, took 3.1 ms", or "at 4.9 ms". */
function timesOf(mark: Mark): string {
  if (mark.moment) return `at ${formatMsExact(mark.from)}`;
  return `from ${formatMsExact(mark.from)} to ${formatMsExact(mark.to)}, took ${formatMsExact(mark.to - mark.from)}`;
}

/** The lines of a shape's tooltip: name, times, where from, spread, what happens in it. */
export function tipOf(drawn: Drawn): readonly string[] {
  const [first] = drawn.marks;
  if (drawn.marks.length > 1) {
    const last = drawn.marks.at(-1) ?? first;
    return [
      `${formatCount(drawn.marks.length)} times ${first.name}`,
      `from ${formatMs(first.from)} to ${formatMs(last.to)}; zoom in to see each`,
      first.kind,
    ];
  }
  const { provenance, detail } = first.source;
  const lines = [first.name, timesOf(first), `${provenance.kind}: ${terms(provenance)}`];
  if (first.spread) lines.push(spreadInWords(first.spread));
  if (detail !== undefined) lines.push(detail);
  return lines;
}

export interface Stop {
  readonly at: Ms;
  /** Nothing comes after it. */
  readonly last: boolean;
  /** "3.1 ms: fetch ends". */
  readonly words: string;
}

/** Where the playhead steps to from a time: the next end of a span, or the next event. */
export function nextStop(rows: readonly Row[], now: Ms): Stop | undefined {
  // A place on the axis turned back into a time misses by a rounding error.
  const after = now + Math.abs(now) * 1e-9;
  let at = Infinity;
  let last = -Infinity;
  for (const { marks } of rows) {
    for (const mark of marks) {
      if (mark.to > after) at = Math.min(at, mark.to);
      last = Math.max(last, mark.to);
    }
  }
  if (!Number.isFinite(at)) return undefined;
  const what = rows.flatMap(({ lane, marks }) =>
    marks
      .filter((mark) => mark.to === at)
      .map((mark) => `${lane.name}, ${mark.name}${mark.moment ? '' : ' ends'}`),
  );
  return { at, last: at === last, words: `${formatMs(at)}: ${what.join('; ')}` };
}
