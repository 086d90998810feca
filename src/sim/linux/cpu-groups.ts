/** What CPUs do when groups with weights, quotas and bursts want them at once: every microsecond of each group. */

import type { Micros } from '../../recording/units.ts';
import type { CpuMax } from './cpu-max.ts';
import { shareCpus } from './cpu-weight.ts';

/** What a group's threads want: all there is, or the same work again and again. */
export type Demand =
  | { readonly kind: 'busy' }
  /** Every `every` a request comes that needs `work` of CPU time, spread over all the threads. */
  | { readonly kind: 'requests'; readonly every: Micros; readonly work: Micros };

export interface CpuGroup {
  readonly name: string;
  /** cpu.weight. */
  readonly weight: number;
  readonly max: CpuMax;
  /** cpu.max.burst; more than the quota counts as the quota. */
  readonly burst: Micros;
  readonly threads: number;
  readonly demand: Demand;
}

export interface CpuScenario {
  readonly cpus: number;
  readonly groups: readonly CpuGroup[];
  /** The end of what is looked at. */
  readonly until: Micros;
}

/** A stretch of time in which nothing changed for the group. */
export interface CpuStretch {
  readonly state: 'runs' | 'throttled' | 'idle';
  readonly from: Micros;
  readonly to: Micros;
  /** How many CPUs it had; 0 unless it runs. */
  readonly cpus: number;
}

export interface CpuRequest {
  readonly arrived: Micros;
  /** `undefined`: not before the end. */
  readonly done: Micros | undefined;
  /** How long the group was throttled in the meantime. */
  readonly throttled: Micros;
}

/** As in the file cpu.stat; `usage` is all CPU time used. */
export interface CpuStat {
  readonly usage: Micros;
  readonly nrPeriods: number;
  readonly nrThrottled: number;
  /** Once for each CPU that was held back, so it may pass faster than the clock. */
  readonly throttledUsec: Micros;
  readonly nrBursts: number;
  readonly burstUsec: Micros;
}

export interface CpuGroupRun {
  readonly group: CpuGroup;
  readonly stretches: readonly CpuStretch[];
  readonly requests: readonly CpuRequest[];
  readonly stat: CpuStat;
}

/** Differences below a thousandth of a nanosecond are rounding. */
const NOTHING = 1e-6;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** One group while it is played. */
interface Live {
  readonly group: CpuGroup;
  readonly stretches: CpuStretch[];
  readonly requests: Mutable<CpuRequest>[];
  readonly stat: Mutable<CpuStat>;
  /** CPU time that may still be used in this period. */
  left: Micros;
  usedInPeriod: Micros;
  periodEnd: Micros;
  /** Whether this period is already among nr_periods. */
  counted: boolean;
  nextArrival: Micros;
  /** Work of the requests that wait, first come first served; busy threads have no list. */
  readonly queue: { readonly request: Mutable<CpuRequest>; work: Micros }[];
}

/**
 * Plays the groups against each other, without chance. Simplified: threads that may run share the
 * CPUs smoothly by weight, where a scheduler takes turns of some milliseconds; every group's first
 * period begins at 0; quota is spent in the order it is asked for, without the kernel's slices (5 ms).
 *
 * Sources: Linux, Documentation/scheduler/sched-bwc.rst (quota, period, burst, statistics) and
 * Documentation/admin-guide/cgroup-v2.rst (cpu.weight, cpu.max, cpu.max.burst, cpu.stat).
 */
export function runGroups({ cpus, groups, until }: CpuScenario): readonly CpuGroupRun[] {
  const live = groups.map(begin);
  for (let now = 0; now < until - NOTHING;) {
    for (const one of live) startMoment(one, now);
    const shares = sharesOf(live, cpus);
    const next = Math.min(until, ...live.map((one, i) => nextChange(one, now, shares[i] ?? 0)));
    live.forEach((one, i) => {
      pass(one, now, next, shares[i] ?? 0, cpus);
    });
    now = next;
  }
  return live.map(finish);
}

function begin(group: CpuGroup): Live {
  return {
    group,
    stretches: [],
    requests: [],
    stat: { usage: 0, nrPeriods: 0, nrThrottled: 0, throttledUsec: 0, nrBursts: 0, burstUsec: 0 },
    left: group.max.quota ?? Infinity,
    usedInPeriod: 0,
    periodEnd: group.max.period,
    counted: false,
    nextArrival: group.demand.kind === 'busy' || group.threads === 0 ? Infinity : 0,
    queue: [],
  };
}

