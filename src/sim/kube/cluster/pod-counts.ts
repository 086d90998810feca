/** How many pods each owner has, kept as they change, so that nobody counts thousands again and again. */

import type { Pod } from './objects.ts';

export interface PodCount {
  /** Neither ended nor being deleted. */
  readonly active: number;
  /** Of these. */
  readonly ready: number;
}

const NONE: PodCount = { active: 0, ready: 0 };

/** Whether a controller still counts on the pod. */
export function isActive({ meta, status }: Pod): boolean {
  return meta.deletion === undefined && status.phase !== 'Succeeded' && status.phase !== 'Failed';
}

export function createCounts() {
  const counts = new Map<string, PodCount>();
  const add = (pod: Pod | undefined, sign: 1 | -1) => {
    const owner = pod?.meta.owner?.uid;
    if (pod === undefined || owner === undefined || !isActive(pod)) return;
    const { active, ready } = counts.get(owner) ?? NONE;
    counts.set(owner, {
      active: active + sign,
      ready: ready + (pod.status.ready ? sign : 0),
    });
  };
  const replace = (old: Pod | undefined, pod: Pod | undefined) => {
    add(old, -1);
    add(pod, 1);
  };
  return {
    replace,
    get: (owner: string): PodCount => counts.get(owner) ?? NONE,
    rebuild(pods: Iterable<Pod>) {
      counts.clear();
      for (const pod of pods) add(pod, 1);
    },
  };
}
