/** What the CPU figure says: one sentence for each group, its files, and what happens at a moment. */

import { formatMs } from '../../recording/format.ts';
import type { CpuGroup, CpuGroupRun, CpuScenario } from '../../sim/linux/cpu-groups.ts';
import { readCpuMax } from '../../sim/linux/cpu-max.ts';
import { cpusInWords, latencyOf } from './scenario.ts';

const US = 1000;

/** "web uses 0.4 CPUs on average … It is throttled in 3 of 6 periods." */
export function groupInWords(run: CpuGroupRun, { cpus, until }: CpuScenario): string {
  const { group, stat } = run;
  const limit = limitOf(group);
  const used = `${group.name} uses ${cpusInWords(stat.usage / until)} on average${limit === undefined ? '' : `; its limit is ${cpusInWords(limit)}`}.`;
  const throttled =
    stat.nrThrottled === 0
      ? 'It is never throttled.'
      : `It is throttled in ${String(stat.nrThrottled)} of ${String(stat.nrPeriods)} periods, ${formatMs(throttledWall(run) / US)} in all.`;
  return [used, throttled, latencyInWords(run, cpus)].filter(Boolean).join(' ');
}

function latencyInWords(run: CpuGroupRun, cpus: number): string {
  if (run.group.demand.kind === 'busy') return '';
  const latency = latencyOf(run, cpus);
  if (latency === undefined) return 'No request is answered in this time.';
  const { slowest, quickest, throttledInSlowest, waiting } = latency;
  const took = `Its slowest request takes ${formatMs(slowest)}`;
  const why =
    throttledInSlowest > 0
      ? `, ${formatMs(throttledInSlowest)} of it throttled; without limit and rivals it would take ${formatMs(quickest)}.`
      : '.';
  const left = waiting > 0 ? ` ${String(waiting)} still wait at the end.` : '';
  return took + why + left;
}

/** CPUs that the quota allows on average. */
function limitOf({ max }: CpuGroup): number | undefined {
  return max.quota === undefined ? undefined : max.quota / max.period;
}

/** By the clock on the wall. */
export function throttledWall({ stretches }: CpuGroupRun): number {
  return stretches.reduce(
    (sum, { state, from, to }) => (state === 'throttled' ? sum + to - from : sum),
    0,
  );
}

/** The group’s files as `cat` would show them; throttling counts only where there is a quota. */
export function filesOf({ group, stat }: CpuGroupRun): readonly [string, string][] {
  const burst = Math.min(group.burst, group.max.quota ?? 0);
  return [
    ['cpu.max', readCpuMax(group.max)],
    ['cpu.max.burst', String(burst)],
    ['cpu.weight', String(group.weight)],
    [
      'cpu.stat',
      [
        `usage_usec ${String(Math.round(stat.usage))}`,
        `nr_periods ${String(stat.nrPeriods)}`,
        `nr_throttled ${String(stat.nrThrottled)}`,
        `throttled_usec ${String(Math.round(stat.throttledUsec))}`,
        `nr_bursts ${String(stat.nrBursts)}`,
        `burst_usec ${String(Math.round(stat.burstUsec))}`,
      ].join('\n'),
    ],
  ];
}

/** "At 20 ms: web is throttled, batch runs on 2 CPUs." */
export function momentInWords(runs: readonly CpuGroupRun[], at: number): string {
  const each = runs.map(({ group, stretches }) => {
    const now = stretches.find(({ from, to }) => from <= at && at < to);
    if (now?.state === 'runs') return `${group.name} runs on ${cpusInWords(now.cpus)}`;
    return `${group.name} is ${now?.state === 'throttled' ? 'throttled' : 'idle'}`;
  });
  return `At ${formatMs(at / US)}: ${each.join(', ')}.`;
}

/** Every moment at which something changes, in microseconds. */
export function changes(runs: readonly CpuGroupRun[]): readonly number[] {
  const times = runs.flatMap(({ stretches }) => stretches.map(({ from }) => from));
  return [...new Set(times)].sort((a, b) => a - b);
}
