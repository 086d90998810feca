/** Adoption and release: a controller keeps what its selector matches, and nothing else. */

import { selects, type LabelSelector } from '../selectors.ts';
import type { Change } from './api-server.ts';
import type { Deployment, Owner, Pod, ReplicaSet } from './objects.ts';
import { letGo, takeOn } from './ownership.ts';
import { react, type Parts } from './parts.ts';
import type { DaemonSet, StatefulSet } from './workload-objects.ts';

const CLAIMS = 'controllers/claims';

/** Kinds that claim pods, and their controllers. A Job’s selector is its own: it finds no others. */
const CLAIMERS = {
  ReplicaSet: 'replicaset-controller',
  StatefulSet: 'statefulset-controller',
  DaemonSet: 'daemonset-controller',
} as const;

type Claimer = ReplicaSet | StatefulSet | DaemonSet;

function isClaimer(kind: string): kind is Claimer['kind'] {
  return kind in CLAIMERS;
}

function selectorOf(set: Claimer): LabelSelector {
  return set.kind === 'ReplicaSet' ? set.selector : set.spec.selector;
}

/** A StatefulSet takes only pods that bear one of its names. */
function matches(set: Claimer, { meta }: Pod): boolean {
  const isNamed = set.kind !== 'StatefulSet' || /^\d+$/u.test(restOf(meta.name, set.meta.name));
  return isNamed && selects(selectorOf(set), meta.labels);
}

function restOf(pod: string, set: string): string {
  return pod.startsWith(`${set}-`) ? pod.slice(set.length + 1) : '';
}

/**
 * Lets sets claim pods. A set looks when labels or owners of pods have changed and when it
 * is new, since nothing else can change what it owns: a selector stays as it was made.
 *
 * Source: kubernetes/kubernetes, pkg/controller/controller_ref_manager.go (ClaimObject).
 */
export function addAdoption(parts: Parts): void {
  const { world, api } = parts;
  api.watch((change) => {
    if (change.type === 'DELETED') return;
    const { object } = change;
    if (isClaimer(object.kind) && change.type === 'ADDED') {
      react(parts, CLAIMS, `${object.kind} ${object.meta.name}`);
    }
    if (object.kind === 'Pod')
      for (const key of concerned(parts, change, object)) react(parts, CLAIMS, key);
  });
  world.register(CLAIMS, {
    wake(key) {
      const [kind = '', name = ''] = key.split(' ');
      const set = isClaimer(kind) ? api.get(kind, name) : undefined;
      if (set !== undefined) claimPods(parts, set);
    },
  });
}

/** Kinds and names of the sets that may win or lose the pod. */
function concerned({ api }: Parts, { type, old }: Change, pod: Pod): readonly string[] {
  const { meta } = pod;
  const relabelled = type === 'MODIFIED' && old?.meta.labels !== meta.labels;
  if (meta.owner !== undefined) {
    const { kind, name } = meta.owner;
    return relabelled && isClaimer(kind) ? [`${kind} ${name}`] : [];
  }
  if (type === 'MODIFIED' && !relabelled && old?.meta.owner === undefined) return [];
  const sets = [...api.list('ReplicaSet'), ...api.list('StatefulSet'), ...api.list('DaemonSet')];
  return sets.filter((set) => matches(set, pod)).map((set) => `${set.kind} ${set.meta.name}`);
}

/** Lets go of pods that the set doesn’t match any more, and takes on those without an owner that it does. */
export function claimPods(parts: Parts, set: Claimer): void {
  const { api } = parts;
  const { kind, meta } = set;
  if (meta.deletion !== undefined) return;
  const lost = api.podsOf(meta.uid).filter((pod) => !matches(set, pod));
  for (const pod of lost) letGo(parts, pod);
  const won = api.ownerless().filter((pod) => matches(set, pod) && isFree(pod, selectorOf(set)));
  const owner: Owner = { kind, name: meta.name, uid: meta.uid };
  for (const pod of won) takeOn(parts, pod, owner);
  if (lost.length > 0) react(parts, CLAIMERS[kind], meta.name);
}

function isFree({ meta, status }: Pod | ReplicaSet, selector: ReplicaSet['selector']): boolean {
  const ended = 'phase' in status && (status.phase === 'Succeeded' || status.phase === 'Failed');
  return meta.deletion === undefined && !ended && selects(selector, meta.labels);
}

/** The same for a Deployment and its sets. */
export function claimSets(parts: Parts, { meta, spec }: Deployment): void {
  if (meta.deletion !== undefined) return;
  for (const set of parts.api.list('ReplicaSet')) {
    const { owner } = set.meta;
    if (owner === undefined && isFree(set, spec.selector)) {
      takeOn(parts, set, { kind: 'Deployment', name: meta.name, uid: meta.uid });
    } else if (owner?.uid === meta.uid && !selects(spec.selector, set.meta.labels)) {
      letGo(parts, set);
    }
  }
}
