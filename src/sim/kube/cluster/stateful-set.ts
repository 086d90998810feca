/** The StatefulSet controller: pods with numbers, made and deleted in their order. */

import { claimPods } from './adoption.ts';
import {
  latestRevision,
  REVISION_LABEL,
  revisionsOf,
  trimRevisions,
} from './controller-revisions.ts';
import { deletePod, react, type Parts } from './parts.ts';
import { tellOwner, tryPod } from './pod-control.ts';
import { createRetries } from './retries.ts';
import { countPods, nextSteps, revisionOf, type StatefulStep } from './stateful-steps.ts';
import { createThrottle } from './throttle.ts';
import type { StatefulSet, StatefulSetStatus } from './workload-objects.ts';

const ACTOR = 'statefulset-controller';

export function addStatefulSetController(parts: Parts): void {
  const { world, api } = parts;
  const throttle = createThrottle(world);
  const retries = createRetries(world, ACTOR);
  api.watch(({ object }) => {
    if (object.kind === 'StatefulSet') react(parts, ACTOR, object.meta.name);
    if (object.kind === 'Pod' && object.meta.owner?.kind === 'StatefulSet') {
      react(parts, ACTOR, object.meta.owner.name);
    }
  });
  world.register(ACTOR, {
    wake(name) {
      const set = api.get('StatefulSet', name);
      const left = set && sync(parts, set, () => throttle.take(ACTOR));
      if (left === 'may not write') world.enqueue(throttle.wait, ACTOR, name);
      if (left === 'refused') retries.again(name);
      else retries.forget(name);
    },
  });
}

/** Why not all could be done now. */
type Left = 'may not write' | 'refused' | undefined;

function sync(parts: Parts, set: StatefulSet, mayWrite: () => boolean): Left {
  if (set.status.observed === 0) claimPods(parts, set);
  const pods = parts.api.podsOf(set.meta.uid);
  const update = latestRevision(parts, set);
  const known = revisionsOf(parts, set);
  const current = known.find(({ meta }) => meta.name === set.status.currentRevision) ?? update;
  const names = { current: current.meta.name, update: update.meta.name };
  const steps = set.meta.deletion === undefined ? nextSteps(set.spec, pods, names) : [];
  const done: StatefulStep[] = [];
  let left: Left;
  for (const step of steps) {
    if (!mayWrite()) {
      left = 'may not write';
      break;
    }
    if (take(parts, set, step)) done.push(step);
    else left = 'refused';
  }
  writeStatus(parts, set, {
    ...countPods(pods, done, names),
    observed: set.meta.generation,
    currentRevision: names.current,
    updateRevision: names.update,
  });
  trimRevisions(parts, set, () => new Set([...Object.values(names), ...pods.map(revisionOf)]));
  return left;
}

/** False where the API server makes no pod; its name may still be that of a pod of an earlier set. */
function take(parts: Parts, set: StatefulSet, step: StatefulStep): boolean {
  if (step.do === 'create') return create(parts, set, step);
  const { name } = step.pod.meta;
  if (step.why === 'failed') {
    tellOwner(parts, set, ACTOR, {
      reason: 'RecreatingFailedPod',
      message: `StatefulSet default/${set.meta.name} is recreating failed Pod ${name}`,
      severity: 'Warning',
    });
  }
  deletePod(parts, step.pod);
  const message = `delete Pod ${name} in StatefulSet ${set.meta.name} successful`;
  tellOwner(parts, set, ACTOR, { reason: 'SuccessfulDelete', message });
  return true;
}

function create(
  parts: Parts,
  set: StatefulSet,
  { ordinal, revision }: Extract<StatefulStep, { do: 'create' }>,
): boolean {
  const { api } = parts;
  const name = `${set.meta.name}-${String(ordinal)}`;
  const what = `create Pod ${name} in StatefulSet ${set.meta.name}`;
  const template = api.get('ControllerRevision', revision)?.template ?? set.spec.template;
  const refused = tryPod(parts, set, {
    name,
    labels: {
      ...template.labels,
      [REVISION_LABEL]: revision,
      'statefulset.kubernetes.io/pod-name': name,
    },
    spec: template.spec,
  });
  if (refused !== undefined) {
    const message = `${what} failed error: ${refused}`;
    tellOwner(parts, set, ACTOR, { reason: 'FailedCreate', message, severity: 'Warning' });
    return false;
  }
  tellOwner(parts, set, ACTOR, { reason: 'SuccessfulCreate', message: `${what} successful` });
  return true;
}

/** A rolling update is done when all pods are of the new revision and ready: it is the current then. */
function writeStatus({ api }: Parts, set: StatefulSet, counted: StatefulSetStatus): void {
  const { replicas, ready, updated, updateRevision } = counted;
  const complete =
    set.spec.strategy === 'RollingUpdate' && updated === replicas && ready === replicas;
  const status = complete
    ? { ...counted, current: updated, currentRevision: updateRevision }
    : counted;
  const stored = api.get('StatefulSet', set.meta.name);
  if (stored === undefined) return;
  const same = Object.entries(status).every(
    ([field, value]) => stored.status[field as keyof StatefulSetStatus] === value,
  );
  if (!same) api.update('StatefulSet', { ...stored, status });
}
