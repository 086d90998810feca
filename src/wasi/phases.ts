/** From moments that page and worker have read to contiguous measured spans on one lane. */

import type { Measured } from '../recording/provenance.ts';
import type { Event, Lane, Recording, Span } from '../recording/recording.ts';
import type { Ms } from '../recording/units.ts';

const LANE: Lane = {
  id: 'module',
  name: 'module',
  layer: 'module',
};

/** What the lane is about, once the module has printed something. */
const GOAL = 'first output';

/** In the order in which a run goes through them; the page itself adds the first and the last. */
export const PHASES = [
  'start worker',
  'ask worker',
  'fetch',
  'compile',
  'instantiate',
  'run',
  'report',
] as const;
export type PhaseName = (typeof PHASES)[number];

/** A phase's end, on the clock that page and worker share (milliseconds since 1970). */
export interface Mark {
  readonly name: PhaseName;
  readonly end: Ms;
}

/** What a phase takes on average, where one reading of the clock can't tell. */
export interface Mean {
  readonly name: PhaseName;
  readonly mean: Ms;
  readonly repetitions: number;
  /** How it was taken, where it isn't simply the mean of its repetitions. */
  readonly method?: string;
}

/** The browser's clock moves in steps of 0.1 ms: a reading below this is more than a tenth off. */
export const TOO_SHORT: Ms = 1;

const DETAILS: Readonly<Record<PhaseName, string>> = {
  'start worker':
    'The browser starts a thread of its own for the module and loads the host into it.',
  'ask worker': 'The page’s message reaches the thread, which was started before.',
  fetch: 'The module’s file comes from the server, past the browser’s cache.',
  compile: 'The engine checks the module and turns it into machine code.',
  instantiate: 'The module gets its memory, and its imports are joined to the host.',
  run: 'The module’s own code runs, from _start to its exit.',
  report: 'The thread’s message that the module has ended reaches the page.',
};

export interface Readings {
  /** When the run was asked for; the recording's zero. */
  readonly start: Ms;
  /** In the order in which the phases ended. */
  readonly marks: readonly Mark[];
  readonly means: readonly Mean[];
  readonly firstOutput?: Ms | undefined;
}

/**
 * Spans without gaps, from 0 on. A phase too short for one reading takes as long as its mean, and what follows it moves
 * up: so the spans' sum is the wall time less what the means took off.
 */
export function assemble(title: string, readings: Readings): Recording {
  const spans: Span[] = [];
  let read = readings.start;
  let end: Ms = 0;
  for (const mark of readings.marks) {
    const stop = Math.max(read, mark.end);
    const span = makeSpan(mark.name, end, stop - read, readings.means);
    spans.push(span);
    read = stop;
    end = span.end;
  }
  const events = makeEvents(readings, spans);
  // A run that was stopped, or printed nothing, has no first output for its lane to end at.
  const reached = events.some((event) => event.name === GOAL);
  return { title, lanes: [reached ? { ...LANE, goal: GOAL } : LANE], spans, events };
}

function makeSpan(name: PhaseName, start: Ms, reading: Ms, means: readonly Mean[]): Span {
  const mean = means.find((m) => m.name === name);
  const detail = DETAILS[name];
  if (mean === undefined || reading >= TOO_SHORT) {
    const provenance: Measured = { kind: 'measured', runs: 1 };
    return { lane: LANE.id, name, start, end: start + reading, provenance, detail };
  }
  const { method = `mean of ${mean.repetitions.toLocaleString('en')} repetitions` } = mean;
  return {
    lane: LANE.id,
    name,
    start,
    end: start + mean.mean,
    provenance: { kind: 'measured', method },
    detail: `${detail} Read once, it took ${reading.toFixed(1)}\u00a0ms on a clock with steps of about 0.1\u00a0ms.`,
  };
}

function makeEvents(readings: Readings, spans: readonly Span[]): readonly Event[] {
  const run = spans.find((span) => span.name === 'run');
  if (run === undefined) return [];
  const provenance: Measured = { kind: 'measured', runs: 1 };
  const events: Event[] = [];
  if (readings.firstOutput !== undefined) {
    const at = run.start + shareOfRun(readings, readings.firstOutput) * (run.end - run.start);
    events.push({ lane: LANE.id, name: GOAL, at, provenance });
  }
  events.push({ lane: LANE.id, name: 'exit', at: run.end, provenance });
  return events;
}

/** How far into the run a moment lies, from 0 to 1: it keeps its place where the run's span is a mean. */
function shareOfRun({ marks }: Readings, moment: Ms): number {
  const index = marks.findIndex((mark) => mark.name === 'run');
  const start = marks[index - 1]?.end ?? moment;
  const end = marks[index]?.end ?? moment;
  return end > start ? Math.min(1, Math.max(0, (moment - start) / (end - start))) : 1;
}
