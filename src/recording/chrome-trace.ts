/**
 * A recording as a Chrome trace, to open in Perfetto or chrome://tracing.
 *
 * Source: "Trace Event Format", Google,
 * https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU/ :
 * complete events ("X"), instant events ("i") and metadata ("M"); `ts` and `dur` in microseconds.
 */

import { terms, type Provenance } from './provenance.ts';
import { duration, type Recording } from './recording.ts';
import type { Ms } from './units.ts';

type Args = Readonly<Record<string, string | number>>;

interface Common {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly args: Args;
}

interface Complete extends Common {
  readonly ph: 'X';
  readonly cat: string;
  readonly ts: number;
  readonly dur: number;
}

interface Instant extends Common {
  readonly ph: 'i';
  readonly cat: string;
  readonly ts: number;
  /** Scope: drawn in its thread only. */
  readonly s: 't';
}

interface Metadata extends Common {
  readonly ph: 'M';
}

export interface ChromeTrace {
  readonly displayTimeUnit: 'ms';
  readonly traceEvents: readonly (Complete | Instant | Metadata)[];
}

const PROCESS = 1;

/** One thread a lane, in the recording's order; provenance stands in each event's category and arguments. */
export function toChromeTrace(recording: Recording): ChromeTrace {
  const threads = new Map(recording.lanes.map((lane, index) => [lane.id, index + 1]));
  const thread = (lane: string) => threads.get(lane) ?? 0;
  return {
    displayTimeUnit: 'ms',
    traceEvents: [
      metadata('process_name', 0, { name: recording.title }),
      ...recording.lanes.flatMap((lane) => [
        metadata('thread_name', thread(lane.id), { name: lane.name }),
        metadata('thread_sort_index', thread(lane.id), { sort_index: thread(lane.id) }),
      ]),
      ...recording.spans.map((span): Complete => ({
        ph: 'X',
        name: span.name,
        cat: span.provenance.kind,
        ts: microseconds(span.start),
        dur: microseconds(duration(span)),
        pid: PROCESS,
        tid: thread(span.lane),
        args: {
          ...argsOf(span.provenance, span.detail),
          ...(span.spread && {
            runs: span.spread.runs,
            p5_ms: span.spread.p5,
            p95_ms: span.spread.p95,
          }),
        },
      })),
      ...recording.events.map((event): Instant => ({
        ph: 'i',
        name: event.name,
        cat: event.provenance.kind,
        ts: microseconds(event.at),
        s: 't',
        pid: PROCESS,
        tid: thread(event.lane),
        args: argsOf(event.provenance, event.detail),
      })),
    ],
  };
}

function metadata(name: string, tid: number, args: Args): Metadata {
  return { ph: 'M', name, pid: PROCESS, tid, args };
}

function argsOf(provenance: Provenance, detail: string | undefined): Args {
  return {
    provenance: provenance.kind,
    terms: terms(provenance),
    ...(detail !== undefined && { detail }),
  };
}

/** Whole nanoseconds are kept; what is finer is rounding. */
function microseconds(ms: Ms): number {
  return Math.round(ms * 1_000_000) / 1000;
}
