/** The DaemonSet controller: one pod on each node that it is for. */

import type { Change } from './api-server.ts';
import { latestRevision, REVISION_LABEL, trimRevisions } from './controller-revisions.ts';
import { daemonPodSpec, verdictOf } from './daemon-nodes.ts';
import { byNode, countNodes, manageSteps, updateSteps, type DaemonSteps } from './daemon-steps.ts';
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
  api.watch((change) => {
    const { object } = change;
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
      const left = sync(parts, set, () => throttle.take(ACTOR));
      if (left === 'may not write') world.enqueue(throttle.wait, ACTOR, name);
      if (left === 'refused') retries.again(name);
      else retries.forget(name);
    },
  });
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

function sync(parts: Parts, set: DaemonSet, mayWrite: () => boolean): Left {
  const { api } = parts;
  const revision = latestRevision(parts, set);
  const hash = revision.meta.name.slice(set.meta.name.length + 1);
  const nodes = api.list('Node');
  const pods = byNode(api.podsOf(set.meta.uid));
  const steps = manageSteps(set, nodes, pods);
  const isSettled = steps.create.length === 0 && steps.remove.length === 0;
  const updates =
    isSettled && set.spec.strategy === 'RollingUpdate' ? updateSteps(set, nodes, pods, hash) : [];
  const left = take(
    parts,
    set,
    hash,
    isSettled ? { create: [], remove: updates } : steps,
    mayWrite,
  );
  const after = byNode(api.podsOf(set.meta.uid));
  const observed = set.meta.generation;
  writeStatus(parts, set, { observed, ...countNodes(set, nodes, after, hash) });
  const used = [...after.values()].flat().map(({ meta }) => meta.labels[REVISION_LABEL]);
  const names = used.map((label) => `${set.meta.name}-${label ?? ''}`);
  trimRevisions(parts, set, new Set([revision.meta.name, ...names]));
  return left;
}

function take(
  parts: Parts,
  set: DaemonSet,
  hash: string,
  { create, remove }: DaemonSteps,
  mayWrite: () => boolean,
): Left {
  const order = parts.settings.chance?.daemons?.(create) ?? create;
  for (const node of order.slice(0, BURST)) {
    if (!mayWrite()) return 'may not write';
    if (!makeDaemon(parts, set, hash, node)) return 'refused';
  }
  for (const pod of remove.slice(0, BURST)) {
    if (!mayWrite()) return 'may not write';
    if (pod.status.phase === 'Failed') tellFailed(parts, set, pod.meta.name, pod.spec.nodeName);
    deletePod(parts, pod);
    const message = `Deleted pod: ${pod.meta.name}`;
    tellOwner(parts, set, ACTOR, { reason: 'SuccessfulDelete', message });
  }
  return undefined;
}

/** False where the API server makes no pod. */
function makeDaemon(parts: Parts, set: DaemonSet, hash: string, node: string): boolean {
  const { labels, spec } = set.spec.template;
  const name = freeName(parts, set.meta.name);
  const refused = tryPod(parts, set, {
    name,
    labels: { ...labels, [REVISION_LABEL]: hash },
    spec: daemonPodSpec(spec, node),
  });
  tellCreated(parts, set, ACTOR, name, refused);
  return refused === undefined;
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
