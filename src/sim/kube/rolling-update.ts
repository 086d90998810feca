/** How a Deployment moves from old replica sets to a new one: bounds, steps and progress. */

export type Strategy = 'RollingUpdate' | 'Recreate';

/** A count of pods, or a share of the replicas such as "25%". */
export type IntOrPercent = number | string;

/** What a Deployment asks for. */
export interface RolloutSpec {
  readonly strategy: Strategy;
  readonly replicas: number;
  readonly maxSurge: IntOrPercent | undefined;
  readonly maxUnavailable: IntOrPercent | undefined;
}

/** A replica set as its Deployment sees it. */
export interface SetSize {
  readonly replicas: number;
  readonly available: number;
}

/** Pods above the replicas, and pods below, that a rollout may have. */
export interface Fenceposts {
  readonly surge: number;
  readonly unavailable: number;
}

/**
 * Percentages become counts: surge rounds up, unavailable rounds down, and where both would be 0 one
 * pod may be unavailable, since nothing could move else. `undefined` where one is no percentage.
 *
 * Source: kubernetes/kubernetes, pkg/controller/deployment/util/deployment_util.go (ResolveFenceposts).
 */
export function resolveFenceposts(
  maxSurge: IntOrPercent | undefined,
  maxUnavailable: IntOrPercent | undefined,
  replicas: number,
): Fenceposts | undefined {
  const surge = resolve(maxSurge ?? 0, replicas, Math.ceil);
  const unavailable = resolve(maxUnavailable ?? 0, replicas, Math.floor);
  if (surge === undefined || unavailable === undefined) return undefined;
  return { surge, unavailable: surge === 0 && unavailable === 0 ? 1 : unavailable };
}

/** A count out of a count or a percentage; `undefined` where it is neither. */
export function resolve(
  value: IntOrPercent,
  of: number,
  round: (value: number) => number,
): number | undefined {
  if (typeof value === 'number') return value;
  const percent = /^(\d+)%$/u.exec(value)?.[1];
  return percent === undefined ? undefined : round((Number(percent) * of) / 100);
}

function fenceposts({ strategy, replicas, maxSurge, maxUnavailable }: RolloutSpec): Fenceposts {
  const none = { surge: 0, unavailable: 0 };
  if (strategy !== 'RollingUpdate') return none;
  return resolveFenceposts(maxSurge, maxUnavailable, replicas) ?? none;
}

/** At most all of the replicas; 0 where nothing is rolled. */
export function maxUnavailable(spec: RolloutSpec): number {
  if (spec.strategy !== 'RollingUpdate' || spec.replicas === 0) return 0;
  return Math.min(fenceposts(spec).unavailable, spec.replicas);
}

export function maxSurge(spec: RolloutSpec): number {
  return fenceposts(spec).surge;
}

/**
 * Replicas of the new set after the next step; `total` counts the pods of all sets.
 *
 * Source: as above (NewRSNewReplicas).
 */
export function nextNewReplicas(spec: RolloutSpec, newReplicas: number, total: number): number {
  if (spec.strategy === 'Recreate' || newReplicas > spec.replicas) return spec.replicas;
  const room = spec.replicas + maxSurge(spec) - total;
  if (room <= 0) return newReplicas;
  return newReplicas + Math.min(room, spec.replicas - newReplicas);
}

/**
 * Replicas of the old sets, oldest first, after the next step: first those that aren't available
 * anyway, then others while enough stay.
 *
 * Source: kubernetes/kubernetes, pkg/controller/deployment/rolling.go (reconcileOldReplicaSets).
 */
export function nextOldReplicas(
  spec: RolloutSpec,
  old: readonly SetSize[],
  fresh: SetSize,
): readonly number[] {
  const least = spec.replicas - maxUnavailable(spec);
  const all = sum(old, 'replicas') + fresh.replicas;
  const most = all - least - (fresh.replicas - fresh.available);
  if (most <= 0) return old.map(({ replicas }) => replicas);
  const cleaned = cleanUpUnhealthy(old, most);
  const left = old.map((set, index) => ({ ...set, replicas: cleaned[index] ?? 0 }));
  return scaleDownAvailable(spec, left, sum(old, 'available') + fresh.available);
}

/** Takes away up to `most` pods that aren't available. */
export function cleanUpUnhealthy(old: readonly SetSize[], most: number): readonly number[] {
  let left = most;
  return old.map(({ replicas, available }) => {
    const gone = Math.min(left, Math.max(replicas - available, 0));
    left -= gone;
    return replicas - gone;
  });
}

/** Takes away pods while at least as many stay available as must; `available` counts all sets. */
export function scaleDownAvailable(
  spec: RolloutSpec,
  old: readonly SetSize[],
  available: number,
): readonly number[] {
  let left = Math.max(available - (spec.replicas - maxUnavailable(spec)), 0);
  return old.map(({ replicas }) => {
    const gone = Math.min(left, replicas);
    left -= gone;
    return replicas - gone;
  });
}

function sum(sets: readonly SetSize[], what: keyof SetSize): number {
  return sets.reduce((total, set) => total + set[what], 0);
}
