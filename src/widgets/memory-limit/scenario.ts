/** From the reader’s settings to the model’s scenario, and from its run to what is said and saved. */

import { formatMs } from '../../recording/format.ts';
import type { Provenance } from '../../recording/provenance.ts';
import type { Event, Recording, Span } from '../../recording/recording.ts';
import type { MemoryLimits } from '../../sim/linux/memory-limit.ts';
import {
  inRam,
  type MemoryKill,
  type MemoryRun,
  type MemorySample,
  type MemoryScenario,
} from '../../sim/linux/memory-run.ts';
import { total } from '../../sim/linux/memory-limit.ts';
import type { ParamValues } from '../params.ts';
import type { MemorySchema } from './params.ts';

const MIB = 1024 * 1024;
/** What the helper’s disk gives; stands in the words of its parameter too. */
const DISK = 50 * MIB;

export function scenarioOf(values: ParamValues<MemorySchema>): MemoryScenario {
  const limits: MemoryLimits = {
    swapMax: values.swap * MIB,
    oomGroup: values.group,
    ...(values.max === 0 ? {} : { max: values.max * MIB }),
    ...(values.high === 0 ? {} : { high: values.high * MIB }),
  };
  return {
    limits,
    growth: { bytesPerSecond: values.growth * MIB, needs: values.needs * MIB },
    helper: values.helper * MIB,
    files: { bytes: values.files * MIB, bytesPerSecond: DISK },
    until: values.span * 1000,
  };
}

export function mib(bytes: number): string {
  return `${String(Math.round(bytes / MIB))}\u00A0MiB`;
}

export function parametersInWords({ limits }: MemoryScenario): string {
  const { max, high, swapMax = 0, oomGroup = false } = limits;
  const limit = (name: string, bytes: number | undefined) =>
    `${name} ${bytes === undefined ? 'max' : mib(bytes)}`;
  return [
    limit('memory.max', max),
    limit('high', high),
    limit('swap', swapMax),
    ...(oomGroup ? ['oom.group 1'] : []),
  ].join(', ');
}

/** What happened, in a few sentences. */
export function summary(run: MemoryRun, scenario: MemoryScenario): readonly string[] {
  const { limits } = scenario;
  return [
    ...run.kills.map((kill) => killInWords(kill, limits)),
    waitsInWords(run, scenario),
    cacheInWords(run),
    endInWords(run),
  ].filter((sentence) => sentence !== '');
}

function killInWords({ at, victims, held }: MemoryKill, { max }: MemoryLimits): string {
  const holders = Object.entries(held).filter(([, bytes]) => bytes > 0);
  const sizes = holders.map(([name, bytes]) => `the ${name} ${mib(bytes)}`);
  const who = victims.length > 1 ? 'the whole group' : `the ${victims[0] ?? ''}`;
  const most =
    holders.length > 1
      ? 'of the processes of this group it holds most, in RAM and swap together'
      : 'nobody else in this group holds any';
  const why = victims.length > 1 ? 'memory.oom.group says so' : most;
  return `After ${formatMs(at)} the group would need more than ${mib(max ?? 0)}, and nothing is left to give back: ${sizes.join(', ')}. The kernel kills ${who}: ${why}.`;
}

function waitsInWords({ waits }: MemoryRun, { limits, until }: MemoryScenario): string {
  if (limits.high === undefined) return '';
  const waited = waits.reduce((sum, { from, to }) => sum + Math.min(to, until) - from, 0);
  if (waited <= 0) return 'Nobody has to wait above memory.high.';
  return `Above memory.high the program is made to wait, ${formatMs(waited)} of ${formatMs(until)} in all.`;
}

function cacheInWords({ readAgain }: MemoryRun): string {
  return readAgain < MIB
    ? ''
    : `The helper reads ${mib(readAgain)} again from the disk, because its cached files were dropped.`;
}

function endInWords({ kills, grownAt, end }: MemoryRun): string {
  if (kills.length > 0) return '';
  const has =
    grownAt === undefined
      ? 'The program hasn’t all that it needs by the end.'
      : `The program has all that it needs after ${formatMs(grownAt)}.`;
  return `Nobody is killed. ${has} ${mib(inRam(end))} are in RAM, ${mib(total(end.swap))} in swap.`;
}

/** The group’s files at a moment. */
export function filesOf(
  { program, helper, cache, swap, events }: MemorySample,
  { limits }: MemoryScenario,
): readonly [string, string][] {
  const limit = (bytes: number | undefined) => (bytes === undefined ? 'max' : String(bytes));
  const { high, max, oom, oomKill } = events;
  const whole = limits.oomGroup === true ? oom : 0;
  return [
    ['memory.max', limit(limits.max)],
    ['memory.high', limit(limits.high)],
    ['memory.swap.max', limit(limits.swapMax)],
    ['memory.oom.group', limits.oomGroup === true ? '1' : '0'],
    ['memory.current', String(program + helper + cache)],
    ['memory.swap.current', String(swap)],
    [
      'memory.events',
      `low 0\nhigh ${String(high)}\nmax ${String(max)}\noom ${String(oom)}\noom_kill ${String(oomKill)}\noom_group_kill ${String(whole)}`,
    ],
  ];
}

/** "At 9 s: program 180 MiB, helper 20 MiB, cached files 0 MiB, swap 0 MiB." */
export function sampleInWords({ at, program, helper, cache, swap }: MemorySample): string {
  return `At ${formatMs(at)}: program ${mib(program)}, helper ${mib(helper)}, cached files ${mib(cache)}, swap ${mib(swap)}.`;
}

/** The program’s and the helper’s lives, and the kernel’s brake, as spans. */
export function recordingOf(
  title: string,
  run: MemoryRun,
  { until }: MemoryScenario,
  provenance: Provenance,
): Recording {
  const names = ['program', 'helper'];
  const death = (name: string) => run.kills.find(({ victims }) => victims.includes(name))?.at;
  const lives = names.map((lane): Span => {
    const end = death(lane) ?? until;
    return { lane, name: 'runs', start: 0, end, provenance };
  });
  const waits = run.waits.map(({ from, to }): Span => ({
    lane: 'kernel',
    name: 'makes the program wait',
    start: from,
    end: Math.min(to, until),
    provenance,
  }));
  const events = names.flatMap((lane): Event[] => {
    const at = death(lane);
    return at === undefined ? [] : [{ lane, name: 'killed', at, provenance }];
  });
  return {
    title,
    lanes: [
      ...names.map((name) => ({ id: name, name, layer: 'container' as const })),
      { id: 'kernel', name: 'kernel', layer: 'kernel' },
    ],
    spans: [...lives, ...waits],
    events,
  };
}
