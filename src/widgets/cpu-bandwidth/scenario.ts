/** From the reader’s settings to the model’s scenario, and from its runs to what is drawn, said and saved. */

import { formatMs } from '../../recording/format.ts';
import { percentile } from '../../recording/percentile.ts';
import type { Provenance } from '../../recording/provenance.ts';
import type { Recording, Span } from '../../recording/recording.ts';
import type { CpuGroup, CpuGroupRun, CpuScenario } from '../../sim/linux/cpu-groups.ts';
import type { ParamValues } from '../params.ts';
import type { CpuSchema } from './params.ts';

type Values = ParamValues<CpuSchema>;

const US = 1000;

export function scenarioOf(values: Values): CpuScenario {
  const groups: readonly CpuGroup[] = [
    {
      name: 'web',
      weight: values.weight,
      max: { quota: quotaOf(values.quota), period: values.period * US },
      burst: values.burst * US,
      threads: values.threads,
      demand:
        values.work === 0
          ? { kind: 'busy' }
          : { kind: 'requests', every: values.every * US, work: values.work * US },
    },
    busy('batch', values.batch, values.batchweight, quotaOf(values.batchquota)),
    busy('backup', values.backup, values.backupweight, undefined),
  ];
  return {
    cpus: values.cpus,
    groups: groups.filter(({ threads }) => threads > 0),
    until: values.span * US,
  };
}

function busy(name: string, threads: number, weight: number, quota: number | undefined): CpuGroup {
  const max = { quota, period: 100 * US };
  return { name, weight, max, burst: 0, threads, demand: { kind: 'busy' } };
}

function quotaOf(ms: number): number | undefined {
  return ms === 0 ? undefined : ms * US;
}

/** How long the answered requests took, in milliseconds, and how long the slowest met a throttle. */
export interface Latency {
  readonly quickest: number;
  readonly median: number;
  readonly slowest: number;
  readonly throttledInSlowest: number;
  readonly answered: number;
  readonly waiting: number;
  readonly met: number;
}

/** `undefined` where the group has no requests, or answered none. */
export function latencyOf({ group, requests }: CpuGroupRun, cpus: number): Latency | undefined {
  if (group.demand.kind === 'busy') return undefined;
  const done = requests.flatMap(({ arrived, done: end, throttled }) =>
    end === undefined ? [] : [{ took: (end - arrived) / US, throttled: throttled / US }],
  );
  const times = done.map(({ took }) => took).sort((a, b) => a - b);
  const slowest = done.find(({ took }) => took === times.at(-1));
  if (slowest === undefined) return undefined;
  return {
    quickest: group.demand.work / Math.min(group.threads, cpus) / US,
    median: percentile(times, 0.5),
    slowest: slowest.took,
    throttledInSlowest: slowest.throttled,
    answered: done.length,
    waiting: requests.length - done.length,
    met: done.filter(({ throttled }) => throttled > 0).length,
  };
}

/** "8 CPUs; web: quota 100 ms of 100 ms": the badge's words. */
export function parametersInWords({ cpus, groups }: CpuScenario): string {
  const each = groups.map(({ name, max, weight }) =>
    max.quota === undefined
      ? `${name}: no limit, weight ${String(weight)}`
      : `${name}: ${formatMs(max.quota / US)} in ${formatMs(max.period / US)}`,
  );
  return [`${String(cpus)} CPUs`, ...each].join('; ');
}

/** Every stretch that ran or was throttled as a span, for the words and for saving. */
export function recordingOf(
  title: string,
  runs: readonly CpuGroupRun[],
  provenance: Provenance,
): Recording {
  const spans = runs.flatMap((run) =>
    run.stretches
      .filter(({ state }) => state !== 'idle')
      .map(({ state, from, to, cpus }): Span => {
        const name = state === 'runs' ? `runs on ${cpusInWords(cpus)}` : 'throttled';
        return { lane: run.group.name, name, start: from / US, end: to / US, provenance };
      }),
  );
  const lanes = runs.map(({ group: { name } }) => ({
    id: name,
    name,
    layer: 'container' as const,
  }));
  return { title, lanes, spans, events: [] };
}

/** "1 CPU", "0.5 CPUs", "2.67 CPUs". */
export function cpusInWords(cpus: number): string {
  const rounded = Math.round(cpus * 100) / 100;
  return rounded === 1 ? '1 CPU' : `${String(rounded)} CPUs`;
}
