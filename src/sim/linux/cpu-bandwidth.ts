/** What a CPU quota does to busy threads, period by period. */

import type { Micros } from '../../recording/units.ts';
import type { CpuMax } from './cpu-max.ts';

/**
 * A group's work on a machine of its own. Simplified: quota is spent in the order it is asked for,
 * threads are spread one per CPU where CPUs suffice, and the kernel's slices (5 ms) and the slack of
 * up to 1 ms per CPU are left out. Source of the rules: Linux, Documentation/scheduler/sched-bwc.rst.
 */
export interface CpuLoad {
  readonly max: CpuMax;
  readonly threads: number;
  readonly cpus: number;
  /** CPU time that all threads need together; `Infinity` for threads that are always busy. */
  readonly work: Micros;
  /** The end of what is looked at. */
  readonly until: Micros;
}

/** One period in which the group ran or wanted to. */
export interface CpuPeriod {
  readonly start: Micros;
  /** CPU time used in it. */
  readonly used: Micros;
  /** When its threads stopped running, because the quota or the work was used up. */
  readonly ranUntil: Micros;
  /** How long it was kept from running, by the clock on the wall. */
  readonly throttled: Micros;
}

export interface CpuRun {
  readonly periods: readonly CpuPeriod[];
  readonly used: Micros;
  /** When the work was done; `undefined` where it wasn't by `until`. */
  readonly doneAt: Micros | undefined;
}

export function runWithQuota({ max, threads, cpus, work, until }: CpuLoad): CpuRun {
  const running = Math.min(threads, cpus);
  const periods: CpuPeriod[] = [];
  let left = work;
  for (let start = 0; start < until && left > 0; start += max.period) {
    const end = Math.min(start + max.period, until);
    const possible = running * (end - start);
    const used = Math.min(max.quota ?? Infinity, possible, left);
    left -= used;
    const ranUntil = start + used / running;
    periods.push({ start, used, ranUntil, throttled: left > 0 ? end - ranUntil : 0 });
  }
  const last = periods.at(-1);
  return {
    periods,
    used: periods.reduce((sum, { used }) => sum + used, 0),
    doneAt: left > 0 ? undefined : last?.ranUntil,
  };
}

/** cpu.stat as the kernel would show it after a run: periods are only counted where there is a quota. */
export function cpuStat(run: CpuRun, { max, threads, cpus }: CpuLoad) {
  const counted = max.quota === undefined ? [] : run.periods;
  const throttledWall = counted.reduce((sum, { throttled }) => sum + throttled, 0);
  return {
    nrPeriods: counted.length,
    nrThrottled: counted.filter(({ throttled }) => throttled > 0).length,
    throttledWall,
    /** As throttled_usec counts: once for each CPU that was held back. */
    throttledUsec: throttledWall * Math.min(threads, cpus),
  };
}

/**
 * How much runs in each period where what wasn't used before may be used later, up to `burst`. Work
 * that found no room is dropped, not queued.
 */
export function runWithBurst(
  quota: Micros,
  burst: Micros,
  demands: readonly Micros[],
): readonly Micros[] {
  let saved = 0;
  return demands.map((demand) => {
    const ran = Math.min(demand, quota + saved);
    saved = Math.min(burst, quota + saved - ran);
    return ran;
  });
}
