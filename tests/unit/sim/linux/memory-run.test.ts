import { describe, expect, it } from 'vitest';
import { highDelay, runMemory, type MemoryScenario } from '../../../../src/sim/linux/memory-run.ts';

const MIB = 1024 * 1024;
const BASE: MemoryScenario = {
  limits: { max: 200 * MIB },
  growth: { bytesPerSecond: 20 * MIB, needs: 400 * MIB },
  helper: 20 * MIB,
  files: { bytes: 0, bytesPerSecond: 50 * MIB },
  until: 30_000,
};

describe('highDelay', () => {
  // The table in mm/memcontrol.c, for a high of 100 MiB: time for one batch, in milliseconds.
  it.each([
    [100, 0],
    [102, 25],
    [103, 57],
    [104, 102],
    [105, 159],
    [106, 230],
  ])('at %i MiB is %i ms', (used, ms) => {
    expect(Math.abs(highDelay(used * MIB, 100 * MIB) - ms)).toBeLessThan(2);
  });

  it('is never more than two seconds, and nothing where it would be ten milliseconds or less', () => {
    expect(highDelay(900 * MIB, 100 * MIB)).toBe(2000);
    expect(highDelay(101 * MIB, 100 * MIB)).toBe(0);
    expect(highDelay(900 * MIB, undefined)).toBe(0);
  });
});

describe('runMemory', () => {
  it('kills the largest process when nothing can be reclaimed, and spares the other', () => {
    const { kills, end } = runMemory(BASE);
    expect(kills).toHaveLength(1);
    expect(kills[0]?.victims).toEqual(['program']);
    expect(kills[0]?.at).toBeCloseTo(9000, -2);
    expect(end.anon).toEqual({ helper: 20 * MIB });
    expect(end.events).toMatchObject({ oom: 1, oomKill: 1 });
  });

  it('counts in each sample what has happened so far, and ends at the end', () => {
    const { samples, end } = runMemory({ ...BASE, until: 7_000 * 3 });
    expect(samples[0]?.events.oomKill).toBe(0);
    expect(samples.findLast(({ at }) => at < 8900)?.events.oom).toBe(0);
    expect(samples.at(-1)).toMatchObject({ at: 21_000, events: end.events });
  });

  it('kills all of them with memory.oom.group', () => {
    const { kills, end } = runMemory({ ...BASE, limits: { ...BASE.limits, oomGroup: true } });
    expect(kills[0]?.victims).toEqual(['program', 'helper']);
    expect(end.anon).toEqual({});
    expect(end.events).toMatchObject({ oom: 1, oomKill: 2 });
  });

  it('slows the program down above memory.high, and never kills it', () => {
    const { kills, waits, end } = runMemory({ ...BASE, limits: { high: 200 * MIB } });
    expect(kills).toEqual([]);
    expect(end.events.high).toBeGreaterThan(0);
    expect(end.events.oom).toBe(0);
    const last = waits.at(-1);
    expect((last?.to ?? 0) - (last?.from ?? 0)).toBeGreaterThan(10_000);
    // Free of it, the program would hold 400 MiB by then.
    expect(end.anon.program).toBeLessThan(215 * MIB);
  });

  it('drops cached files first, and reads them again', () => {
    const files = { bytes: 100 * MIB, bytesPerSecond: 50 * MIB };
    const { end, readAgain, kills } = runMemory({
      ...BASE,
      files,
      growth: { ...BASE.growth, needs: 120 * MIB },
    });
    expect(kills).toEqual([]);
    expect(end.file).toBe(60 * MIB);
    expect(readAgain).toBeGreaterThan(100 * MIB);
    expect(end.events.max).toBeGreaterThan(0);
  });

  it('goes on in swap where there is some, until that is full too', () => {
    const swapMax = 100 * MIB;
    const { kills, samples } = runMemory({ ...BASE, limits: { ...BASE.limits, swapMax } });
    expect(Math.max(...samples.map(({ swap }) => swap))).toBe(swapMax);
    expect(kills[0]?.at).toBeCloseTo(14_000, -2);
  });

  it('chooses by RAM and swap together', () => {
    const { kills } = runMemory({
      ...BASE,
      limits: { max: 100 * MIB, swapMax: 150 * MIB },
      helper: 60 * MIB,
    });
    expect(kills[0]?.held.program).toBeGreaterThan(kills[0]?.held.helper ?? Infinity);
    expect(kills[0]?.victims).toEqual(['program']);
  });
});