/** What is due at this moment: a new period, a request that comes. */
function startMoment(one: Live, now: Micros): void {
  const { demand, max } = one.group;
  if (now >= one.periodEnd - NOTHING) refill(one);
  if (demand.kind === 'requests' && now >= one.nextArrival - NOTHING) {
    const request = { arrived: one.nextArrival, done: undefined, throttled: 0 };
    one.requests.push(request);
    one.queue.push({ request, work: demand.work });
    one.nextArrival += demand.every;
  }
  if (wants(one) && max.quota !== undefined && !one.counted) {
    one.counted = true;
    one.stat.nrPeriods += 1;
  }
}

/** Unused quota is kept up to the burst: sched-bwc.rst, “CFS bandwidth burst”. */
function refill(one: Live): void {
  const { max, burst } = one.group;
  const quota = max.quota ?? Infinity;
  countBurst(one);
  one.left = quota + Math.min(one.left, burst, quota);
  one.usedInPeriod = 0;
  one.counted = false;
  one.periodEnd += max.period;
}

function countBurst({ group, stat, usedInPeriod }: Live): void {
  const over = usedInPeriod - (group.max.quota ?? Infinity);
  if (over <= NOTHING) return;
  stat.nrBursts += 1;
  stat.burstUsec += over;
}

function wants({ group, queue }: Live): boolean {
  return group.threads > 0 && (group.demand.kind === 'busy' || queue.length > 0);
}

function isThrottled(one: Live): boolean {
  return wants(one) && one.left <= NOTHING;
}

/** CPUs that each group has from this moment on. */
function sharesOf(live: readonly Live[], cpus: number): readonly number[] {
  const shares = shareCpus(
    cpus,
    live.map((one, index) => ({
      name: String(index),
      weight: one.group.weight,
      busyThreads: wants(one) && !isThrottled(one) ? Math.min(one.group.threads, cpus) : 0,
    })),
  );
  return live.map((_, index) => shares[String(index)] ?? 0);
}

function nextChange(one: Live, now: Micros, share: number): Micros {
  const work = share > 0 ? Math.min(one.left, one.queue[0]?.work ?? Infinity) : Infinity;
  return Math.min(one.periodEnd, one.nextArrival, now + work / share);
}

/** Lets the group have its share until the next change. */
function pass(one: Live, from: Micros, to: Micros, share: number, cpus: number): void {
  const used = share * (to - from);
  const state = share > 0 ? 'runs' : isThrottled(one) ? 'throttled' : 'idle';
  one.stat.usage += used;
  one.usedInPeriod += used;
  one.left = settle(one.left - used);
  if (state === 'throttled') throttle(one, from, to, cpus);
  extend(one.stretches, { state, from, to, cpus: share });
  const first = one.queue[0];
  if (first === undefined) return;
  first.work = settle(first.work - used);
  if (first.work > 0) return;
  first.request.done = to;
  one.queue.shift();
}

function throttle(one: Live, from: Micros, to: Micros, cpus: number): void {
  const before = one.stretches.at(-1);
  const samePeriod =
    before !== undefined && before.to > one.periodEnd - one.group.max.period + NOTHING;
  if (before?.state !== 'throttled' || !samePeriod) one.stat.nrThrottled += 1;
  one.stat.throttledUsec += (to - from) * Math.min(one.group.threads, cpus);
  for (const { request } of one.queue) request.throttled += to - from;
}

function settle(left: Micros): Micros {
  return left <= NOTHING ? 0 : left;
}

/** Joins a stretch to the one before where nothing but the clock is different. */
function extend(stretches: CpuStretch[], next: CpuStretch): void {
  if (next.to - next.from <= 0) return;
  const before = stretches.at(-1);
  if (before?.state === next.state && Math.abs(before.cpus - next.cpus) < NOTHING) {
    stretches[stretches.length - 1] = { ...before, to: next.to };
  } else {
    stretches.push(next);
  }
}

function finish(one: Live): CpuGroupRun {
  countBurst(one);
  const { group, stretches, requests, stat } = one;
  return { group, stretches, requests, stat };
}
