import { describe, expect, test } from 'vitest';
import { contend, type ContentionScenario } from '../../../../src/sim/linux/contention.ts';

const BASE: ContentionScenario = {
  ram: 4,
  swap: 0,
  disk: 'hdd',
  database: 2,
  files: 1,
  growth: 100,
  seconds: 60,
};

const slowest = (scenario: ContentionScenario) =>
  Math.max(...contend(scenario).samples.map((s) => s.responseMs ?? 0));

describe('contend', () => {
  test('without swap the largest program is killed, though the greedy one is to blame', () => {
    const { kills } = contend(BASE);
    expect(kills[0]).toMatchObject({ program: 'database', at: 16_000 });
    expect(kills[0]?.scores).toEqual([
      { program: 'database', score: 500 },
      { program: 'greedy', score: 400 },
      { program: 'small', score: 25 },
    ]);
    expect(kills[1]?.program).toBe('greedy');
  });

  test('with swap the greedy program has grown to be the largest before memory ends', () => {
    const { kills } = contend({ ...BASE, swap: 2 });
    expect(kills.map((k) => k.program)).toEqual(['greedy']);
    expect(kills[0]?.at).toBeGreaterThan(16_000);
  });

  test('the page cache goes first: the small program waits for the disk long before memory is full', () => {
    const { recording, samples, kills } = contend(BASE);
    const waits = recording.spans.find((s) => s.lane === 'small' && s.name === 'waits for disk');
    expect(waits?.start).toBe(6000);
    expect(kills[0]?.at).toBeGreaterThan(6000);
    expect(samples[0]?.responseMs).toBe(2);
    expect(samples.find((s) => s.at === 15_000)?.responseMs).toBeGreaterThan(20);
  });

  test('swapping to a hard disk hurts the small program most, an SSD hides most of it', () => {
    expect(slowest({ ...BASE, swap: 2 })).toBeGreaterThan(10 * slowest(BASE));
    expect(slowest({ ...BASE, swap: 2, disk: 'ssd' })).toBeLessThan(20);
  });

  test('a program that does not grow harms nobody', () => {
    const { kills, samples } = contend({ ...BASE, growth: 0 });
    expect(kills).toEqual([]);
    expect(new Set(samples.map((s) => s.responseMs))).toEqual(new Set([2]));
  });

  test('the end of a killed program’s spans is the moment of its kill, and says why', () => {
    const { recording } = contend(BASE);
    const last = recording.spans.filter((s) => s.lane === 'database').at(-1);
    const killed = recording.events.find((e) => e.lane === 'database');
    expect(last?.end).toBe(killed?.at);
    expect(killed?.detail).toBe(
      'Scores of 1,000: database 500, greedy program 400, small program 25. The highest is killed.',
    );
  });
});
