/** When a set’s pods count as available: at once when they are ready, or after a time of being ready. */

import type { ReplicaSet } from './objects.ts';
import type { Parts } from './parts.ts';
import { isActive } from './pod-counts.ts';
import { ACTOR } from './set-deletions.ts';

const AGAIN = 'replicaset-controller/availability';
/** So much later than needed the controller looks again. Source: pkg/controller/replicaset/replica_set.go. */
const SKEW = 1000;

export function addAvailability({ world }: Parts): void {
  world.register(AGAIN, { wake: (name) => world.enqueue(0, ACTOR, name) });
}

/**
 * How many of the ready pods are available; the set is looked at again when more may be. The API keeps
 * times in whole seconds. Source: kubernetes/kubernetes, pkg/api/pod/util.go (IsPodAvailable).
 */
export function availableOf({ world, api }: Parts, set: ReplicaSet, ready: number): number {
  const { minReady = 0, meta } = set;
  if (minReady === 0) return ready;
  const now = world.now();
  let available = 0;
  for (const pod of api.podsOf(meta.uid)) {
    const { status } = pod;
    if (!isActive(pod) || !status.ready) continue;
    if (1000 * (Math.floor(status.readySince / 1000) + minReady) < now) available += 1;
    else {
      const wait = status.readySince + 1000 * minReady + SKEW - now;
      world.enqueue(Math.max(1, wait), AGAIN, meta.name);
    }
  }
  return available;
}
