/** The Deployment controller: moves pods from old ReplicaSets to the new one, step by step. */

import { nextNewReplicas, nextOldReplicas, type SetSize } from '../rolling-update.ts';
import { scaleProportionally, type ScaledSet } from '../proportional-scale.ts';
import { beyondHistory, isComplete } from '../rollout-status.ts';
import { claimSets } from './adoption.ts';
import type { Deployment, DeploymentStatus, ReplicaSet } from './objects.ts';
import { react, setsOf, tell, type Parts } from './parts.ts';
import { DEADLINES, DEPLOYMENTS, newSet, rolloutSpec, sizeNotes, withNewSet } from './revisions.ts';
import { notePause, waitForDeadline, withCounts, withProgress } from './rollout-conditions.ts';

export function addDeploymentController(parts: Parts): void {
  const { world, api } = parts;
  api.watch(({ object, old }) => {
    if (object.kind === 'Deployment') react(parts, DEPLOYMENTS, object.meta.name);
    if (object.kind !== 'ReplicaSet') return;
    for (const owner of new Set([object.meta.owner, old?.meta.owner])) {
      if (owner?.kind === 'Deployment') react(parts, DEPLOYMENTS, owner.name);
    }
  });
  const wake = (name: string) => {
    const deployment = api.get('Deployment', name);
    if (deployment !== undefined) sync(parts, notePause(parts, deployment));
  };
  world.register(DEPLOYMENTS, { wake });
  world.register(DEADLINES, { wake });
}

/** Source: kubernetes/kubernetes, pkg/controller/deployment/deployment_controller.go (syncDeployment). */
function sync(parts: Parts, deployment: Deployment): void {
  if (deployment.meta.deletion !== undefined) {
    writeStatus(parts, withCounts(parts, deployment));
    return;
  }
  claimSets(parts, deployment);
  if (deployment.spec.paused || wasScaled(parts, deployment)) {
    const current = withNewSet(parts, deployment, false);
    scale(parts, current);
    writeStatus(parts, withCounts(parts, current));
    return;
  }
  const current = withNewSet(parts, deployment, true);
  const moved =
    current.spec.strategy === 'Recreate' ? recreate(parts, current) : roll(parts, current);
  if (!moved) cleanHistory(parts, current);
  const after = withProgress(parts, current);
  writeStatus(parts, after);
  waitForDeadline(parts, after);
}

function writeStatus({ api }: Parts, { meta, status }: Deployment): void {
  const stored = api.get('Deployment', meta.name);
  if (stored === undefined || isSame(stored.status, status)) return;
  api.update('Deployment', { ...stored, status });
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

function scale(parts: Parts, deployment: Deployment): void {
  const fresh = newSet(parts, deployment);
  const old = oldSets(parts, deployment).toReversed();
  const sizes = scaleProportionally(
    rolloutSpec(deployment),
    fresh && scaled(fresh),
    old.map(scaled),
  );
  const all = fresh === undefined ? old : [fresh, ...old];
  for (const set of all) {
    if (set.replicas > 0 || sizes[set.meta.name] !== 0) {
      resize(parts, deployment, set, sizes[set.meta.name] ?? set.replicas);
    }
  }
}

function scaled({ meta, replicas, status }: ReplicaSet): ScaledSet {
  const { desired = '0', max = '1' } = meta.annotations;
  const { available } = status;
  return { name: meta.name, replicas, available, desired: Number(desired), most: Number(max) };
}

/** Whether the set's size has changed; what it was sized for is noted on it. */
function resize(parts: Parts, deployment: Deployment, set: ReplicaSet, replicas: number): boolean {
  const notes = sizeNotes(deployment);
  const noted =
    set.meta.annotations.desired === notes.desired && set.meta.annotations.max === notes.max;
  if (replicas === set.replicas && noted) return false;
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
