/** The Horizontal Pod Autoscaler. */

import * as limits from '../../../src/sim/kube/hpa/limits.ts';
import { isSampleUsable } from '../../../src/sim/kube/hpa/readiness.ts';
import * as replicas from '../../../src/sim/kube/hpa/replicas.ts';
import { answers } from '../feature.ts';

interface Utilization {
  readonly currentReplicas: number;
  readonly targetUtilization: number;
  readonly tolerance: number;
  readonly pods: readonly {
    readonly requestMilli: number | null;
    readonly usageMilli: number | null;
    readonly state: replicas.PodState;
  }[];
}

interface Value {
  readonly currentReplicas: number;
  readonly value: number;
  readonly target?: number;
  readonly targetPerPod?: number;
  readonly readyPods?: number;
}

function utilization(input: Utilization) {
  const pods = input.pods.map(({ requestMilli, usageMilli, state }) => ({
    state,
    request: requestMilli ?? 0,
    usage: usageMilli ?? undefined,
  }));
  const { currentReplicas, targetUtilization, tolerance } = input;
  return replicas.replicasForUtilization(currentReplicas, targetUtilization, pods, tolerance);
}

function ofValue({ currentReplicas, value, target, targetPerPod, readyPods = 0 }: Value) {
  if (targetPerPod === undefined) {
    const wanted = replicas.replicasForValue(currentReplicas, value, target ?? value, readyPods);
    return { replicas: wanted, reported: value };
  }
  const { perPod, ...wanted } = replicas.replicasForValuePerPod(
    currentReplicas,
    value,
    targetPerPod,
  );
  return { ...wanted, reported: perPod };
}

/** What one metric of a whole reconciliation asks for; `undefined` where it failed. */
function proposed(current: number, metric: Metric): number | undefined {
  if (metric.error === true) return undefined;
  const { levels = [], targetAverage, requestMilli, target = 100 } = metric;
  if (targetAverage !== undefined) {
    return replicas.replicasForAverage(current, targetAverage, levels).replicas;
  }
  if (metric.utilization !== undefined) return Math.ceil((metric.utilization / target) * current);
  const pods = levels.map((usage) => ({
    state: 'ready' as const,
    request: requestMilli ?? 0,
    usage,
  }));
  const wanted = replicas.replicasForUtilization(current, target, pods);
  return 'error' in wanted ? undefined : wanted.replicas;
}

/** Bounds come first; then the largest proposal, and none down while a metric is missing. */
function reconcile({ min, max, current, proposals = [] }: Whole) {
  if (current > max) return { replicas: max };
  if (current < min) return { replicas: min };
  const wanted = proposals.map((metric) => proposed(current, metric));
  const largest = Math.max(...wanted.map((one) => one ?? 0));
  if (wanted.includes(undefined) && largest < current) return { replicas: current };
  return limits.withinBounds(current, largest, min, max);
}

export const HPA = answers({
  resource_utilization(input: Utilization) {
    const wanted = utilization(input);
    if ('error' in wanted) return wanted;
    return {
      replicas: wanted.replicas,
      utilization: wanted.utilization,
      averageMilli: wanted.average,
    };
  },
  pods_metric: (input: {
    currentReplicas: number;
    targetAverage: number;
    levels: readonly number[];
  }) => replicas.replicasForAverage(input.currentReplicas, input.targetAverage, input.levels),
  object_metric: ofValue,
  external_metric: ofValue,
  group_pods(input: Group) {
    const { pod, sample } = input;
    const started = {
      startedAgo: pod.startedSecondsAgo,
      ready: pod.ready ?? undefined,
      readySinceAgo: pod.readySinceSecondsAgo,
    };
    const usable =
      input.metric !== 'cpu' ||
      isSampleUsable(
        started,
        { age: sample.ageSeconds, window: sample.windowSeconds },
        input.cpuInitializationPeriodSeconds,
        input.delayOfInitialReadinessStatusSeconds,
      );
    return usable ? 'ready' : 'ignored';
  },
  normalize_bounds: (input: Bounds) =>
    limits.withinBounds(input.current, input.desired, input.min, input.max),
  behavior_rate: (input: Rates) =>
    limits.withinRates(
      input.current,
      input.desired,
      input,
      {
        up: input.scaleUp ?? limits.DEFAULT_SCALE_UP,
        down: input.scaleDown ?? limits.DEFAULT_SCALE_DOWN,
      },
      { up: input.scaleUpEvents, down: input.scaleDownEvents },
    ),
  scale_limit: (input: {
    current: number;
    direction: 'up' | 'down';
    rules: limits.ScalingRules;
  }) => ({
    limit: limits.scaleLimit(input.direction, input.current, input.rules, { up: [], down: [] }),
  }),
  replicas_change_per_period: (input: {
    periodSeconds: number;
    events: readonly limits.ScalingEvent[];
  }) => ({ change: limits.changeWithin(input.events, input.periodSeconds) }),
  stabilize_downscale: (input: Recommended & { windowSeconds: number }) => ({
    replicas: limits.stabilize(Infinity, input.desired, input.recommendations, {
      upSeconds: 0,
      downSeconds: input.windowSeconds,
    }),
  }),
  stabilize_with_behavior: (
    input: Recommended & {
      current: number;
      scaleUpWindowSeconds: number;
      scaleDownWindowSeconds: number;
    },
  ) => ({
    replicas: limits.stabilize(input.current, input.desired, input.recommendations, {
      upSeconds: input.scaleUpWindowSeconds,
      downSeconds: input.scaleDownWindowSeconds,
    }),
  }),
  end_to_end_limits: reconcile,
});

interface Bounds {
  readonly current: number;
  readonly desired: number;
  readonly min: number;
  readonly max: number;
}

interface Rates extends Bounds {
  readonly scaleUp: limits.ScalingRules | null;
  readonly scaleDown: limits.ScalingRules | null;
  readonly scaleUpEvents: readonly limits.ScalingEvent[];
  readonly scaleDownEvents: readonly limits.ScalingEvent[];
}

interface Recommended {
  readonly desired: number;
  readonly recommendations: readonly limits.Recommendation[];
}

interface Metric {
  readonly error?: boolean;
  readonly levels?: readonly number[];
  readonly targetAverage?: number;
  readonly utilization?: number;
  readonly target?: number;
  readonly requestMilli?: number;
}

interface Whole {
  readonly min: number;
  readonly max: number;
  readonly current: number;
  readonly proposals?: readonly Metric[];
}

interface Group {
  readonly metric: 'cpu' | 'memory';
  readonly pod: {
    readonly startedSecondsAgo: number;
    readonly ready: boolean | null;
    readonly readySinceSecondsAgo: number;
  };
  readonly sample: { readonly ageSeconds: number; readonly windowSeconds: number };
  readonly cpuInitializationPeriodSeconds: number;
  readonly delayOfInitialReadinessStatusSeconds: number;
}
