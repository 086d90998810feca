/** What holds an autoscaler back: bounds, rates of change, and windows in which it stays calm. */

export type Reason =
  'DesiredWithinRange' | 'TooFewReplicas' | 'TooManyReplicas' | 'ScaleUpLimit' | 'ScaleDownLimit';

export interface Decision {
  readonly replicas: number;
  readonly reason: Reason;
}

export interface Policy {
  readonly type: 'Pods' | 'Percent';
  readonly value: number;
  readonly periodSeconds: number;
}

/** Which policy wins: the one that allows most or least, or none at all. */
export interface ScalingRules {
  readonly select: 'Max' | 'Min' | 'Disabled';
  readonly policies: readonly Policy[];
}

/** A change of replicas, so many seconds ago; a count, whichever way. */
export interface ScalingEvent {
  readonly ageSeconds: number;
  readonly change: number;
}

/** Source: kubernetes/kubernetes, pkg/apis/autoscaling/v2/defaults.go. */
export const DEFAULT_SCALE_UP: ScalingRules = {
  select: 'Max',
  policies: [
    { type: 'Pods', value: 4, periodSeconds: 15 },
    { type: 'Percent', value: 100, periodSeconds: 15 },
  ],
};
export const DEFAULT_SCALE_DOWN: ScalingRules = {
  select: 'Max',
  policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
};

/**
 * Bounds without rules: at most twice as many, or four.
 *
 * Source: pkg/controller/podautoscaler/horizontal.go (convertDesiredReplicasWithRules).
 */
export function withinBounds(current: number, desired: number, min: number, max: number): Decision {
  const step = Math.max(2 * current, 4);
  if (desired < min) return { replicas: min, reason: 'TooFewReplicas' };
  if (max > step && desired > step) return { replicas: step, reason: 'ScaleUpLimit' };
  if (desired > max) return { replicas: max, reason: 'TooManyReplicas' };
  return { replicas: desired, reason: 'DesiredWithinRange' };
}

export interface History {
  readonly up: readonly ScalingEvent[];
  readonly down: readonly ScalingEvent[];
}

/** Bounds and rules of change. Source: as above (convertDesiredReplicasWithBehaviorRate). */
export function withinRates(
  current: number,
  desired: number,
  bounds: { readonly min: number; readonly max: number },
  rules: { readonly up: ScalingRules; readonly down: ScalingRules },
  history: History,
): Decision {
  if (desired > current) {
    const limit = Math.max(scaleLimit('up', current, rules.up, history), current);
    const [most, reason] =
      bounds.max > limit
        ? ([limit, 'ScaleUpLimit'] as const)
        : ([bounds.max, 'TooManyReplicas'] as const);
    if (desired > most) return { replicas: most, reason };
  }
  if (desired < current) {
    const limit = Math.min(scaleLimit('down', current, rules.down, history), current);
    const [least, reason] =
      bounds.min < limit
        ? ([limit, 'ScaleDownLimit'] as const)
        : ([bounds.min, 'TooFewReplicas'] as const);
    if (desired < least) return { replicas: least, reason };
  }
  return { replicas: desired, reason: 'DesiredWithinRange' };
}

/** How far it may go now, by what was changed already within each policy's period. */
export function scaleLimit(
  direction: 'up' | 'down',
  current: number,
  { select, policies }: ScalingRules,
  history: History,
): number {
  if (select === 'Disabled') return current;
  const limits = policies.map(({ type, value, periodSeconds }) => {
    const before =
      current - changeWithin(history.up, periodSeconds) + changeWithin(history.down, periodSeconds);
    const change = direction === 'up' ? value : -value;
    if (type === 'Pods') return before + change;
    const moved = before * (1 + change / 100);
    // Rounded up, else a small set could never grow.
    return direction === 'up' ? Math.ceil(moved) : Math.trunc(moved);
  });
  const farthest = (direction === 'up') === (select === 'Max') ? Math.max : Math.min;
  return farthest(...limits);
}

/** Replicas changed in the last so many seconds. */
export function changeWithin(events: readonly ScalingEvent[], periodSeconds: number): number {
  return events
    .filter(({ ageSeconds }) => ageSeconds < periodSeconds)
    .reduce((sum, { change }) => sum + change, 0);
}

export interface Recommendation {
  readonly ageSeconds: number;
  readonly replicas: number;
}

/**
 * The desired count, held back by what was recommended lately: no lower than the largest of the window
 * for scaling down, no higher than the least of the window for scaling up.
 *
 * Source: as above (stabilizeRecommendationWithBehaviors).
 */
export function stabilize(
  current: number,
  desired: number,
  recommendations: readonly Recommendation[],
  windows: { readonly upSeconds: number; readonly downSeconds: number },
): number {
  const recent = (seconds: number) =>
    recommendations
      .filter(({ ageSeconds }) => ageSeconds < seconds)
      .map(({ replicas }) => replicas);
  const least = Math.min(desired, ...recent(windows.upSeconds));
  const most = Math.max(desired, ...recent(windows.downSeconds));
  return Math.min(Math.max(current, least), most);
}
