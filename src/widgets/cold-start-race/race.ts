/** What many runs of one module come to: the median run with its spread, beside the container's lane. */

import {
  duration,
  laneEnd,
  merge,
  type Recording,
  type Span,
  type Spread,
} from '../../recording/recording.ts';
import { percentile } from '../../recording/percentile.ts';
import type { Measured } from '../../recording/provenance.ts';
import type { Ms } from '../../recording/units.ts';

/** What the race needs of a run. */
export interface Run {
  /** One lane, with that run's spans. */
  readonly recording: Recording;
}

/** The lane that stands on the paper before anything has run. */
const WAITING: Recording = {
  title: 'module',
  lanes: [{ id: 'module', name: 'module', layer: 'module', goal: 'first output' }],
  spans: [],
  events: [],
};

/** When a recording's first lane reached its goal; 0 where it never began. */
export function total({ recording }: Run): Ms {
  const lane = recording.lanes[0];
  return (lane && laneEnd(recording, lane)) ?? 0;
}

/**
 * The run in the middle, by `total`: a run that was, never a mean of several, so that its spans sum
 * up. Of an even number the faster of the two in the middle. `undefined` where there are none.
 */
export function medianRun<R extends Run>(runs: readonly R[]): R | undefined {
  const sorted = [...runs].sort((a, b) => total(a) - total(b));
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

/** How long each phase took over all runs, by its name; runs without the phase don't count for it. */
export function spreads(runs: readonly Run[]): ReadonlyMap<string, Spread> {
  const lengths = new Map<string, number[]>();
  for (const { recording } of runs) {
    for (const span of recording.spans) {
      const known = lengths.get(span.name) ?? [];
      lengths.set(span.name, [...known, duration(span)]);
    }
  }
  return new Map(
    [...lengths].map(([name, values]) => [
      name,
      { runs: values.length, p5: percentile(values, 0.05), p95: percentile(values, 0.95) },
    ]),
  );
}

/** The module's lane: its median run, each span with the spread of all runs. */
export function moduleLane(runs: readonly Run[]): Recording {
  const median = medianRun(runs);
  if (median === undefined) return WAITING;
  const spread = spreads(runs);
  const { recording } = median;
  return {
    ...recording,
    spans: recording.spans.map((span) => withRuns(span, runs.length, spread.get(span.name))),
    events: recording.events.map((event) => ({
      ...event,
      provenance: withCount(event.provenance, runs.length),
    })),
  };
}

/** Both lanes on one clock. */
export function race(runs: readonly Run[], container: Recording): Recording {
  return merge('From a press to the first answer', [moduleLane(runs), container]);
}

/** What a page can quote once the race was run; times in milliseconds. */
export function raceResults(runs: readonly Run[], container: Recording): Record<string, number> {
  const median = medianRun(runs);
  if (median === undefined) return {};
  const module = total(median);
  const ready = total({ recording: container });
  const phases = median.recording.spans.map((span) => [span.name, duration(span)] as const);
  return {
    ...Object.fromEntries(phases),
    module,
    container: ready,
    factor: ready / module,
    runs: runs.length,
    fastest: Math.min(...runs.map(total)),
    slowest: Math.max(...runs.map(total)),
  };
}

function withRuns(span: Span, runs: number, spread: Spread | undefined): Span {
  return {
    ...span,
    provenance: withCount(span.provenance, runs),
    // One run has no spread.
    ...(spread === undefined || runs < 2 ? {} : { spread }),
  };
}

function withCount(provenance: Span['provenance'], runs: number): Span['provenance'] {
  if (provenance.kind !== 'measured') return provenance;
  const measured: Measured = { ...provenance, runs };
  return measured;
}
