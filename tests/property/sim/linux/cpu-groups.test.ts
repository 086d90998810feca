/** What holds for every machine, every weight, quota, burst and demand. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  runGroups,
  type CpuGroup,
  type CpuGroupRun,
  type CpuScenario,
} from '../../../../src/sim/linux/cpu-groups.ts';

const demand: fc.Arbitrary<CpuGroup['demand']> = fc.oneof(
  fc.constant({ kind: 'busy' } as const),
  fc.record({
    kind: fc.constant('requests' as const),
    every: fc.integer({ min: 5000, max: 500_000 }),
    work: fc.integer({ min: 1, max: 400_000 }),
  }),
);
const group: fc.Arbitrary<CpuGroup> = fc.record({
  name: fc.constant('group'),
  weight: fc.integer({ min: 1, max: 10_000 }),
  max: fc.record({
    quota: fc.option(fc.integer({ min: 1000, max: 900_000 }), { nil: undefined }),
    period: fc.integer({ min: 1000, max: 300_000 }),
  }),
  burst: fc.integer({ min: 0, max: 500_000 }),
  threads: fc.integer({ min: 0, max: 20 }),
  demand,
});
const scenario: fc.Arbitrary<CpuScenario> = fc.record({
  cpus: fc.integer({ min: 1, max: 16 }),
  groups: fc.array(group, { minLength: 1, maxLength: 3 }),
  until: fc.integer({ min: 1000, max: 600_000 }),
});

function check(property: (given: CpuScenario, runs: readonly CpuGroupRun[]) => void): void {
  fc.assert(
    fc.property(scenario, (given) => {
      property(given, runGroups(given));
    }),
    { numRuns: 150 },
  );
}

/** Rounding of a thousandth of a microsecond. */
const TINY = 1e-3;

describe('runGroups', () => {
  it('accounts for every microsecond: running, throttled and idle follow each other without a gap', () => {
    check(({ until }, runs) => {
      for (const { stretches } of runs) {
        let now = 0;
        for (const { from, to } of stretches) {
          expect(from).toBe(now);
          expect(to).toBeGreaterThan(from);
          now = to;
        }
        expect(now).toBe(until);
      }
    });
  });

  it('never uses more than the machine has, at any moment', () => {
    check(({ cpus }, runs) => {
      const moments = runs.flatMap(({ stretches }) => stretches.map(({ from }) => from));
      for (const at of moments) {
        const used = runs.map(
          (run) => run.stretches.find(({ from, to }) => from <= at && at < to)?.cpus ?? 0,
        );
        expect(used.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(cpus + TINY);
      }
    });
  });

  it('never uses more than quota and burst in a period, nor more than quota on the whole without burst', () => {
    check(({ until }, runs) => {
      for (const {
        group: { max, burst },
        stretches,
        stat,
      } of runs) {
        if (max.quota === undefined) continue;
        const most = max.quota + Math.min(burst, max.quota);
        for (let start = 0; start < until; start += max.period) {
          expect(usedBetween(stretches, start, start + max.period)).toBeLessThanOrEqual(
            most + TINY,
          );
        }
        const periods = Math.ceil(until / max.period);
        expect(stat.usage).toBeLessThanOrEqual(periods * max.quota + TINY);
      }
    });
  });

  it('counts throttled time once for each CPU held back, and no period more often than it was', () => {
    check(({ cpus }, runs) => {
      for (const {
        group: { threads },
        stretches,
        stat,
      } of runs) {
        const wall = stretches
          .filter(({ state }) => state === 'throttled')
          .reduce((sum, { from, to }) => sum + to - from, 0);
        expect(stat.throttledUsec).toBeCloseTo(wall * Math.min(threads, cpus), 1);
        expect(stat.nrThrottled).toBeLessThanOrEqual(stat.nrPeriods);
        expect(stat.nrThrottled > 0).toBe(wall > 0);
      }
    });
  });

  it('leaves no CPU idle while a thread may run', () => {
    check(({ cpus, groups }, runs) => {
      for (const { from } of runs[0]?.stretches ?? []) {
        const now = runs.map((run) => run.stretches.find((s) => s.from <= from && from < s.to));
        const used = now.reduce((sum, one) => sum + (one?.cpus ?? 0), 0);
        const could = now.reduce(
          (sum, one, i) => sum + (one?.state === 'runs' ? (groups[i]?.threads ?? 0) : 0),
          0,
        );
        expect(used).toBeCloseTo(Math.min(cpus, could), 6);
      }
    });
  });

  it('answers requests in order, none before its work could be done', () => {
    check(({ cpus }, runs) => {
      for (const {
        group: { demand: wanted, threads },
        requests,
      } of runs) {
        if (wanted.kind === 'busy') continue;
        let before = 0;
        for (const { arrived, done = Infinity, throttled } of requests) {
          expect(done).toBeGreaterThanOrEqual(before);
          const quickest = wanted.work / Math.min(threads, cpus);
          expect(done - arrived).toBeGreaterThanOrEqual(quickest + throttled - TINY);
          before = done;
        }
      }
    });
  });
});

function usedBetween(stretches: CpuGroupRun['stretches'], start: number, end: number): number {
  return stretches.reduce((sum, { from, to, cpus }) => {
    const overlap = Math.min(to, end) - Math.max(from, start);
    return overlap > 0 ? sum + cpus * overlap : sum;
  }, 0);
}
