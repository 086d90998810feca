/** The ReplicaSet controller: keeps the number of pods that a set asks for. */

import type { Condition, ReplicaSet, SetStatus } from './objects.ts';
import { react, type Parts } from './parts.ts';
import { freeName, makePod } from './pod-control.ts';
import type { PodCount } from './pod-counts.ts';
import { Refused } from './refused.ts';
import { addAvailability, availableOf } from './set-availability.ts';
import { addSetDeletions, ACTOR, tellOf, type Deletions } from './set-deletions.ts';
import { createThrottle } from './throttle.ts';

const RETRY = 'replicaset-controller/retry';
const FIRST_RETRY = 5;
const LAST_RETRY = 1_000_000;
const LONG = 1000;
/** Pods made in one go. Source: pkg/controller/replicaset/replica_set.go (BurstReplicas). */
const BURST = 500;

export function addReplicaSetController(parts: Parts): void {
  const { world, api } = parts;
  const throttle = createThrottle(world);
  const deletions = addSetDeletions(parts);
  addAvailability(parts);
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
      const outcome = manage(parts, set, count, deletions);
      if (outcome === 'more') return;
      if (outcome === 'later') world.enqueue(throttle.wait, ACTOR, name);
      noteOutcome(parts, name, outcome);
      const after = withStatus(parts, set, count, outcome);
      if (after === set) return;
      if (throttle.take(ACTOR)) api.update('ReplicaSet', after);
      else world.enqueue(throttle.wait, ACTOR, name);
    },
  });
  world.register(RETRY, { wake: (name) => world.enqueue(0, ACTOR, name) });
}

/**
 * All done, or more to come as soon as this has arrived, or the client has to wait before the rest, or
 * the API server's words against a pod.
 */
type Outcome = 'done' | 'more' | 'later' | { readonly refused: string };

/**
 * After a failure the set is looked at again, each time after twice as long; until then it notices
 * only what happens to itself and its pods, not that there is room again.
 *
 * Source: client-go, util/workqueue/default_rate_limiters.go (DefaultControllerRateLimiter).
 */
function noteOutcome({ world, settings }: Parts, name: string, outcome: Outcome): void {
  const failures = world.memory<number>('replicaset-controller/failures');
  if (typeof outcome === 'string') {
    failures.delete(name);
    return;
  }
  const count = failures.get(name) ?? 0;
  failures.set(name, count + 1);
  const delay = Math.min(FIRST_RETRY * 2 ** count, LAST_RETRY);
  // How often it failed before is chance, as each change of a pod makes it try; so are long waits.
  const given = (settings.chance?.moment?.(RETRY) ?? -Infinity) - world.now();
  world.enqueue(given > 0 && delay > LONG ? given : delay, RETRY, name);
}

function manage(
  parts: Parts,
  set: ReplicaSet,
  { active }: PodCount,
  deletions: Deletions,
): Outcome {
  if (set.meta.deletion !== undefined || deletions.go(set)) return 'done';
  const batches = parts.world.memory<number>('replicaset-controller/batches');
  if (active >= set.replicas) {
    batches.delete(set.meta.name);
    if (active > set.replicas) deletions.start(set, active - set.replicas);
    return 'done';
  }
  return grow(parts, set, Math.min(set.replicas - active, BURST), batches);
}

/** One pod first, then two, then four: if they are refused, few are tried in vain. */
function grow(parts: Parts, set: ReplicaSet, count: number, batches: Map<string, number>): Outcome {
  const { name } = set.meta;
  const throttle = createThrottle(parts.world);
  const batch = batches.get(name) ?? 1;
  let refused: string | undefined;
  for (let made = 0; made < Math.min(batch, count); made += 1) {
    if (!throttle.take(ACTOR)) return 'later';
    refused = tryPod(parts, set) ?? refused;
  }
  if (refused === undefined && count > batch) {
    batches.set(name, 2 * batch);
    return 'more';
  }
  batches.delete(name);
  return refused === undefined ? 'done' : { refused };
}

/** The API server's words where it makes no pod. */
function tryPod(parts: Parts, set: ReplicaSet): string | undefined {
  try {
    createPod(parts, set);
    return undefined;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const message = `Error creating: ${error.message}`;
    tellOf(parts, set, { reason: 'FailedCreate', message, severity: 'Warning' });
    return error.message;
  }
}

function createPod(parts: Parts, set: ReplicaSet): void {
  const { labels, spec } = set.template;
  const { meta } = makePod(parts, set, { name: freeName(parts, set.meta.name), labels, spec });
  tellOf(parts, set, { reason: 'SuccessfulCreate', message: `Created pod: ${meta.name}` });
}

/** With what was there before this round's creations and deletions, as upstream counts it. */
function withStatus(
  parts: Parts,
  set: ReplicaSet,
  { active, ready }: PodCount,
  outcome: Outcome,
): ReplicaSet {
  const available = availableOf(parts, set, ready);
  const status: SetStatus = { replicas: active, ready, available };
  const { failure: before, ...rest } = set;
  const failure = failureAfter(parts, before, outcome);
  const same =
    failure === before &&
    status.replicas === set.status.replicas &&
    status.ready === set.status.ready &&
    status.available === set.status.available;
  return same ? set : { ...rest, status, ...(failure && { failure }) };
}

/** The first refusal stays as it was told until one round goes well. */
function failureAfter(
  { world }: Parts,
  before: Condition | undefined,
  outcome: Outcome,
): Condition | undefined {
  if (outcome === 'later' || outcome === 'more') return before;
  if (outcome === 'done') return undefined;
  const words = { reason: 'FailedCreate', message: outcome.refused, updated: world.now() };
  return before ?? { type: 'ReplicaFailure', status: 'True', ...words };
}
