/** What becomes of each replica set when a Deployment is resized in the middle of a rollout. */

import { maxSurge, type RolloutSpec } from './rolling-update.ts';

/** A replica set, with what its Deployment wrote on it when it last scaled it. */
export interface ScaledSet {
  readonly name: string;
  readonly replicas: number;
  readonly available: number;
  /** The annotation desired-replicas. */
  readonly desired: number;
  /** The annotation max-replicas: replicas and surge of that time. */
  readonly most: number;
}

/**
 * New replicas by name. `fresh` is the new set, `old` the others, newest first.
 *
 * Source: kubernetes/kubernetes, pkg/controller/deployment/sync.go (scale) and
 * util/deployment_util.go (GetReplicaSetProportion).
 */
export function scaleProportionally(
  spec: RolloutSpec,
  fresh: ScaledSet | undefined,
  old: readonly ScaledSet[],
): Readonly<Record<string, number>> {
  const all = [...(fresh === undefined ? [] : [fresh]), ...old];
  const sizes = Object.fromEntries(all.map(({ name, replicas }) => [name, replicas]));
  const only = activeOrLatest(all, fresh, old);
  if (only !== undefined) return { ...sizes, [only.name]: spec.replicas };
  if (fresh !== undefined && isSaturated(spec, fresh)) {
    return { ...sizes, ...Object.fromEntries(old.map(({ name }) => [name, 0])) };
  }
  return spec.strategy === 'RollingUpdate' ? { ...sizes, ...spread(spec, all) } : sizes;
}

/** The one set that is alone in having pods; where none has any, the new one or the newest. */
function activeOrLatest(
  all: readonly ScaledSet[],
  fresh: ScaledSet | undefined,
  old: readonly ScaledSet[],
): ScaledSet | undefined {
  const active = all.filter(({ replicas }) => replicas > 0);
  if (active.length === 0) return fresh ?? old[0];
  return active.length === 1 ? active[0] : undefined;
}

function isSaturated({ replicas }: RolloutSpec, set: ScaledSet): boolean {
  return set.desired === replicas && set.replicas === replicas && set.available === replicas;
}

function spread(spec: RolloutSpec, all: readonly ScaledSet[]): Record<string, number> {
  const active = all.filter(({ replicas }) => replicas > 0);
  const allowed = spec.replicas > 0 ? spec.replicas + maxSurge(spec) : 0;
  const toAdd = allowed - active.reduce((sum, { replicas }) => sum + replicas, 0);
  // Larger first; of equal ones the newer first where pods are added, the older first where they go.
  const ordered = (toAdd > 0 ? active : [...active].reverse()).toSorted(
    (a, b) => b.replicas - a.replicas,
  );
  let added = 0;
  const sizes = ordered.map((set) => {
    const share = toAdd === 0 ? 0 : shareOf(spec, set, toAdd, added);
    added += share;
    return set.replicas + share;
  });
  return Object.fromEntries(
    ordered.map(({ name }, index) => {
      // What rounding left over goes to the largest.
      const rest = index === 0 ? toAdd - added : 0;
      return [name, Math.max((sizes[index] ?? 0) + rest, 0)];
    }),
  );
}

function shareOf(spec: RolloutSpec, set: ScaledSet, toAdd: number, added: number): number {
  if (toAdd === added) return 0;
  const left = toAdd - added;
  const fraction = fractionOf(spec, set);
  return toAdd > 0 ? Math.min(fraction, left) : Math.max(fraction, left);
}

function fractionOf(spec: RolloutSpec, { replicas, most }: ScaledSet): number {
  if (spec.replicas === 0) return -replicas;
  return Math.round((replicas * (spec.replicas + maxSurge(spec))) / most) - replicas;
}
