/** The Deployment controller: moves pods from old ReplicaSets to the new one, step by step. */

import { nextNewReplicas, nextOldReplicas, type SetSize } from '../rolling-update.ts';
import { scaleProportionally, type ScaledSet } from '../proportional-scale.ts';
import { beyondHistory, isComplete } from '../rollout-status.ts';
import { claimSets } from './adoption.ts';
import type { Deployment, DeploymentStatus, Meta, ReplicaSet } from './objects.ts';
import { react, setsOf, tell, type Parts } from './parts.ts';
import { DEADLINES, DEPLOYMENTS, newSet, rolloutSpec, sizeNotes, withNewSet } from './revisions.ts';
import { notePause, waitForDeadline, withCounts, withProgress } from './rollout-conditions.ts';

/** A worker’s writes are stored one after the other; each takes about so long in a small cluster. */
const WRITE: readonly [number, number] = [3, 9];

export function addDeploymentController(parts: Parts): void {
  const { world, api } = parts;
  api.watch(({ object, old }) => {
    if (object.kind === 'Deployment') react(parts, DEPLOYMENTS, object.meta.name);
    if (object.kind !== 'ReplicaSet') return;
    for (const owner of new Set([object.meta.owner, old?.meta.owner])) {
      if (owner?.kind === 'Deployment') react(parts, DEPLOYMENTS, owner.name);
    }
  });
  /** Until when the deployment’s worker waits for its writes to be stored. */
  const busy = world.memory<number>('deployment-controller/busy');
  const wake = (name: string) => {
    const deployment = api.get('Deployment', name);
    if (deployment === undefined) return;
    const now = world.now();
    const until = busy.get(name) ?? now;
    if (until > now) {
      world.enqueue(until - now, DEPLOYMENTS, name);
      return;
    }
    const goesOn = takeStep(parts, deployment);
    const writes = goesOn ? 1 : sync(parts, notePause(parts, deployment));
    let after = now;
    for (let write = 0; write < writes; write += 1) after += world.uniform(...WRITE);
    busy.set(name, after);
    if (goesOn) world.enqueue(0, DEPLOYMENTS, name);
  };
  world.register(DEPLOYMENTS, { wake });
  world.register(DEADLINES, { wake });
}

/**
 * Gives how many writes it made. A set that was made comes before anything else is moved.
 *
 * Source: kubernetes/kubernetes, pkg/controller/deployment/deployment_controller.go (syncDeployment).
 */
function sync(parts: Parts, deployment: Deployment): number {
  if (deployment.meta.deletion !== undefined) {
    return writeStatus(parts, withCounts(parts, deployment));
  }
  claimSets(parts, deployment);
  if (deployment.spec.paused || wasScaled(parts, deployment)) {
    const current = withNewSet(parts, deployment, false);
    if (planSteps(parts, current)) return Number(takeStep(parts, current));
    return writeStatus(parts, withCounts(parts, current));
  }
  const sets = setsOf(parts, deployment).length;
  const current = withNewSet(parts, deployment, true);
  const made = sets > 0 && setsOf(parts, deployment).length > sets;
  const moved = !made && move(parts, current);
  if (!made && !moved) cleanHistory(parts, current);
  const after = withProgress(parts, current);
  const told = writeStatus(parts, after);
  waitForDeadline(parts, after);
  if (made) parts.world.enqueue(0, DEPLOYMENTS, deployment.meta.name);
  // The set and its revision; the status is written with the steps that follow.
  return made ? 2 : told + Number(moved);
}

function move(parts: Parts, deployment: Deployment): boolean {
  if (deployment.spec.strategy === 'Recreate') return recreate(parts, deployment);
  return roll(parts, deployment);
}

/** Gives the number of its writes. */
function writeStatus({ api }: Parts, { meta, status }: Deployment): 0 | 1 {
  const stored = api.get('Deployment', meta.name);
  if (stored === undefined || isSame(stored.status, status)) return 0;
  api.update('Deployment', { ...stored, status });
  return 1;
}

function isSame(a: DeploymentStatus, b: DeploymentStatus): boolean {
  return Object.entries(a).every(([field, value]) => {
    if (field !== 'conditions') return value === b[field as keyof DeploymentStatus];
    return a.conditions === b.conditions || JSON.stringify(value) === JSON.stringify(b.conditions);
  });
}

/** The new set takes the room that there is, then the old ones give up what they may. */
function roll(parts: Parts, deployment: Deployment): boolean {
  const fresh = newSet(parts, deployment);
  if (fresh === undefined) return false;
  const old = oldSets(parts, deployment);
  const total = fresh.replicas + old.reduce((sum, { replicas }) => sum + replicas, 0);
  const spec = rolloutSpec(deployment);
  const grown = nextNewReplicas(spec, fresh.replicas, total);
  if (resize(parts, deployment, fresh, grown)) return true;
  // A set's status that lags behind its size is no ground for taking away more.
  if (old.some(({ replicas, status }) => status.available > replicas)) return true;
  const sizes = nextOldReplicas(spec, old.map(sizeOf), sizeOf(fresh));
  return old
    .map((set, index) => resize(parts, deployment, set, sizes[index] ?? set.replicas))
    .some(Boolean);
}

