/** A curve of traffic, and the requests that it stands for: the same for every platform that serves them. */

import type { Ms } from '../../recording/units.ts';
import { createRandom } from '../core/random.ts';

export interface Traffic {
  readonly seconds: number;
  /** Requests a second at the top of the curve. */
  readonly peak: number;
  /** The curve, in columns of the same width: percent of the peak. */
  readonly shape: readonly number[];
}

export const COLUMNS = 24;

/** More requests than this would take a browser too long: the peak is lowered to fit. */
export const MOST_REQUESTS = 4_000_000;

/** How many requests a curve stands for, on average over all seeds. */
export function expectedRequests({ seconds, peak, shape }: Traffic): number {
  const mean = shape.reduce((sum, percent) => sum + percent, 0) / 100 / Math.max(1, shape.length);
  return seconds * peak * mean;
}

/** The same curve with as high a peak as can be simulated. */
export function fitting(traffic: Traffic): Traffic {
  const expected = expectedRequests(traffic);
  if (expected <= MOST_REQUESTS) return traffic;
  return { ...traffic, peak: (traffic.peak * MOST_REQUESTS) / expected };
}

/**
 * When each request comes, in order: in each column at its rate, one independent of the other
 * (a Poisson process), so that the gaps between them differ as they do in life.
 */
export function arrivals(traffic: Traffic, seed: number): Float64Array {
  const random = createRandom(seed);
  const width: Ms = (traffic.seconds * 1000) / traffic.shape.length;
  const expected = expectedRequests(traffic);
  let times = new Float64Array(Math.ceil(expected + 6 * Math.sqrt(expected)) + 16);
  let count = 0;
  traffic.shape.forEach((percent, column) => {
    const rate = (traffic.peak * percent) / 100 / 1000;
    if (rate <= 0) return;
    const end = (column + 1) * width;
    for (let at = column * width + random.exponential(1 / rate); at < end;) {
      if (count === times.length) times = grown(times);
      times[count++] = at;
      at += random.exponential(1 / rate);
    }
  });
  return times.subarray(0, count);
}

function grown(times: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(times.length * 2);
  larger.set(times);
  return larger;
}

const SEPARATOR = '.';

/** The curve as it stands in a link: `0.5.100`. */
export function shapeToText(shape: readonly number[]): string {
  return shape.map((percent) => String(Math.round(percent))).join(SEPARATOR);
}

/** Any text as a curve: numbers out of range are brought into it, missing columns are quiet. */
export function shapeFromText(text: string): readonly number[] {
  const given = text.split(/[^0-9]+/).filter((part) => part !== '');
  return Array.from({ length: COLUMNS }, (_, column) => {
    const percent = Number(given[column] ?? 0);
    return Math.min(100, Math.max(0, percent));
  });
}
