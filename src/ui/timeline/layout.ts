/** Which rows a recording has: a head for each lane, then one row for each name of a phase or event in it. */

import { formatMs } from '../../recording/format.ts';
import type { ProvenanceKind } from '../../recording/provenance.ts';
import {
  duration,
  laneEnd,
  type Event,
  type Lane,
  type Recording,
  type Span,
  type Spread,
} from '../../recording/recording.ts';
import type { Ms } from '../../recording/units.ts';

/** One span or event as it's drawn; a moment has `to` equal to `from`. */
export interface Mark {
  /** Unique in its timeline, and the same for the same recording. */
  readonly key: number;
  readonly name: string;
  readonly lane: string;
  readonly from: Ms;
  readonly to: Ms;
  readonly moment: boolean;
  readonly source: Span | Event;
  readonly kind: ProvenanceKind;
  readonly spread?: Spread;
}

/** A stretch of a lane's own bar: spans of one kind that follow each other without a gap. */
export interface Stretch {
  readonly from: Ms;
  readonly to: Ms;
  readonly kind: ProvenanceKind;
}

interface Common {
  readonly id: string;
  readonly lane: Lane;
  /** In order of time; what keyboard and pointer stop at. */
  readonly marks: readonly Mark[];
  /** What stands at the right. */
  readonly value: string;
}

export interface HeadRow extends Common {
  readonly type: 'head';
  readonly bar: readonly Stretch[];
  /** When the lane reaches its goal. */
  readonly end: Ms | undefined;
}

export interface PhaseRow extends Common {
  readonly type: 'phase';
  readonly name: string;
}

export type Row = HeadRow | PhaseRow;

/** Spans of one name that run at the same time get rows of their own, up to this many; then they overlap. */
const MOST_SIDE_BY_SIDE = 6;
/** Pieces of a lane's own bar; beyond this a bar without gaps stands for them. */
const MOST_STRETCHES = 100;
/** Ends that differ by less than this part of themselves differ by rounding only. */
const ROUNDING = 1e-9;

/** The rows of a recording from top to bottom; lanes without spans keep their head. */
export function layout(recording: Recording): readonly Row[] {
  const marks = [
    ...recording.spans.map(spanMark),
    ...recording.events.map((event, index) => eventMark(event, recording.spans.length + index)),
  ];
  const byLane = Map.groupBy(marks, (mark) => mark.lane);
  return recording.lanes.flatMap((lane) => laneRows(recording, lane, byLane.get(lane.id) ?? []));
}

function spanMark(span: Span, key: number): Mark {
  return {
    key,
    name: span.name,
    lane: span.lane,
    from: span.start,
    to: span.end,
    moment: false,
    source: span,
    kind: span.provenance.kind,
    ...(span.spread && { spread: span.spread }),
  };
}

function eventMark(event: Event, key: number): Mark {
  return {
    key,
    name: event.name,
    lane: event.lane,
    from: event.at,
    to: event.at,
    moment: true,
    source: event,
    kind: event.provenance.kind,
  };
}

function laneRows(recording: Recording, lane: Lane, marks: readonly Mark[]): Row[] {
  const inOrder = marks.toSorted((a, b) => a.from - b.from);
  const goal = inOrder.find((mark) => mark.moment && mark.name === lane.goal);
  const end = laneEnd(recording, lane);
  const spans = inOrder.filter((mark) => !mark.moment);
  const first = spans[0]?.from ?? 0;
  const bar = stretches(spans);
  const head: HeadRow = {
    type: 'head',
    id: lane.id,
    lane,
    marks: goal === undefined ? [] : [goal],
    value: headValue(goal, bar, end, first),
    bar,
    end,
  };
  const named = Map.groupBy(
    inOrder.filter((mark) => mark !== goal),
    (mark) => mark.name,
  );
  return [head, ...[...named].flatMap(([name, group]) => phaseRows(lane, name, group))];
}

function phaseRows(lane: Lane, name: string, marks: readonly Mark[]): PhaseRow[] {
  return sideBySide(marks).map((group, index) => ({
    type: 'phase',
    id: `${lane.id}/${name}/${String(index)}`,
    lane,
    name,
    marks: group,
    value: valueOf(group),
  }));
}

function valueOf(marks: readonly Mark[]): string {
  const [only] = marks;
  if (marks.length === 1 && only?.moment === true) return formatMs(only.from);
  // How often something happened stands beside its name.
  if (marks.every((mark) => mark.moment)) return '';
  let sum = 0;
  for (const mark of marks) sum += mark.moment ? 0 : duration(mark.source as Span);
  return formatMs(sum);
}

/** Each mark goes to the first row that is free when it starts. */
function sideBySide(marks: readonly Mark[]): Mark[][] {
  const rows: { readonly marks: Mark[]; free: Ms }[] = [];
  for (const mark of marks) {
    let row = rows.find((candidate) => candidate.free <= mark.from);
    if (row === undefined && rows.length < MOST_SIDE_BY_SIDE) {
      row = { marks: [], free: 0 };
      rows.push(row);
    }
    row ??= rows[0];
    row?.marks.push(mark);
    if (row) row.free = Math.max(row.free, mark.to);
  }
  return rows.map((row) => row.marks);
}

/** A lane that waits in between shows it, unless that would be more pieces than an eye can tell apart. */
function stretches(spans: readonly Mark[]): readonly Stretch[] {
  const exact = joined(spans, (last, next) => next.from <= last.to * (1 + ROUNDING));
  return exact.length > MOST_STRETCHES ? joined(spans, () => true) : exact;
}

function joined(
  spans: readonly Mark[],
  follows: (last: Stretch, next: Mark) => boolean,
): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const span of spans) {
    const last = found.at(-1);
    if (last?.kind === span.kind && follows(last, span)) {
      found[found.length - 1] = { ...last, to: Math.max(last.to, span.to) };
    } else {
      found.push({ from: span.from, to: span.to, kind: span.kind });
    }
  }
  return found;
}

/** To its goal, where a lane has reached it; else the time in which something went on, pauses left out. */
function headValue(
  goal: Mark | undefined,
  bar: readonly Stretch[],
  end: Ms | undefined,
  first: Ms,
): string {
  if (end === undefined) return '';
  if (goal !== undefined) return formatMs(end - first);
  return formatMs(bar.reduce((sum, { from, to }) => sum + to - from, 0));
}
