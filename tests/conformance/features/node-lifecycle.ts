/** Nodes that fail: taints, eviction, zones. */

import * as nodes from '../../../src/sim/kube/node-lifecycle.ts';
import * as taints from '../../../src/sim/kube/taints.ts';
import { answers } from '../feature.ts';

interface Pod {
  readonly scheduled: boolean;
  readonly taints: readonly taints.Taint[];
  readonly tolerations: readonly taints.Toleration[];
}

const NEWEST_MINOR = 37;

function evictAfter({ scheduled, ...pod }: Pod): number | undefined {
  return scheduled ? taints.evictAfter(pod.taints, pod.tolerations) : undefined;
}

/** A pod whose node and tolerations change: the time starts anew only where the answer changes. */
function evictedAt(steps: readonly { at: number; set: Partial<Pod> }[]): number | undefined {
  let pod: Pod = { scheduled: false, taints: [], tolerations: [] };
  let due: number | undefined;
  for (const { at, set } of steps) {
    if (due !== undefined && due <= at) return due;
    pod = { ...pod, ...set };
    const after = evictAfter(pod);
    due = after === undefined ? undefined : Math.min(due ?? Infinity, at + after);
  }
  return due;
}

export const NODE_LIFECYCLE = answers({
  taint_eviction: (pod: Pod) => ({ evictAfterSeconds: evictAfter(pod) ?? null }),
  taint_eviction_sequence: ({
    steps,
  }: {
    steps: readonly { at: number; set: Partial<Pod> }[];
  }) => ({
    evictedAt: evictedAt(steps) ?? null,
  }),
  default_toleration_seconds: ({ tolerations }: Pick<Pod, 'tolerations'>) => ({
    tolerations: taints.withDefaultTolerations(tolerations),
  }),
  zone_state: (input: { ready: number; notReady: number; unhealthyZoneThreshold: number }) => ({
    state: nodes.zoneState(input.ready, input.notReady, input.unhealthyZoneThreshold),
  }),
  eviction_rate: (input: Rate) => ({
    nodesPerSecond:
      input.allZones === 'FullDisruption'
        ? nodes.RATE_WITH_ALL_ZONES_DOWN
        : nodes.evictionRate(input.state ?? 'Normal', input.zoneSize ?? 0, {
            usual: input.nodeEvictionRate ?? 0,
            disrupted: input.secondaryNodeEvictionRate ?? 0,
            largeZone: input.largeClusterSizeThreshold ?? 0,
          }),
  }),
  condition_taints: (input: { condition: string; status: 'True' | 'False' | 'Unknown' }) => ({
    taints: taints
      .taintsOf(input.condition, input.status)
      .map(({ key, effect }) => `${key}:${effect}`),
  }),
  defaults({ name, version }: { name: string; version: string }) {
    const minor = Number(/1\.(\d+)/u.exec(version)?.[1] ?? NEWEST_MINOR);
    const known: Readonly<Record<string, number>> = nodes.nodeDefaults(minor);
    return { value: known[name.replace(/ \(.*\)$/u, '')] };
  },
  failure_timeline: (input: {
    graceSeconds: number;
    monitorPeriodSeconds: number;
    tolerationSeconds: number;
  }) => nodes.failureTimes(input.graceSeconds, input.monitorPeriodSeconds, input.tolerationSeconds),
});

interface Rate {
  readonly state?: nodes.ZoneState;
  readonly zoneSize?: number;
  readonly nodeEvictionRate?: number;
  readonly secondaryNodeEvictionRate?: number;
  readonly largeClusterSizeThreshold?: number;
  readonly allZones?: nodes.ZoneState;
}
