/** A run is a list of spans and events on one clock; everything that runs or is simulated gives one of these. */

import type { Layer } from './layers.ts';
import type { Provenance } from './provenance.ts';
import type { Ms } from './units.ts';

/** One row of a timeline: an actor, drawn in the colour of its layer. */
export interface Lane {
  /** Unique in its recording. */
  readonly id: string;
  readonly name: string;
  readonly layer: Layer;
  /** The name of the event that ends what this lane is about: "first output", "ready". */
  readonly goal?: string;
}

/** How a figure varied over runs: fifth and ninety-fifth percentile of a span's duration. */
export interface Spread {
  readonly runs: number;
  readonly p5: Ms;
  readonly p95: Ms;
}

/** Something that took time. `end` is never before `start`. */
export interface Span {
  readonly lane: string;
  readonly name: string;
  readonly start: Ms;
  readonly end: Ms;
  readonly provenance: Provenance;
  readonly spread?: Spread;
  /** One sentence on what happens in it. */
  readonly detail?: string;
}

/** Something that happened at one moment. */
export interface Event {
  readonly lane: string;
  readonly name: string;
  readonly at: Ms;
  readonly provenance: Provenance;
  readonly detail?: string;
}

export interface Recording {
  readonly title: string;
  readonly lanes: readonly Lane[];
  readonly spans: readonly Span[];
  readonly events: readonly Event[];
}

export const EMPTY: Recording = { title: '', lanes: [], spans: [], events: [] };

/** Milliseconds from a span's start to its end. */
export function duration(span: Span): Ms {
  return span.end - span.start;
}

/** The first start and the last end or event of a recording; 0 to 0 where it holds nothing. */
export function extent(recording: Recording): { readonly start: Ms; readonly end: Ms } {
  let start = Infinity;
  let end = -Infinity;
  for (const span of recording.spans) {
    start = Math.min(start, span.start);
    end = Math.max(end, span.end);
  }
  for (const event of recording.events) {
    start = Math.min(start, event.at);
    end = Math.max(end, event.at);
  }
  return start > end ? { start: 0, end: 0 } : { start, end };
}

/** When a lane reaches its goal; without one, when its last span ends. `undefined` for an empty lane. */
export function laneEnd(recording: Recording, lane: Lane): Ms | undefined {
  const goal = recording.events.find((e) => e.lane === lane.id && e.name === lane.goal);
  if (goal) return goal.at;
  let end: Ms | undefined;
  for (const span of recording.spans) {
    if (span.lane === lane.id && (end === undefined || span.end > end)) end = span.end;
  }
  return end;
}

/** One recording from several that share a clock; lane ids must differ. */
export function merge(title: string, recordings: readonly Recording[]): Recording {
  return {
    title,
    lanes: recordings.flatMap((r) => r.lanes),
    spans: recordings.flatMap((r) => r.spans),
    events: recordings.flatMap((r) => r.events),
  };
}
