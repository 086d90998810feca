/** A curve becomes requests, and a link becomes a curve. */

import { expect, it } from 'vitest';
import {
  arrivals,
  COLUMNS,
  expectedRequests,
  fitting,
  MOST_REQUESTS,
  shapeFromText,
  shapeToText,
} from '../../../../src/sim/serverless/traffic.ts';
import { FLAT } from './scenario.ts';

it('makes as many requests as the curve stands for, give or take chance', () => {
  const shape = FLAT.with(0, 0).with(1, 50);
  const traffic = { seconds: 3600, peak: 50, shape };
  const times = arrivals(traffic, 7);
  expect(expectedRequests(traffic)).toBe((3600 * 50 * 22.5) / 24);
  expect(Math.abs(times.length / expectedRequests(traffic) - 1)).toBeLessThan(0.02);
  expect(times[0]).toBeGreaterThan(150_000);
});

it('puts half as many into a column at half the height', () => {
  const times = arrivals({ seconds: 2400, peak: 100, shape: FLAT.with(3, 50) }, 3);
  const within = (column: number) =>
    times.filter((at) => at >= column * 100_000 && at < (column + 1) * 100_000).length;
  expect(within(3) / within(4)).toBeCloseTo(0.5, 1);
});

it('makes no request where the curve lies on the ground', () => {
  expect(arrivals({ seconds: 600, peak: 1000, shape: FLAT.map(() => 0) }, 1)).toHaveLength(0);
});

it('gives the same requests for the same seed, and others for another', () => {
  const traffic = { seconds: 60, peak: 10, shape: FLAT };
  expect(arrivals(traffic, 5)).toEqual(arrivals(traffic, 5));
  expect(arrivals(traffic, 5)).not.toEqual(arrivals(traffic, 6));
});

it('lowers a curve that is too much for one run, and leaves others alone', () => {
  const day = { seconds: 86_400, peak: 1000, shape: FLAT };
  expect(expectedRequests(fitting(day))).toBeCloseTo(MOST_REQUESTS, 0);
  const hour = { seconds: 3600, peak: 1000, shape: FLAT };
  expect(fitting(hour)).toBe(hour);
});

it('reads any text as a curve', () => {
  const shape = FLAT.map((_, column) => column * 4);
  expect(shapeFromText(shapeToText(shape))).toEqual(shape);
  expect(shapeFromText('')).toEqual(FLAT.map(() => 0));
  expect(shapeFromText('900, -5; x 7').slice(0, 4)).toEqual([100, 5, 7, 0]);
  expect(shapeFromText('1.'.repeat(99))).toHaveLength(COLUMNS);
});
