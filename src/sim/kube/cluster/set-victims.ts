/** Which of a ReplicaSet's pods go when it has too many. */

import type { Pod, ReplicaSet } from './objects.ts';
import type { Parts } from './parts.ts';
import { isActive } from './pod-counts.ts';

/**
 * Which pods go first: those on no node, not running, not ready, on a node with more of the same
 * Deployment, ready for a shorter time (in whole seconds, as the API keeps times), restarted more
 * often, younger.
 *
 * Source: kubernetes/kubernetes, pkg/controller/controller_utils.go (ActivePodsWithRanks) and
 * pkg/controller/replicaset/replica_set.go (getPodsRankedByRelatedPodsOnSameNode), as of 1.20.
 */
export function victims(
  parts: Parts,
  set: ReplicaSet,
  pods: readonly Pod[],
  count: number,
): readonly Pod[] {
  const owner = set.meta.owner?.uid;
  const related = parts.api
    .list('ReplicaSet')
    .filter(({ meta }) => meta.uid === set.meta.uid || (owner && meta.owner?.uid === owner))
    .flatMap(({ meta }) => parts.api.podsOf(meta.uid))
    .filter(isActive);
  const onNode = new Map<string | undefined, number>();
  for (const { spec } of related) {
    onNode.set(spec.nodeName, (onNode.get(spec.nodeName) ?? 0) + 1);
  }
  const ranks = new Map(pods.map((pod) => [pod.meta.name, rankOf(pod, onNode)]));
  const order = shuffled(parts, pods);
  return order
    .toSorted((a, b) => compareRanks(ranks.get(a.meta.name) ?? [], ranks.get(b.meta.name) ?? []))
    .slice(0, count);
}

/** Equal pods in an order that chance gives. */
function shuffled({ world, settings }: Parts, pods: readonly Pod[]): readonly Pod[] {
  const given = settings.chance?.victims(pods.map(({ meta }) => meta.name));
  const places = new Map(
    pods.map(({ meta }) => [meta.name, given?.indexOf(meta.name) ?? world.uniform(0, 1)]),
  );
  return pods.toSorted((a, b) => (places.get(a.meta.name) ?? 0) - (places.get(b.meta.name) ?? 0));
}

const PHASES = ['Pending', 'Running', 'Succeeded', 'Failed'];

/** Smaller numbers first. */
function rankOf(
  { meta, spec, status }: Pod,
  onNode: ReadonlyMap<string | undefined, number>,
): readonly number[] {
  return [
    spec.nodeName === undefined ? 0 : 1,
    PHASES.indexOf(status.phase),
    status.ready ? 1 : 0,
    -(onNode.get(spec.nodeName) ?? 0),
    status.ready ? -Math.floor(status.readySince / 1000) : 0,
    -Math.max(0, ...status.containers.map(({ restarts }) => restarts)),
    -Math.floor(meta.created / 1000),
  ];
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const first = a.findIndex((value, index) => value !== b[index]);
  return first < 0 ? 0 : (a[first] ?? 0) - (b[first] ?? 0);
}
