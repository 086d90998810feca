/** The Horizontal Pod Autoscaler: sets a workload's replicas by how much CPU its pods use. */

import type { Ms } from '../../../recording/units.ts';
import { createMemory, type Memory, type Said } from './autoscaler-limits.ts';
import { askedReplicas } from './autoscaler-metrics.ts';
import { setCondition } from './conditions.ts';
import { respecified } from './manifests.ts';
import { tellOwner } from './pod-control.ts';
import type { Parts } from './parts.ts';
import type { AutoscalerStatus, HorizontalPodAutoscaler, ScaleTarget } from './scaling-objects.ts';

const ACTOR = 'horizontal-pod-autoscaler';
/** Source: kube-controller-manager, --horizontal-pod-autoscaler-sync-period. */
const SYNC: Ms = 15_000;
const METRIC = 'cpu resource utilization (percentage of request)';

/** Source: kubernetes/kubernetes, pkg/controller/podautoscaler/horizontal.go. */
export function addAutoscaler(parts: Parts): void {
  const { world, api } = parts;
  const memory = createMemory(parts);
  api.watch(({ type, object }) => {
    if (object.kind !== 'HorizontalPodAutoscaler') return;
    // Looked at a whole period after each change, and no oftener.
    if (type === 'DELETED') memory.forget(object.meta.name);
    else if (type === 'ADDED') world.enqueue(SYNC, ACTOR, object.meta.name);
  });
  world.register(ACTOR, {
    wake(name) {
      const hpa = api.get('HorizontalPodAutoscaler', name);
      if (hpa === undefined) return;
      reconcile(parts, memory, hpa);
      world.enqueue(SYNC, ACTOR, name);
    },
  });
}

/** What one look comes to. */
interface Decision {
  /** Nothing where the target stays as it is. */
  readonly rescale?: { readonly to: number; readonly why: string };
  readonly utilization?: number;
  readonly said: readonly Said[];
}

const COULD_SCALE: Said = {
  ...{ type: 'AbleToScale', status: 'True', reason: 'SucceededGetScale' },
  message: "the HPA controller was able to get the target's current scale",
};

function reconcile(parts: Parts, memory: Memory, hpa: HorizontalPodAutoscaler): void {
  const { target } = hpa.spec;
  const current = replicasOf(parts, target);
  if (current === undefined) {
    const missing = `${RESOURCES[target.kind]} "${target.name}" not found`;
    tellOwner(parts, hpa, ACTOR, {
      ...{ reason: 'FailedGetScale', message: missing, severity: 'Warning' },
    });
    const message = `the HPA controller was unable to get the target's current scale: ${missing}`;
    const failed = { type: 'AbleToScale', status: 'False', reason: 'FailedGetScale' } as const;
    report(parts, hpa, { current: 0, desired: 0 }, [{ ...failed, message }]);
    return;
  }
  memory.begin(hpa.meta.name, current);
  const { rescale, utilization, said } = decide(parts, memory, hpa, current);
  const desired = rescale?.to ?? current;
  if (rescale !== undefined) {
    setReplicas(parts, target, desired);
    memory.scaled(hpa.meta.name, current, desired);
    const message = `New size: ${desired}; reason: ${rescale.why}`;
    tellOwner(parts, hpa, ACTOR, { reason: 'SuccessfulRescale', message });
  }
  report(
    parts,
    hpa,
    {
      ...{ current, desired },
      ...(utilization !== undefined && { utilization }),
      ...(rescale !== undefined && { lastScaled: parts.world.now() }),
    },
    said,
  );
}

function decide(
  parts: Parts,
  memory: Memory,
  hpa: HorizontalPodAutoscaler,
  current: number,
): Decision {
  const { min, max } = hpa.spec;
  if (current === 0) {
    const message = 'scaling is disabled since the replica count of the target is zero';
    const off = { type: 'ScalingActive', status: 'False', reason: 'ScalingDisabled' } as const;
    return { said: [COULD_SCALE, { ...off, message }] };
  }
  if (current > max) {
    return moved(max, 'Current number of replicas above Spec.MaxReplicas', [COULD_SCALE]);
  }
  if (current < min) {
    return moved(min, 'Current number of replicas below Spec.MinReplicas', [COULD_SCALE]);
  }
  const asked = askedReplicas(parts, hpa.spec, current);
  if ('error' in asked) return { said: [COULD_SCALE, failure(parts, hpa, asked.error)] };
  const { utilization } = asked;
  const { replicas, said: limits } = memory.limit(hpa, current, asked.replicas);
  const said = [ACTIVE, ...limits];
  if (replicas === current) return { utilization, said };
  const why = replicas > current ? `${METRIC} above target` : 'All metrics below target';
  return { ...moved(replicas, why, said), utilization };
}

function moved(to: number, why: string, said: readonly Said[]): Decision {
  const message = `the HPA controller was able to update the target scale to ${to}`;
  const done = { type: 'AbleToScale', status: 'True', reason: 'SucceededRescale' } as const;
  return { rescale: { to, why }, said: [...said, { ...done, message }] };
}

const ACTIVE: Said = {
  ...{ type: 'ScalingActive', status: 'True', reason: 'ValidMetricFound' },
  message: `the HPA was able to successfully calculate a replica count from ${METRIC}`,
};

/** Tells that nothing can be told from the metrics. */
function failure(parts: Parts, hpa: HorizontalPodAutoscaler, error: string): Said {
  const words = `failed to get cpu utilization: ${error}`;
  const first = `failed to get cpu resource metric value: ${words}`;
  const warn = (reason: string, message: string) => {
    tellOwner(parts, hpa, ACTOR, { reason, message, severity: 'Warning' });
  };
  warn('FailedGetResourceMetric', words);
  warn(
    'FailedComputeMetricsReplicas',
    `invalid metrics (1 invalid out of 1), first error is: ${first}`,
  );
  return {
    ...{ type: 'ScalingActive', status: 'False', reason: 'FailedGetResourceMetric' },
    message: `the HPA was unable to compute the replica count: ${words}`,
  };
}

function report(
  { world, api }: Parts,
  hpa: HorizontalPodAutoscaler,
  counts: Omit<AutoscalerStatus, 'conditions'>,
  said: readonly Said[],
): void {
  const conditions = said.reduce(
    (all, one) => setCondition(all, { ...one, updated: world.now() }),
    hpa.status.conditions,
  );
  const { lastScaled } = hpa.status;
  const status = { ...(lastScaled !== undefined && { lastScaled }), ...counts, conditions };
  if (JSON.stringify(status) === JSON.stringify(hpa.status)) return;
  api.update('HorizontalPodAutoscaler', { ...hpa, status });
}

const RESOURCES: Readonly<Record<ScaleTarget['kind'], string>> = {
  Deployment: 'deployments.apps',
  StatefulSet: 'statefulsets.apps',
  ReplicaSet: 'replicasets.apps',
};

function replicasOf({ api }: Parts, { kind, name }: ScaleTarget): number | undefined {
  const found = api.get(kind, name);
  return found?.kind === 'ReplicaSet' ? found.replicas : found?.spec.replicas;
}

function setReplicas({ api }: Parts, { kind, name }: ScaleTarget, replicas: number): void {
  const found = api.get(kind, name);
  if (found === undefined) return;
  if (found.kind === 'ReplicaSet') {
    const meta = { ...found.meta, generation: found.meta.generation + 1 };
    api.update('ReplicaSet', { ...found, meta, replicas });
  } else if (found.kind === 'StatefulSet') {
    api.update('StatefulSet', respecified(found, { replicas }));
  } else api.update('Deployment', respecified(found, { replicas }));
}
