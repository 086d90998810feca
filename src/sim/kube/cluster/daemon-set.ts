/** The DaemonSet controller: one pod on each node that it is for. */

import { resolve } from '../rolling-update.ts';
import { claimPods } from './adoption.ts';
import type { Change } from './api-server.ts';
import { latestRevision, REVISION_LABEL, trimRevisions } from './controller-revisions.ts';
import { daemonPodSpec, verdictOf } from './daemon-nodes.ts';
import { createDaemonView, type DaemonView } from './daemon-view.ts';
import type { Pod } from './objects.ts';
import { deletePod, react, type Parts } from './parts.ts';
import { freeName, tellCreated, tellOwner, tryPod } from './pod-control.ts';
import { createRetries } from './retries.ts';
import { createThrottle } from './throttle.ts';
import type { DaemonSet, DaemonSetStatus } from './workload-objects.ts';

const ACTOR = 'daemonset-controller';
/** Pods made or deleted in one go. Source: pkg/controller/daemon/daemon_controller.go (BurstReplicas). */
const BURST = 250;

export function addDaemonSetController(parts: Parts): void {
  const { world, api } = parts;
  const throttle = createThrottle(world);
  const retries = createRetries(world, ACTOR);
  const views = createViews(parts);
  api.watch((change) => {
    const { object } = change;
    views.observe(change);
    if (object.kind === 'DaemonSet') react(parts, ACTOR, object.meta.name);
    if (object.kind === 'Pod' && object.meta.owner?.kind === 'DaemonSet') {
      react(parts, ACTOR, object.meta.owner.name);
    }
    for (const set of concerned(parts, change)) react(parts, ACTOR, set.meta.name);
  });
  world.register(ACTOR, {
    wake(name) {
      const set = api.get('DaemonSet', name);
      if (set === undefined || set.meta.deletion !== undefined) return;
      const left = sync(parts, set, views.of(set), () => throttle.take(ACTOR));
      if (left === 'may not write') world.enqueue(throttle.wait, ACTOR, name);
      if (left === 'refused') retries.again(name);
      else retries.forget(name);
    },
  });
}

/** A view of each set, by its uid. All in them is known to the API server too, so it isn't saved. */
function createViews(parts: Parts) {
  const views = new Map<string, DaemonView>();
  parts.api.onReindex(() => {
    views.clear();
  });
  return {
    of(set: DaemonSet): DaemonView {
      const { name, uid } = set.meta;
      const hash = latestRevision(parts, set).meta.name.slice(name.length + 1);
      const known = views.get(uid);
      const same = known?.hash === hash && known.set.spec.template === set.spec.template;
      const view = same ? known : createDaemonView(parts.api, set, hash);
      views.set(uid, view);
      return view;
    },
    observe({ type, object }: Change): void {
      if (object.kind === 'DaemonSet' && type === 'DELETED') views.delete(object.meta.uid);
      if (object.kind === 'Node') for (const view of views.values()) view.touch(object.meta.name);
      if (object.kind !== 'Pod' || object.meta.owner?.kind !== 'DaemonSet') return;
      const view = views.get(object.meta.owner.uid);
      if (type === 'DELETED') view?.drop(object);
      else view?.put(object);
    },
  };
}

/** Sets for which a node has come or has become another; one that goes is left to others. */
function concerned({ api }: Parts, { type, object, old }: Change): readonly DaemonSet[] {
  if (object.kind !== 'Node' || type === 'DELETED') return [];
  return api.list('DaemonSet').filter(({ spec }) => {
    const now = verdictOf(spec.template, object);
    if (old?.kind !== 'Node') return now.runs;
    const before = verdictOf(spec.template, old);
    return before.runs !== now.runs || before.stays !== now.stays;
  });
}

/** Why not all could be done now. */
type Left = 'may not write' | 'refused' | undefined;

/** Revisions change nothing before each node has the one pod that it should have. */
function sync(parts: Parts, set: DaemonSet, view: DaemonView, mayWrite: () => boolean): Left {
  if (set.status.observed === 0) claimPods(parts, set);
  const { create, remove } = view.manage();
  const isSettled = create.length === 0 && remove.length === 0;
  const left = isSettled
    ? removePods(parts, set, update(set, view), mayWrite)
    : (makePods(parts, set, view.hash, create, mayWrite) ??
      removePods(parts, set, remove, mayWrite));
  const { away: _, ...counts } = view.counts();
  writeStatus(parts, set, { observed: set.meta.generation, ...counts });
  trimRevisions(parts, set, () => {
    const hashes = parts.api
      .podsOf(set.meta.uid)
      .map(({ meta }) => meta.labels[REVISION_LABEL] ?? '');
    return new Set([view.hash, ...hashes].map((hash) => `${set.meta.name}-${hash}`));
  });
  return left;
}

/**
 * Old pods that may go now: all that don't serve anyway, and as many of the others as may be away.
 *
 * Source: kubernetes/kubernetes, pkg/controller/daemon/update.go (rollingUpdate), as of 1.20.
 */
function update({ spec }: DaemonSet, view: DaemonView): readonly Pod[] {
  if (spec.strategy !== 'RollingUpdate') return [];
  const { desired, away } = view.counts();
  const room = (resolve(spec.maxUnavailable, desired, Math.ceil) ?? 0) - away;
  return room > 0 ? [...view.idle(), ...view.serving().slice(0, room)] : view.idle();
}

function makePods(
  parts: Parts,
  set: DaemonSet,
  hash: string,
  nodes: readonly string[],
  mayWrite: () => boolean,
): Left {
  const order = parts.settings.chance?.daemons?.(nodes) ?? nodes;
  for (const node of order.slice(0, BURST)) {
    if (!mayWrite()) return 'may not write';
    const { labels, spec } = set.spec.template;
    const name = freeName(parts, set.meta.name);
    const refused = tryPod(parts, set, {
      name,
      labels: { ...labels, [REVISION_LABEL]: hash },
      spec: daemonPodSpec(spec, node),
    });
    tellCreated(parts, set, ACTOR, name, refused);
    if (refused !== undefined) return 'refused';
  }
  return undefined;
}

function removePods(
  parts: Parts,
  set: DaemonSet,
  pods: readonly Pod[],
  mayWrite: () => boolean,
): Left {
  for (const pod of pods.slice(0, BURST)) {
    if (!mayWrite()) return 'may not write';
    if (pod.status.phase === 'Failed') tellFailed(parts, set, pod.meta.name, pod.spec.nodeName);
    deletePod(parts, pod);
    const message = `Deleted pod: ${pod.meta.name}`;
    tellOwner(parts, set, ACTOR, { reason: 'SuccessfulDelete', message });
  }
  return undefined;
}

function tellFailed(parts: Parts, set: DaemonSet, name: string, node = ''): void {
  tellOwner(parts, set, ACTOR, {
    reason: 'FailedDaemonPod',
    message: `Found failed daemon pod default/${name} on node ${node}, will try to kill it`,
    severity: 'Warning',
  });
}

function writeStatus({ api }: Parts, { meta }: DaemonSet, status: DaemonSetStatus): void {
  const stored = api.get('DaemonSet', meta.name);
  if (stored === undefined) return;
  const same = Object.entries(status).every(
    ([field, value]) => stored.status[field as keyof DaemonSetStatus] === value,
  );
  if (!same) api.update('DaemonSet', { ...stored, status });
}
