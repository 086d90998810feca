/** Adoption and release: a controller keeps what its selector matches, and nothing else. */

import { selects } from '../selectors.ts';
import type { Change } from './api-server.ts';
import type { Deployment, Owner, Pod, ReplicaSet } from './objects.ts';
import { letGo, takeOn } from './ownership.ts';
import { react, type Parts } from './parts.ts';

const REPLICA_SETS = 'replicaset-controller';
const CLAIMS = 'replicaset-controller/claims';

/**
 * Lets ReplicaSets claim pods. A set looks when labels or owners of pods have changed and when it
 * is new, since nothing else can change what it owns: a selector stays as it was made.
 *
 * Source: kubernetes/kubernetes, pkg/controller/controller_ref_manager.go (ClaimObject).
 */
export function addAdoption(parts: Parts): void {
  const { world, api } = parts;
  api.watch((change) => {
    if (change.type === 'DELETED') return;
    const { object } = change;
    if (object.kind === 'ReplicaSet' && change.type === 'ADDED') {
      react(parts, CLAIMS, object.meta.name);
    }
    if (object.kind === 'Pod')
      for (const name of concerned(parts, change, object)) react(parts, CLAIMS, name);
  });
  world.register(CLAIMS, {
    wake(name) {
      const set = api.get('ReplicaSet', name);
      if (set !== undefined) claim(parts, set);
    },
  });
}

/** Names of the sets that may win or lose the pod. */
function concerned({ api }: Parts, { type, old }: Change, { meta }: Pod): readonly string[] {
  const relabelled = type === 'MODIFIED' && old?.meta.labels !== meta.labels;
  if (meta.owner !== undefined) {
    return relabelled && meta.owner.kind === 'ReplicaSet' ? [meta.owner.name] : [];
  }
  if (type === 'MODIFIED' && !relabelled && old?.meta.owner === undefined) return [];
  return api
    .list('ReplicaSet')
    .filter(({ selector }) => selects(selector, meta.labels))
    .map((set) => set.meta.name);
}

function claim(parts: Parts, { meta, selector }: ReplicaSet): void {
  const { api } = parts;
  if (meta.deletion !== undefined) return;
  const lost = api.podsOf(meta.uid).filter((pod) => !selects(selector, pod.meta.labels));
  for (const pod of lost) letGo(parts, pod);
  const won = api.ownerless().filter((pod) => isFree(pod, selector));
  const owner: Owner = { kind: 'ReplicaSet', name: meta.name, uid: meta.uid };
  for (const pod of won) takeOn(parts, pod, owner);
  if (lost.length > 0) react(parts, REPLICA_SETS, meta.name);
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
