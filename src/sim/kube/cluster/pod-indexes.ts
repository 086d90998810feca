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

/** Pods that have something in common, by name. */
interface Group {
  pods: Map<string, Pod>;
  /** The highest uid so far. */
  last: number;
  /** Whether they stand in the order in which they were made. */
  isSorted: boolean;
}

/**
 * Pods by something that they say of themselves, found without looking at every pod, in the order in
 * which they were made: the same after `rebuild`, whatever the order of their coming was.
 */
function createIndex(keyOf: (pod: Pod) => string | undefined) {
  const groups = new Map<string, Group>();
  const put = (key: string, pod: Pod) => {
    const group = groups.get(key) ?? { pods: new Map<string, Pod>(), last: 0, isSorted: true };
    groups.set(key, group);
    const age = Number(pod.meta.uid);
    if (age < group.last && !group.pods.has(pod.meta.name)) group.isSorted = false;
    group.last = Math.max(group.last, age);
    group.pods.set(pod.meta.name, pod);
  };
  const get = (key: string): readonly Pod[] => {
    const group = groups.get(key);
    if (group === undefined) return [];
    if (!group.isSorted) {
      const sorted = [...group.pods].toSorted(
        ([, a], [, b]) => Number(a.meta.uid) - Number(b.meta.uid),
      );
      group.pods = new Map(sorted);
      group.isSorted = true;
    }
    return [...group.pods.values()];
  };
  const replace = (old: Pod | undefined, pod: Pod | undefined) => {
    const from = old && keyOf(old);
    const to = pod && keyOf(pod);
    if (old !== undefined && from !== undefined && from !== to) {
      groups.get(from)?.pods.delete(old.meta.name);
    }
    if (pod !== undefined && to !== undefined) put(to, pod);
  };
  return {
    replace,
    get,
    rebuild(pods: Iterable<Pod>) {
      groups.clear();
      for (const pod of pods) replace(undefined, pod);
    },
  };
}
