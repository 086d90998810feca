/** The pods by node and by owner, and how many each owner has, kept up as pods change. */

import type { Pod } from './objects.ts';
import { createCounts } from './pod-counts.ts';

/** Stands for an owner where there is none. */
const NOBODY = '';

export function createPodIndexes() {
  const byNode = createIndex((pod) => pod.spec.nodeName);
  const byOwner = createIndex((pod) => pod.meta.owner?.uid ?? NOBODY);
  const counts = createCounts();
  return {
    on: byNode.get,
    of: byOwner.get,
    ownerless: () => byOwner.get(NOBODY),
    countOf: counts.get,
    /** A pod that wasn't there before has no `old`, one that has gone no `now`. */
    replace(old: Pod | undefined, now: Pod | undefined) {
      for (const index of [byNode, byOwner, counts]) index.replace(old, now);
    },
    rebuild(pods: Iterable<Pod>) {
      const all = [...pods];
      for (const index of [byNode, byOwner, counts]) index.rebuild(all);
    },
  };
}

/** Pods by something that they say of themselves, found without looking at every pod. */
function createIndex(keyOf: (pod: Pod) => string | undefined) {
  const groups = new Map<string, Map<string, Pod>>();
  const replace = (old: Pod | undefined, pod: Pod | undefined) => {
    const from = old && keyOf(old);
    const to = pod && keyOf(pod);
    if (old !== undefined && from !== undefined && from !== to) {
      groups.get(from)?.delete(old.meta.name);
    }
    if (pod === undefined || to === undefined) return;
    const group = groups.get(to) ?? new Map<string, Pod>();
    group.set(pod.meta.name, pod);
    groups.set(to, group);
  };
  return {
    replace,
    get: (key: string): readonly Pod[] => [...(groups.get(key)?.values() ?? [])],
    rebuild(pods: Iterable<Pod>) {
      groups.clear();
      for (const pod of pods) replace(undefined, pod);
    },
  };
}
