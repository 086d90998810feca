/** The cluster at one moment, as it is drawn and told: plain data, small also for a large cluster. */

import type { Ms } from '../../../recording/units.ts';
import type { ApiServer } from '../cluster/api-server.ts';
import type { Cluster } from '../cluster/cluster.ts';
import type { Component } from '../cluster/components.ts';
import type { Node, Pod } from '../cluster/objects.ts';
import { nodeInfo } from '../scheduler/node-info.ts';
import { revisionOf } from '../cluster/revisions.ts';
import type { Mark } from './marks.ts';
import { workloadsOf, type WorkloadView } from './workload-view.ts';
import { podView, type PodState, type PodView } from './pod-view.ts';

export interface NodeView {
  readonly name: string;
  /** What the API server says; whether the machine has power and network, only the lab knows. */
  readonly ready: Node['ready'];
  readonly power: boolean;
  readonly network: boolean;
  readonly cordoned: boolean;
  readonly taints: readonly string[];
  /** Parts of what it offers that are asked for: 0 to 1. */
  readonly cpu: number;
  readonly memory: number;
  /** Nothing where there are too many to draw: then `counts` tells. */
  readonly pods: readonly PodView[];
  readonly counts: Readonly<Partial<Record<PodState, number>>>;
}

export interface Picture {
  readonly at: Ms;
  readonly nodes: readonly NodeView[];
  /** Pods on no node, or the first of them. */
  readonly waiting: readonly PodView[];
  readonly counts: Readonly<Partial<Record<PodState, number>>>;
  readonly workloads: readonly WorkloadView[];
  /** Names of Services. */
  readonly services: readonly string[];
  /** Parts of the control plane that don't run. */
  readonly stopped: readonly Component[];
  /** What was written to the API server just before, oldest first. */
  readonly messages: readonly Mark[];
  /** False: nodes hold counts alone. */
  readonly detailed: boolean;
  /** How many objects the API server keeps. */
  readonly objects: number;
}

/** Pods that can be told apart in one picture, and nodes. */
const MOST_PODS = 300;
const MOST_NODES = 24;
const COMPONENTS: readonly Component[] = [
  'kube-apiserver',
  'kube-scheduler',
  'kube-controller-manager',
];
/** What a reader would count as objects: not events. */
const KINDS = [
  ...(['Pod', 'Node', 'Service'] as const),
  ...(['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'Job'] as const),
  ...(['HorizontalPodAutoscaler', 'RuntimeClass'] as const),
];
/** A message can be seen for so long after it was sent, and no more than so many at once. */
const SEEN_FOR = 1000;
const MOST_MESSAGES = 6;
const MOST_WAITING = 24;

export function pictureOf(cluster: Cluster, marks: readonly Mark[], at: Ms): Picture {
  const { api, outages } = cluster;
  const pods = api.list('Pod');
  const nodes = api.list('Node');
  const detailed = pods.length <= MOST_PODS && nodes.length <= MOST_NODES;
  const unbound = pods.filter(({ spec }) => spec.nodeName === undefined);
  const view = viewer(cluster, detailed ? ordinals(marks) : new Map());
  return {
    at,
    nodes: nodes.map((node) => nodeView(cluster, node, detailed ? view : undefined)),
    stopped: COMPONENTS.filter((one) => outages.isStopped(one)),
    waiting: unbound.slice(0, MOST_WAITING).map(view),
    counts: counted(pods, api),
    workloads: workloadsOf(cluster),
    services: api.list('Service').map(({ meta }) => meta.name),
    messages: latest(marks, at),
    detailed,
    objects: KINDS.reduce((sum, kind) => sum + api.list(kind).length, 0),
  };
}

function viewer({ api, outages }: Cluster, numbers: ReadonlyMap<string, number>) {
  const sets = new Map(api.list('ReplicaSet').map((set) => [set.meta.uid, set]));
  const newest = new Map<string, number>();
  for (const set of sets.values()) {
    const owner = set.meta.owner?.name ?? set.meta.name;
    newest.set(owner, Math.max(newest.get(owner) ?? 0, revisionOf(set)));
  }
  return (pod: Pod): PodView => {
    const set = sets.get(pod.meta.owner?.uid ?? '');
    const owner = set?.meta.owner?.name ?? pod.meta.owner?.name ?? pod.meta.name;
    const revision = set === undefined ? 0 : revisionOf(set);
    return podView(pod, {
      ...{ owner, revision, number: numbers.get(pod.meta.name) ?? 0 },
      old: revision < (newest.get(owner) ?? 0),
      nodeIsReady: api.get('Node', pod.spec.nodeName ?? '')?.ready === 'True',
      hasPower: pod.spec.nodeName === undefined || outages.machine(pod.spec.nodeName).power,
    });
  };
}

/** Pods in the order in which they were made, counted for each first letter: "w1", "w2". */
function ordinals(marks: readonly Mark[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const found = new Map<string, number>();
  for (const { what, about } of marks) {
    if (what !== 'created') continue;
    const name = about.slice('Pod/'.length);
    const count = (counts.get(name.charAt(0)) ?? 0) + 1;
    counts.set(name.charAt(0), count);
    found.set(name, count);
  }
  return found;
}

function nodeView(
  { api, outages }: Cluster,
  node: Node,
  view: ((pod: Pod) => PodView) | undefined,
): NodeView {
  const pods = api.podsOn(node.meta.name);
  const { used, allocatable } = nodeInfo(node, pods);
  const part = (name: string) => Math.min(1, (used[name] ?? 0) / (allocatable[name] ?? Infinity));
  const { power, network } =
    view === undefined ? { power: true, network: true } : outages.machine(node.meta.name);
  return {
    name: node.meta.name,
    ready: node.ready,
    ...{ power, network },
    cordoned: node.unschedulable,
    taints: node.taints.map(({ key, effect }) => `${key}:${effect}`),
    cpu: part('cpu'),
    memory: part('memory'),
    pods: view === undefined ? [] : pods.map(view),
    counts: counted(pods, api),
  };
}

function counted(pods: readonly Pod[], api: ApiServer): Partial<Record<PodState, number>> {
  const counts: Partial<Record<PodState, number>> = {};
  const context = { owner: '', revision: 0, number: 0, old: false, hasPower: true };
  for (const pod of pods) {
    const nodeIsReady = api.get('Node', pod.spec.nodeName ?? '')?.ready === 'True';
    const { state } = podView(pod, { ...context, nodeIsReady });
    counts[state] = (counts[state] ?? 0) + 1;
  }
  return counts;
}

function latest(marks: readonly Mark[], at: Ms): readonly Mark[] {
  const found: Mark[] = [];
  for (let index = endOf(marks, at) - 1; index >= 0 && found.length < MOST_MESSAGES; index -= 1) {
    const mark = marks[index];
    if (mark === undefined || mark.at < Math.max(0, at - SEEN_FOR)) break;
    if (mark.words !== '' && mark.by !== 'you') found.unshift(mark);
  }
  return found;
}

/** The index after the last mark at or before `at`: marks stand in order of time. */
function endOf(marks: readonly Mark[], at: Ms): number {
  let [low, high] = [0, marks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.at ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
