/** What holds for a group’s memory, whatever its limits and its processes. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runMemory, type MemoryScenario } from '../../../../src/sim/linux/memory-run.ts';

const MIB = 1024 * 1024;
const mib = (most: number) => fc.integer({ min: 0, max: most }).map((n) => n * MIB);
const limit = (most: number) => fc.option(fc.integer({ min: 1, max: most }).map((n) => n * MIB));

const scenario: fc.Arbitrary<MemoryScenario> = fc
  .record({
    max: limit(300),
    high: limit(300),
    swapMax: mib(200),
    oomGroup: fc.boolean(),
    growth: fc.record({ bytesPerSecond: mib(100), needs: mib(400) }),
    helper: mib(100),
    files: fc.record({
      bytes: mib(200),
      bytesPerSecond: fc.integer({ min: 1, max: 100 }).map((n) => n * MIB),
    }),
  })
  .map(({ max, high, swapMax, oomGroup, ...rest }) => ({
    ...rest,
    limits: {
      swapMax,
      oomGroup,
      ...(max === null ? {} : { max }),
      ...(high === null ? {} : { high }),
    },
    until: 10_000,
  }));

describe('runMemory', () => {
  it('never holds more than memory.max in RAM nor more than the swap limit, and nothing negative', () => {
    fc.assert(
      fc.property(scenario, (given) => {
        const { max = Infinity, swapMax = 0 } = given.limits;
        for (const { program, helper, cache, swap } of runMemory(given).samples) {
          expect(Math.min(program, helper, cache, swap)).toBeGreaterThanOrEqual(0);
          expect(program + helper + cache).toBeLessThanOrEqual(max);
          expect(swap).toBeLessThanOrEqual(swapMax);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('kills only where memory.max was reached, and counts every kill', () => {
    fc.assert(
      fc.property(scenario, (given) => {
        const { kills, end } = runMemory(given);
        expect(end.events.oom).toBeLessThanOrEqual(end.events.max);
        expect(end.events.oomKill).toBe(end.killed.length);
        if (given.limits.max === undefined) expect(kills).toEqual([]);
        for (const { victims, held } of kills) {
          const most = Math.max(...Object.values(held));
          expect(held[victims[0] ?? '']).toBe(most);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('goes forward in time, and is the same each time', () => {
    fc.assert(
      fc.property(scenario, (given) => {
        const run = runMemory(given);
        run.samples.forEach(({ at }, i) => {
          expect(at).toBeGreaterThanOrEqual(run.samples[i - 1]?.at ?? 0);
        });
        for (const { from, to } of run.waits) expect(to).toBeGreaterThan(from);
        expect(runMemory(given)).toEqual(run);
      }),
      { numRuns: 10 },
    );
  });
});
