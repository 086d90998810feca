/** What the timings come to: medians, spreads, the factor between them, and a recording of both. */

import type { Measured } from '../../recording/provenance.ts';
import type { Lane, Recording, Span, Spread } from '../../recording/recording.ts';
import type { Ms } from '../../recording/units.ts';
import { percentile } from '../../recording/percentile.ts';
import type { Timings } from './measure.ts';

export const ALONE = 'alone';
export const BESIDE = 'beside';

export interface Outcome {
  /** Medians. */
  readonly alone: Ms;
  readonly beside: Ms;
  /** How many times as long the module takes beside its neighbours. */
  readonly factor: number;
  /** The factor of the fifth and of the ninety-fifth percentile of the runs beside neighbours. */
  readonly from: number;
  readonly to: number;
}

/** `undefined` until there are timings of both parts. */
export function outcome({ alone, beside }: Timings): Outcome | undefined {
  if (alone.length === 0 || beside.length === 0) return undefined;
  const base = percentile(alone, 0.5);
  const median = percentile(beside, 0.5);
  return {
    alone: base,
    beside: median,
    factor: median / base,
    from: percentile(beside, 0.05) / base,
    to: percentile(beside, 0.95) / base,
  };
}

/** One bar for the median run of each part, with the spread of all its runs. */
export function record(timings: Timings, neighbours: number): Recording {
  const lanes: readonly Lane[] = [
    { id: ALONE, name: 'alone', layer: 'module' },
    { id: BESIDE, name: besideName(neighbours), layer: 'module' },
  ];
  const spans = [...bar(ALONE, timings.alone), ...bar(BESIDE, timings.beside)];
  return { title: 'A module alone, and beside neighbours', lanes, spans, events: [] };
}

/** Where the paper ends, so that the longest whisker fits on it. */
export function longest({ spans }: Recording): Ms {
  return 1.02 * Math.max(0, ...spans.map((span) => Math.max(span.end, span.spread?.p95 ?? 0)));
}

export function besideName(neighbours: number): string {
  return neighbours === 1 ? 'beside 1 neighbour' : `beside ${String(neighbours)} neighbours`;
}

function bar(lane: string, times: readonly Ms[]): readonly Span[] {
  if (times.length === 0) return [];
  const spread: Spread = {
    runs: times.length,
    p5: percentile(times, 0.05),
    p95: percentile(times, 0.95),
  };
  const provenance: Measured = { kind: 'measured', runs: times.length, method: 'median' };
  const end = percentile(times, 0.5);
  const detail = 'From the module’s start to its exit, on its own thread’s clock.';
  return [
    {
      lane,
      name: 'run',
      start: 0,
      end,
      provenance,
      detail,
      ...(times.length > 1 ? { spread } : {}),
    },
  ];
}
