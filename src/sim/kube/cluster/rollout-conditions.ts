/** What a Deployment's status says: counts, whether enough is available, and how the rollout goes. */

import { maxUnavailable } from '../rolling-update.ts';
import { hasTimedOut, isComplete, isProgressing } from '../rollout-status.ts';
import { replaceCondition, setCondition } from './conditions.ts';
import type { Condition, Deployment, DeploymentStatus, SetStatus } from './objects.ts';
import { setsOf, type Parts } from './parts.ts';
import { DEADLINES, mostReplicas, newSet, rolloutSpec } from './revisions.ts';

/**
 * The Deployment with its counts and the condition Available.
 *
 * Source: kubernetes/kubernetes, pkg/controller/deployment/sync.go (calculateStatus).
 */
export function withCounts(parts: Parts, deployment: Deployment): Deployment {
  const { meta, spec, status } = deployment;
  const sets = setsOf(parts, deployment);
  const sum = (what: keyof SetStatus) => sets.reduce((all, set) => all + set.status[what], 0);
  const available = sum('available');
  const least = spec.replicas - maxUnavailable(rolloutSpec(deployment));
  const condition: Condition =
    available >= least
      ? {
          type: 'Available',
          status: 'True',
          reason: 'MinimumReplicasAvailable',
          message: 'Deployment has minimum availability.',
          updated: parts.world.now(),
        }
      : {
          type: 'Available',
          status: 'False',
          reason: 'MinimumReplicasUnavailable',
          message: 'Deployment does not have minimum availability.',
          updated: parts.world.now(),
        };
  const counted: DeploymentStatus = {
    observed: meta.generation,
    replicas: sum('replicas'),
    updated: newSet(parts, deployment)?.status.replicas ?? 0,
    ready: sum('ready'),
    available,
    unavailable: Math.max(mostReplicas(parts, deployment) - available, 0),
    conditions: setCondition(status.conditions, condition),
  };
  return { ...deployment, status: counted };
}

/** The same with the conditions Progressing and ReplicaFailure. Source: progress.go (syncRolloutStatus). */
export function withProgress(parts: Parts, deployment: Deployment): Deployment {
  const progressed = withRollout(parts, deployment);
  const { status } = progressed;
  const sets = [newSet(parts, deployment), ...setsOf(parts, deployment)];
  const failure = sets.flatMap((set) => set?.failure ?? [])[0];
  const conditions =
    failure === undefined
      ? status.conditions.filter(({ type }) => type !== 'ReplicaFailure')
      : setCondition(status.conditions, failure);
  return { ...progressed, status: { ...status, conditions } };
}

function withRollout(parts: Parts, deployment: Deployment): Deployment {
  const counted = withCounts(parts, deployment);
  const { status, spec } = counted;
  const current = progressOf(deployment);
  const done = status.replicas === status.updated && current?.reason === 'NewReplicaSetAvailable';
  if (done) return counted;
  const set = `ReplicaSet "${newSet(parts, deployment)?.meta.name ?? ''}"`;
  const updated = parts.world.now();
  const progress = (reason: string, message: string, isTrue = true): Condition => ({
    ...{ type: 'Progressing', status: isTrue ? 'True' : 'False', reason, updated },
    message: `${set} ${message}`,
  });
  const withConditions = (conditions: readonly Condition[]) => ({
    ...counted,
    status: { ...status, conditions },
  });
  if (isComplete(spec.replicas, status)) {
    const complete = progress('NewReplicaSetAvailable', 'has successfully progressed.');
    return withConditions(setCondition(status.conditions, complete));
  }
  if (isProgressing(deployment.status, status)) {
    return withConditions(
      replaceCondition(status.conditions, progress('ReplicaSetUpdated', 'is progressing.')),
    );
  }
  const since = (updated - (current?.updated ?? updated)) / 1000;
  if (current !== undefined && hasTimedOut(spec.progressDeadline, since, current.reason)) {
    const late = progress('ProgressDeadlineExceeded', 'has timed out progressing.', false);
    return withConditions(setCondition(status.conditions, late));
  }
  return counted;
}

function progressOf({ status }: Deployment): Condition | undefined {
  return status.conditions.find(({ type }) => type === 'Progressing');
}

/** Past the deadline by so much is surely past it. */
const JUST_AFTER = 1;

/** Looks again when the deadline will have passed. */
export function waitForDeadline({ world }: Parts, deployment: Deployment): void {
  const { status, spec } = deployment;
  const current = progressOf(deployment);
  if (current === undefined || current.reason === 'ProgressDeadlineExceeded') return;
  if (isComplete(spec.replicas, status)) return;
  const due = current.updated + spec.progressDeadline * 1000 + JUST_AFTER;
  if (due > world.now()) world.enqueue(due - world.now(), DEADLINES, deployment.meta.name);
}

/** Says that a rollout was paused or resumed, so that waiting doesn't count against its deadline. */
export function notePause({ world, api }: Parts, deployment: Deployment): Deployment {
  const { spec, status } = deployment;
  const wasPaused = progressOf(deployment)?.reason === 'DeploymentPaused';
  if (spec.paused === wasPaused) return deployment;
  const conditions = setCondition(status.conditions, {
    type: 'Progressing',
    status: 'Unknown',
    reason: spec.paused ? 'DeploymentPaused' : 'DeploymentResumed',
    message: spec.paused ? 'Deployment is paused' : 'Deployment is resumed',
    updated: world.now(),
  });
  return api.update('Deployment', { ...deployment, status: { ...status, conditions } });
}
