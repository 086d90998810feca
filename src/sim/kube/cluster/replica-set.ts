/** The ReplicaSet controller: keeps the number of pods that a set asks for. */

import type { Condition, ReplicaSet, SetStatus } from './objects.ts';
import { deletePod, react, tell, type Parts } from './parts.ts';
import { freeName, makePod } from './pod-control.ts';
import { isActive, type PodCount } from './pod-counts.ts';
import { Refused } from './refused.ts';
import { victims } from './set-victims.ts';
import { createThrottle } from './throttle.ts';

const ACTOR = 'replicaset-controller';
const RETRY = 'replicaset-controller/retry';
const FIRST_RETRY = 5;
const LAST_RETRY = 1_000_000;
/** Pods made in one go. Source: pkg/controller/replicaset/replica_set.go (BurstReplicas). */
const BURST = 500;

export function addReplicaSetController(parts: Parts): void {
  const { world, api } = parts;
  const throttle = createThrottle(world);
  api.watch(({ object }) => {
    if (object.kind === 'ReplicaSet') react(parts, ACTOR, object.meta.name);
    if (object.kind === 'Pod' && object.meta.owner?.kind === 'ReplicaSet') {
      react(parts, ACTOR, object.meta.owner.name);
    }
  });
  world.register(ACTOR, {
    wake(name) {
      const set = api.get('ReplicaSet', name);
      if (set === undefined) return;
      const count = api.countOf(set.meta.uid);
      const outcome = manage(parts, set, count, () => throttle.take(ACTOR));
      if (outcome === 'later') world.enqueue(throttle.wait, ACTOR, name);
      noteOutcome(parts, name, outcome);
      writeStatus(parts, set, count, outcome);
    },
  });
  world.register(RETRY, { wake: (name) => world.enqueue(0, ACTOR, name) });
}

/** All done, or the client has to wait before the rest, or the API server's words against a pod. */
type Outcome = 'done' | 'later' | { readonly refused: string };

/**
 * After a failure the set is looked at again, each time after twice as long; until then it notices
 * only what happens to itself and its pods, not that there is room again.
 *
 * Source: client-go, util/workqueue/default_rate_limiters.go (DefaultControllerRateLimiter).
 */
function noteOutcome({ world }: Parts, name: string, outcome: Outcome): void {
  const failures = world.memory<number>('replicaset-controller/failures');
  if (typeof outcome === 'string') {
    failures.delete(name);
    return;
  }
  const count = failures.get(name) ?? 0;
  failures.set(name, count + 1);
  world.enqueue(Math.min(FIRST_RETRY * 2 ** count, LAST_RETRY), RETRY, name);
}

function manage(
  parts: Parts,
  set: ReplicaSet,
  { active }: PodCount,
  mayWrite: () => boolean,
): Outcome {
  const chosen = parts.world.memory<Chosen>('replicaset-controller/chosen');
  if (active > set.replicas) return shrink(parts, set, active - set.replicas, chosen, mayWrite);
  chosen.delete(set.meta.name);
  return grow(parts, set, Math.min(set.replicas - active, BURST), mayWrite);
}

/** One pod first, then two, then four: if they are refused, few are tried in vain. */
function grow(parts: Parts, set: ReplicaSet, count: number, mayWrite: () => boolean): Outcome {
  let left = count;
  for (let batch = 1; left > 0; batch *= 2) {
    let refused: string | undefined;
    const after = Math.max(0, left - batch);
    for (; left > after; left -= 1) {
      if (!mayWrite()) return 'later';
      refused = tryPod(parts, set) ?? refused;
    }
    if (refused !== undefined) return { refused };
  }
  return 'done';
}

/** The API server's words where it makes no pod. */
function tryPod(parts: Parts, set: ReplicaSet): string | undefined {
  try {
    createPod(parts, set);
    return undefined;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const message = `Error creating: ${error.message}`;
    tell(parts, { ...event(set, 'FailedCreate', message), severity: 'Warning' });
    return error.message;
  }
}

/** Pods that a set is getting rid of, and how many of them it has deleted. */
interface Chosen {
  readonly names: readonly string[];
  readonly done: number;
}

/** Those that are to go are chosen once, and then deleted as fast as the client may. */
function shrink(
  parts: Parts,
  set: ReplicaSet,
  count: number,
  chosen: Map<string, Chosen>,
  mayWrite: () => boolean,
): Outcome {
  const before = chosen.get(set.meta.name);
  // As many as there were left: none of them has gone by another hand.
  const goesOn = before !== undefined && before.names.length - before.done === count;
  const names = goesOn ? before.names : chooseVictims(parts, set, count);
  for (let done = goesOn ? before.done : 0; done < names.length; done += 1) {
    const name = names[done] ?? '';
    const victim = parts.api.get('Pod', name);
    if (!mayWrite()) {
      chosen.set(set.meta.name, { names, done });
      return 'later';
    }
    if (victim !== undefined) deletePod(parts, victim);
    tell(parts, event(set, 'SuccessfulDelete', `Deleted pod: ${name}`));
  }
  chosen.delete(set.meta.name);
  return 'done';
}

function chooseVictims(parts: Parts, set: ReplicaSet, count: number): readonly string[] {
  const pods = parts.api.podsOf(set.meta.uid).filter(isActive);
  return victims(parts, set, pods, count).map(({ meta }) => meta.name);
}

function createPod(parts: Parts, set: ReplicaSet): void {
  const { labels, spec } = set.template;
  const { meta } = makePod(parts, set, { name: freeName(parts, set.meta.name), labels, spec });
  tell(parts, event(set, 'SuccessfulCreate', `Created pod: ${meta.name}`));
}

function event({ meta }: Pick<ReplicaSet, 'meta'>, reason: string, message: string) {
  return { reason, message, about: `ReplicaSet/${meta.name}`, source: ACTOR };
}

/** What was there before this round's creations and deletions, as upstream counts it. */
function writeStatus(
  parts: Parts,
  set: ReplicaSet,
  { active, ready }: PodCount,
  outcome: Outcome,
): void {
  const status: SetStatus = { replicas: active, ready, available: ready };
  const { failure: before, ...rest } = set;
  const failure = failureAfter(parts, before, outcome);
  const same =
    failure === before &&
    status.replicas === set.status.replicas &&
    status.ready === set.status.ready &&
    status.available === set.status.available;
  if (!same) parts.api.update('ReplicaSet', { ...rest, status, ...(failure && { failure }) });
}

/** The first refusal stays as it was told until one round goes well. */
function failureAfter(
  { world }: Parts,
  before: Condition | undefined,
  outcome: Outcome,
): Condition | undefined {
  if (outcome === 'later') return before;
  if (outcome === 'done') return undefined;
  const words = { reason: 'FailedCreate', message: outcome.refused, updated: world.now() };
  return before ?? { type: 'ReplicaFailure', status: 'True', ...words };
}
