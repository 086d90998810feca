/** How the ReplicaSet controller deletes the pods that a set has too many, and tells of what it does. */

import type { ReplicaSet } from './objects.ts';
import { deletePod, react, tell, type Parts } from './parts.ts';
import { isActive } from './pod-counts.ts';
import { victims } from './set-victims.ts';
import { createThrottle } from './throttle.ts';

export const ACTOR = 'replicaset-controller';
const LANDING = 'replicaset-controller/deletions';
/** A deletion takes so long; those sent together arrive one after the other, so far apart on average. */
const FIRST: readonly [number, number] = [2, 8];
const APART = 3;

export interface Deletions {
  /** Whether some that were sent haven't arrived: until then no others are chosen. */
  go(set: ReplicaSet): boolean;
  start(set: ReplicaSet, count: number): void;
}

export function addSetDeletions(parts: Parts): Deletions {
  const { world, api } = parts;
  /** Deletions on their way, by the name of the set. */
  const sent = world.memory<number>('replicaset-controller/sent');
  const throttle = createThrottle(world);
  world.register(LANDING, {
    wake(key) {
      const [name = '', victim = ''] = key.split(' ');
      const left = (sent.get(name) ?? 1) - 1;
      if (left > 0) sent.set(name, left);
      else sent.delete(name);
      const pod = api.get('Pod', victim);
      if (pod !== undefined) deletePod(parts, pod);
      const set = api.get('ReplicaSet', name);
      if (set === undefined) return;
      tellOf(parts, set, { reason: 'SuccessfulDelete', message: `Deleted pod: ${victim}` });
      react(parts, ACTOR, name);
    },
  });
  return {
    go: ({ meta }) => sent.has(meta.name),
    start(set, count) {
      const pods = api.podsOf(set.meta.uid).filter(isActive);
      const chosen = victims(parts, set, pods, Math.min(count, pods.length));
      if (chosen.length > 0) sent.set(set.meta.name, chosen.length);
      let after = world.uniform(...FIRST);
      for (const { meta } of chosen) {
        world.after(after + throttle.spend(ACTOR), LANDING, `${set.meta.name} ${meta.name}`);
        after -= APART * Math.log(1 - world.uniform(0, 1));
      }
    },
  };
}

/** Events of one object that are sent at once, and how long until another may be. */
const AT_ONCE = 25;
const ANOTHER = 300_000;

/**
 * Tells something about a set: the events go through the controller's own client, and count against
 * its limit. Source: client-go, tools/record/events_cache.go (the spam filter's burst and rate).
 */
export function tellOf(
  parts: Parts,
  { meta }: ReplicaSet,
  event: { reason: string; message: string; severity?: 'Normal' | 'Warning' },
): void {
  const { world } = parts;
  tell(parts, { ...event, about: `ReplicaSet/${meta.name}`, source: ACTOR });
  const told = world.memory<{ left: number; at: number }>('replicaset-controller/told');
  const now = world.now();
  const { left, at } = told.get(meta.name) ?? { left: AT_ONCE, at: now };
  const grown = Math.min(left + (now - at) / ANOTHER, AT_ONCE);
  const sends = grown >= 1;
  told.set(meta.name, { left: sends ? grown - 1 : grown, at: now });
  if (sends) createThrottle(world).spend(ACTOR);
}
