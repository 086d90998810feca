/** What an autoscaler makes of the metrics: how many replicas they ask for, or why nothing can be told. */

import { isSampleUsable } from '../hpa/readiness.ts';
import { replicasForUtilization, type MeasuredPod } from '../hpa/replicas.ts';
import { cpuRequest, podsOf } from './load.ts';
import { readingOf, RESOLUTION } from './metrics-server.ts';
import type { Pod } from './objects.ts';
import type { Parts } from './parts.ts';
import type { AutoscalerSpec } from './scaling-objects.ts';

/**
 * A starting pod's samples are looked at twice for so long; a pod that wasn't ready so long after its
 * start never was. Seconds.
 *
 * Source: kube-controller-manager, --horizontal-pod-autoscaler-cpu-initialization-period and
 * --horizontal-pod-autoscaler-initial-readiness-delay.
 */
const INITIALIZATION = 300;
const INITIAL_READINESS = 30;

type Asked =
  { readonly replicas: number; readonly utilization: number } | { readonly error: string };

/** Words as upstream's pkg/controller/podautoscaler has them. */
export function askedReplicas(parts: Parts, spec: AutoscalerSpec, current: number): Asked {
  const reading = readingOf(parts, spec.target);
  if (reading === undefined || reading.use.size === 0) {
    const words = 'no metrics returned from resource metrics API';
    return { error: `unable to get metrics for resource cpu: ${words}` };
  }
  const pods = podsOf(parts, spec.target);
  if (pods.length === 0) {
    return { error: 'no pods returned by selector while calculating replica count' };
  }
  const silent = withoutRequest(pods, parts.settings.minor);
  if (silent !== undefined) return { error: silent };
  const now = parts.world.now();
  const measured = pods.map((pod) =>
    measure(pod, reading.use.get(pod.meta.name), now - reading.at, now),
  );
  const asked = replicasForUtilization(current, spec.utilization, measured);
  return 'error' in asked ? { error: 'did not receive metrics for any ready pods' } : asked;
}

/** 1.20 doesn't say which container. */
function withoutRequest(pods: readonly Pod[], minor: number): string | undefined {
  for (const { meta, spec } of pods) {
    const silent = spec.containers.find(({ resources }) => resources?.requests?.cpu === undefined);
    if (silent === undefined) continue;
    return minor <= 20
      ? 'missing request for cpu'
      : `missing request for cpu in container ${silent.name} of Pod ${meta.name}`;
  }
  return undefined;
}

function measure(pod: Pod, usage: number | undefined, age: number, now: number): MeasuredPod {
  return { state: stateOf(pod, age, now), request: cpuRequest(pod), usage };
}

function stateOf({ meta, status }: Pod, age: number, now: number): MeasuredPod['state'] {
  if (meta.deletion !== undefined) return 'deleted';
  if (status.phase === 'Failed') return 'failed';
  if (status.phase === 'Pending') return 'pending';
  const started = {
    startedAgo: (now - meta.created) / 1000,
    ready: status.ready,
    readySinceAgo: (now - status.readySince) / 1000,
  };
  const sample = { age: age / 1000, window: RESOLUTION / 1000 };
  return isSampleUsable(started, sample, INITIALIZATION, INITIAL_READINESS) ? 'ready' : 'unready';
}