/** All old pods go before a new one comes. */
function recreate(parts: Parts, deployment: Deployment): boolean {
  const old = oldSets(parts, deployment);
  if (old.map((set) => resize(parts, deployment, set, 0)).some(Boolean)) return true;
  if (old.some(({ meta }) => parts.api.podsOf(meta.uid).length > 0)) return true;
  const fresh = newSet(parts, deployment);
  return fresh !== undefined && resize(parts, deployment, fresh, deployment.spec.replicas);
}

function sizeOf({ replicas, status }: ReplicaSet): SetSize {
  return { replicas, available: status.available };
}

function oldSets(parts: Parts, deployment: Deployment): readonly ReplicaSet[] {
  const fresh = newSet(parts, deployment);
  return setsOf(parts, deployment).filter(({ meta }) => meta.uid !== fresh?.meta.uid);
}

/** Whether the replicas asked for aren't those that the sets were last sized for. */
function wasScaled(parts: Parts, deployment: Deployment): boolean {
  return setsOf(parts, deployment).some(
    ({ replicas, meta }) =>
      replicas > 0 && meta.annotations.desired !== String(deployment.spec.replicas),
  );
}

/** Sets and the sizes that they are to have. */
type Steps = readonly (readonly [set: string, replicas: number])[];

function stepsOf({ world }: Parts): Map<string, Steps> {
  return world.memory<Steps>('deployment-controller/steps');
}

/** Whether sets have to be sized anew: the largest first, and all as was reckoned at the start. */
function planSteps(parts: Parts, deployment: Deployment): boolean {
  const fresh = newSet(parts, deployment);
  const old = oldSets(parts, deployment).toReversed();
  const sizes = scaleProportionally(
    rolloutSpec(deployment),
    fresh && scaled(fresh),
    old.map(scaled),
  );
  const notes = sizeNotes(deployment);
  const steps = (fresh === undefined ? old : [fresh, ...old])
    .filter(({ meta, replicas }) => replicas > 0 || sizes[meta.name] !== 0)
    .filter(({ meta, replicas }) => sizes[meta.name] !== replicas || !isNoted(meta, notes))
    .toSorted((a, b) => b.replicas - a.replicas)
    .map(({ meta, replicas }) => [meta.name, sizes[meta.name] ?? replicas] as const);
  stepsOf(parts).set(deployment.meta.name, steps);
  return steps.length > 0;
}

/** Whether there was a step to do, which is done now. */
function takeStep(parts: Parts, deployment: Deployment): boolean {
  const [step, ...rest] = stepsOf(parts).get(deployment.meta.name) ?? [];
  if (step === undefined) return false;
  stepsOf(parts).set(deployment.meta.name, rest);
  const set = parts.api.get('ReplicaSet', step[0]);
  if (set !== undefined) resize(parts, deployment, set, step[1]);
  return true;
}

function scaled({ meta, replicas, status }: ReplicaSet): ScaledSet {
  const { desired = '0', max = '1' } = meta.annotations;
  const { available } = status;
  return { name: meta.name, replicas, available, desired: Number(desired), most: Number(max) };
}

/** Whether the set's size has changed; what it was sized for is noted on it. */
function resize(parts: Parts, deployment: Deployment, set: ReplicaSet, replicas: number): boolean {
  const notes = sizeNotes(deployment);
  if (replicas === set.replicas && isNoted(set.meta, notes)) return false;
  const annotations = { ...set.meta.annotations, ...notes };
  parts.api.update('ReplicaSet', { ...set, replicas, meta: { ...set.meta, annotations } });
  if (replicas === set.replicas) return false;
  const way = replicas > set.replicas ? 'up' : 'down';
  tell(parts, {
    reason: 'ScalingReplicaSet',
    about: `Deployment/${deployment.meta.name}`,
    message: `Scaled ${way} replica set ${set.meta.name} to ${String(replicas)}`,
    source: DEPLOYMENTS,
  });
  return true;
}

function isNoted({ annotations }: Meta, { desired, max }: ReturnType<typeof sizeNotes>): boolean {
  return annotations.desired === desired && annotations.max === max;
}

/** Old sets beyond the history's limit are deleted when a rollout is done. */
function cleanHistory(parts: Parts, deployment: Deployment): void {
  const { status, spec } = deployment;
  if (!isComplete(spec.replicas, status)) return;
  const old = oldSets(parts, deployment).map((set) => ({
    replicas: set.replicas,
    statusReplicas: set.status.replicas,
    name: set.meta.name,
  }));
  for (const { name } of beyondHistory(old, spec.historyLimit))
    parts.api.remove('ReplicaSet', name);
}
