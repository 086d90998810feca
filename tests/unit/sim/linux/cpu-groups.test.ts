import { describe, expect, it } from 'vitest';
import { cpuStat, runWithQuota } from '../../../../src/sim/linux/cpu-bandwidth.ts';
import { runGroups, type CpuGroup } from '../../../../src/sim/linux/cpu-groups.ts';

const NO_LIMIT = { quota: undefined, period: 100_000 };
const web: CpuGroup = {
  name: 'web',
  weight: 100,
  max: { quota: 100_000, period: 100_000 },
  burst: 0,
  threads: 8,
  demand: { kind: 'requests', every: 400_000, work: 160_000 },
};

function alone(group: CpuGroup, cpus = 8, until = 1_000_000) {
  const [run] = runGroups({ cpus, groups: [group], until });
  if (run === undefined) throw new Error('One group gives one run.');
  return run;
}

describe('runGroups', () => {
  it('throttles a group that uses less than its limit on average', () => {
    const { requests, stat } = alone(web);
    expect(requests[0]).toEqual({ arrived: 0, done: 107_500, throttled: 87_500 });
    expect(stat.usage / 1_000_000).toBeLessThan(1);
    expect(stat).toMatchObject({ nrPeriods: 6, nrThrottled: 3, throttledUsec: 3 * 8 * 87_500 });
  });

  it('lets a request run through on what a quiet period has saved', () => {
    const { requests, stat } = alone({ ...web, burst: 100_000 });
    expect(requests.map(({ arrived, done }) => Math.round((done ?? NaN) - arrived))).toEqual([
      107_500, 20_000, 20_000,
    ]);
    expect(stat).toMatchObject({ nrThrottled: 1, nrBursts: 2, burstUsec: 120_000 });
  });

  it('takes no more burst than the quota', () => {
    const most = alone({ ...web, burst: 100_000 });
    expect(alone({ ...web, burst: 900_000 }).stat).toEqual(most.stat);
  });

  it('shares by weight only while others want to run', () => {
    const busy = { ...web, max: NO_LIMIT, threads: 2, demand: { kind: 'busy' } } as const;
    const groups = [
      { ...busy, weight: 300 },
      { ...busy, name: 'batch', max: { quota: 50_000, period: 100_000 } },
    ];
    const [first, second] = runGroups({ cpus: 2, groups, until: 100_000 });
    expect(second?.stretches).toEqual([{ state: 'runs', from: 0, to: 100_000, cpus: 0.5 }]);
    expect(first?.stretches).toEqual([{ state: 'runs', from: 0, to: 100_000, cpus: 1.5 }]);
  });

  it('counts as the kernel does for a lone group: the same as the model that upstream’s cases hold', () => {
    for (const threads of [1, 3, 8]) {
      const max = { quota: 70_000, period: 100_000 };
      const run = alone({ ...web, max, threads, demand: { kind: 'busy' } }, 4);
      const load = { max, threads, cpus: 4, work: Infinity, until: 1_000_000 };
      const expected = runWithQuota(load);
      const { nrPeriods, nrThrottled, throttledUsec } = cpuStat(expected, load);
      expect(run.stat.usage).toBeCloseTo(expected.used, 3);
      expect(run.stat).toMatchObject({ nrPeriods, nrThrottled });
      expect(run.stat.throttledUsec).toBeCloseTo(throttledUsec, 3);
    }
  });

  it('has no threads, no time', () => {
    const { stretches, stat } = alone({ ...web, threads: 0 });
    expect(stretches).toEqual([{ state: 'idle', from: 0, to: 1_000_000, cpus: 0 }]);
    expect(stat).toMatchObject({ usage: 0, nrPeriods: 0 });
  });
});
