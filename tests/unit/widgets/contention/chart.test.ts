import { describe, expect, test } from 'vitest';
import { contend, type ContentionScenario } from '../../../../src/sim/linux/contention.ts';
import { drawChart } from '../../../../src/widgets/contention/chart.ts';
import {
  momentInWords,
  moments,
  slowest,
  summary,
} from '../../../../src/widgets/contention/words.ts';

const SCENARIO: ContentionScenario = {
  ram: 4,
  swap: 2,
  disk: 'hdd',
  database: 2,
  files: 1,
  growth: 100,
  seconds: 60,
};

const run = contend(SCENARIO);

describe('the memory chart', () => {
  const chart = drawChart(SCENARIO, run);
  const heights = (path: string) =>
    [...path.matchAll(/[ML]\S+ (\S+?)(?=[LZ]|$)/g)].map(([, y]) => Number(y));

  test('keeps every area on its paper', () => {
    for (const { path } of chart.areas) {
      const ys = heights(path);
      expect(ys.length).toBeGreaterThanOrEqual(4);
      expect(Math.min(...ys)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...ys)).toBeLessThanOrEqual(100);
    }
  });

  test('leaves out points that lie on a line, and keeps where it bends', () => {
    const kernel = chart.areas.find(({ band }) => band === 'kernel')?.path ?? '';
    expect(heights(kernel)).toHaveLength(4);
    const greedy = chart.areas.find(({ band }) => band === 'greedy')?.path ?? '';
    expect(heights(greedy).length).toBeLessThan(30);
    const full = 100 - (100 * 6000) / (6000 * 1.02);
    expect(Math.min(...heights(greedy))).toBeCloseTo(full, 0);
  });

  test('has the end of RAM two thirds up where swap is half as large', () => {
    expect(chart.ramAt).toBeCloseTo(100 - 100 * (4 / (6 * 1.02)), 6);
  });

  test('goes above the end of RAM only while something is in swap', () => {
    const top = chart.areas.find(({ band }) => band === 'cache')?.path ?? '';
    expect(Math.min(...heights(top))).toBeLessThan(chart.ramAt);
    const without = drawChart({ ...SCENARIO, swap: 0 }, contend({ ...SCENARIO, swap: 0 }));
    const top0 = without.areas.find(({ band }) => band === 'cache')?.path ?? '';
    expect(Math.min(...heights(top0))).toBeGreaterThanOrEqual(without.ramAt - 0.2);
  });

  test('stands on the timeline’s axis, also where the run ends before the paper does', () => {
    expect(chart.place(60_000)).toBe(100);
    const odd = { ...SCENARIO, seconds: 65 };
    expect(drawChart(odd, contend(odd)).place(65_000)).toBeCloseTo((100 * 65) / 70, 6);
  });
});

describe('the run in words', () => {
  test('names victim, scores and the price that the small program pays', () => {
    expect(summary(run).replaceAll('\u00A0', ' ')).toBe(
      'After 36 s memory is full, and the kernel kills the greedy program: its score is 600 of 1,000, and the next, the database, has 333. One request to the small program takes 2 ms at first and 3.1 s at worst.',
    );
    expect(slowest(run)).toBeGreaterThan(3000);
  });

  test('tells memory at each turn of events and at the end', () => {
    expect(moments(run).map((s) => s.at)).toEqual([0, 6000, 16_000, 36_000, 56_250, 59_750]);
  });

  test('puts a moment into one sentence', () => {
    const moment = run.samples.find((s) => s.at === 15_000);
    expect(moment && momentInWords(moment).replaceAll('\u00A0', ' ')).toBe(
      'At 15 s: database 2.0 GB, greedy program 1.5 GB, page cache 0.1 GB, 0.0 GB of it all in swap, disk busy 34 % of the time; a request to the small program takes 52 ms.',
    );
  });
});
