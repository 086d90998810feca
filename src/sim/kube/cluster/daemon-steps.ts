/** What a DaemonSet does next: nodes that need a pod, and pods that have to go. */

import { resolve } from '../rolling-update.ts';
import { REVISION_LABEL } from './controller-revisions.ts';
import { targetOf, verdictOf } from './daemon-nodes.ts';
import type { Node, Pod } from './objects.ts';
import type { DaemonSet, DaemonSetStatus } from './workload-objects.ts';

export type PodsByNode = ReadonlyMap<string, readonly Pod[]>;

/** Oldest first on each node. */
export function byNode(pods: readonly Pod[]): PodsByNode {
  const groups = new Map<string, Pod[]>();
  for (const pod of pods) {
    const node = targetOf(pod);
    const group = groups.get(node);
    if (group === undefined) groups.set(node, [pod]);
    else group.push(pod);
  }
  return groups;
}

export interface DaemonSteps {
  /** Names of nodes. */
  readonly create: readonly string[];
  readonly remove: readonly Pod[];
}

function isLeaving({ meta }: Pod): boolean {
  return meta.deletion !== undefined;
}

/** A node has to be rid of its pod before it gets another. */
export function manageSteps(
  { spec }: DaemonSet,
  nodes: readonly Node[],
  pods: PodsByNode,
): DaemonSteps {
  const create: string[] = [];
  const remove: Pod[] = [];
  const names = new Set(nodes.map(({ meta }) => meta.name));
  for (const node of nodes) {
    const { runs, stays } = verdictOf(spec.template, node);
    const here = pods.get(node.meta.name);
    if (here === undefined) {
      if (runs) create.push(node.meta.name);
      continue;
    }
    const staying = here.filter((pod) => !isLeaving(pod));
    const working = staying.filter(({ status }) => status.phase !== 'Failed');
    if (stays) remove.push(...staying.filter((pod) => pod !== working[0]));
    else remove.push(...staying);
  }
  // A pod for a node that is gone can't be bound any more, and nobody else looks after it.
  for (const [node, lost] of pods) {
    if (!names.has(node)) remove.push(...lost.filter(({ spec: { nodeName } }) => !nodeName));
  }
  return { create, remove };
}

function isAvailable(pod: Pod): boolean {
  return pod.status.ready && !isLeaving(pod);
}

function isOf(revision: string): (pod: Pod) => boolean {
  return ({ meta }) => meta.labels[REVISION_LABEL] === revision;
}

/**
 * Old pods that may go now: all that don't serve anyway, and as many of the others as may be away.
 *
 * Source: kubernetes/kubernetes, pkg/controller/daemon/update.go (rollingUpdate), as of 1.20.
 */
export function updateSteps(
  { spec }: DaemonSet,
  nodes: readonly Node[],
  pods: PodsByNode,
  revision: string,
): readonly Pod[] {
  const wanted = nodes.filter((node) => verdictOf(spec.template, node).runs);
  const away = wanted.filter(({ meta }) => !(pods.get(meta.name) ?? []).some(isAvailable)).length;
  const mayBeAway = resolve(spec.maxUnavailable, wanted.length, Math.ceil) ?? 0;
  const room = Math.max(mayBeAway - away, 0);
  const isNew = isOf(revision);
  const old = nodes.flatMap(({ meta }) => (pods.get(meta.name) ?? []).filter((p) => !isNew(p)));
  const idle = old.filter((pod) => !pod.status.ready && !isLeaving(pod));
  return [...idle, ...old.filter(isAvailable).slice(0, room)];
}

/** Source: pkg/controller/daemon/daemon_controller.go (updateDaemonSetStatus). */
export function countNodes(
  { spec }: DaemonSet,
  nodes: readonly Node[],
  pods: PodsByNode,
  revision: string,
): Omit<DaemonSetStatus, 'observed'> {
  const isNew = isOf(revision);
  const wanted = nodes.filter((node) => verdictOf(spec.template, node).runs);
  const others = nodes.filter((node) => !verdictOf(spec.template, node).runs);
  const firsts = wanted.flatMap(({ meta }) => pods.get(meta.name)?.[0] ?? []);
  const available = firsts.filter(({ status }) => status.ready).length;
  return {
    desired: wanted.length,
    current: firsts.length,
    misscheduled: others.filter(({ meta }) => pods.has(meta.name)).length,
    ready: available,
    available,
    unavailable: wanted.length - available,
    updated: firsts.filter(isNew).length,
  };
}
