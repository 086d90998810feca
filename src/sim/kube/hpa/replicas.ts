/** How many replicas a metric asks for: the replica calculator of the Horizontal Pod Autoscaler. */

/** How a pod counts for the autoscaler. */
export type PodState = 'ready' | 'unready' | 'initializing' | 'pending' | 'failed' | 'deleted';

/** A pod, its request and use in the same unit. */
export interface MeasuredPod {
  readonly state: PodState;
  /** What use is compared with: the pod's request, or the target of a plain metric. */
  readonly request: number;
  /** `undefined` where no sample is there. */
  readonly usage: number | undefined;
}

export interface Proposal {
  readonly replicas: number;
  /** Use of the ready pods in percent of their requests, a whole number. */
  readonly utilization: number;
  /** Mean use of a ready pod, a whole number. */
  readonly average: number;
}

const DEFAULT_TOLERANCE = 0.1;

/** Upstream's words where nothing can be told. */
const NO_METRICS = 'no metrics returned matched known pods';

/**
 * Replicas for a resource whose target is a share of the request. Pods that failed or are going don't
 * count; those that aren't ready count as idle when it would scale up; pods without a sample count as
 * fully used when it would scale down, as idle when it would scale up.
 *
 * Source: kubernetes/kubernetes, pkg/controller/podautoscaler/replica_calculator.go
 * (GetResourceReplicas), in the form of 1.22.
 */
export function replicasForUtilization(
  current: number,
  target: number,
  pods: readonly MeasuredPod[],
  tolerance = DEFAULT_TOLERANCE,
): Proposal | { readonly error: string } {
  const { ready, asleep, missing } = group(pods);
  if (ready.length === 0) return { error: NO_METRICS };
  const { utilization, average } = rate(ready);
  const proposal = { utilization, average };
  const ratio = utilization / target;
  const isClose = (value: number) => Math.abs(1 - value) <= tolerance;
  const wakes = asleep.length > 0 && ratio > 1;
  if (!wakes && missing.length === 0) {
    return { ...proposal, replicas: isClose(ratio) ? current : Math.ceil(ratio * ready.length) };
  }
  const counted = [
    ...ready,
    ...(ratio === 1 ? [] : missing.map((pod) => ({ ...pod, usage: ratio < 1 ? pod.request : 0 }))),
    ...(wakes ? asleep.map((pod) => ({ ...pod, usage: 0 })) : []),
  ];
  const after = rate(counted).utilization / target;
  if (isClose(after) || (ratio < 1 && after > 1) || (ratio > 1 && after < 1)) {
    return { ...proposal, replicas: current };
  }
  const replicas = Math.ceil(after * counted.length);
  const turns = after < 1 ? replicas > current : replicas < current;
  return { ...proposal, replicas: turns ? current : replicas };
}

type Sampled = MeasuredPod & { readonly usage: number };

function group(pods: readonly MeasuredPod[]) {
  const counted = pods.filter(({ state }) => state !== 'failed' && state !== 'deleted');
  const asleep = counted.filter(
    ({ state, usage }) => state === 'pending' || (state !== 'ready' && usage !== undefined),
  );
  const others = counted.filter((pod) => !asleep.includes(pod));
  return {
    asleep,
    ready: others.filter((pod): pod is Sampled => pod.usage !== undefined),
    missing: others.filter(({ usage }) => usage === undefined),
  };
}

/** Whole numbers, as upstream divides. */
function rate(pods: readonly Sampled[]): { utilization: number; average: number } {
  const used = pods.reduce((sum, { usage }) => sum + usage, 0);
  const requested = pods.reduce((sum, { request }) => sum + request, 0);
  return {
    utilization: Math.trunc((used * 100) / requested),
    average: Math.trunc(used / pods.length),
  };
}

/** Replicas for a metric of each pod and its mean's target; whether pods are ready doesn't matter. */
export function replicasForAverage(
  current: number,
  target: number,
  levels: readonly number[],
  tolerance = DEFAULT_TOLERANCE,
): { readonly replicas: number; readonly average: number } {
  const average = Math.trunc(levels.reduce((sum, level) => sum + level, 0) / levels.length);
  const ratio = average / target;
  const close = Math.abs(1 - ratio) <= tolerance;
  return { replicas: close ? current : Math.ceil(ratio * levels.length), average };
}

/** Replicas for one value of an object or from outside, whose target is the value itself. */
export function replicasForValue(
  current: number,
  value: number,
  target: number,
  readyPods: number,
  tolerance = DEFAULT_TOLERANCE,
): number {
  const ratio = value / target;
  if (current > 0 && Math.abs(1 - ratio) <= tolerance) return current;
  return Math.ceil(current > 0 ? ratio * readyPods : ratio);
}

/** Replicas for one value whose target is a share for each pod, and that share as it is now. */
export function replicasForValuePerPod(
  current: number,
  value: number,
  target: number,
  tolerance = DEFAULT_TOLERANCE,
): { readonly replicas: number; readonly perPod: number } {
  const close = current > 0 && Math.abs(1 - value / (target * current)) <= tolerance;
  return {
    replicas: close ? current : Math.ceil(value / target),
    perPod: Math.ceil(value / current),
  };
}
