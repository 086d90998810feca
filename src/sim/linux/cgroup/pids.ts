/** The pids controller: how many processes a group and all below it have, and when fork is refused. */

import {
  change,
  controllersOf,
  limit,
  refuse,
  upwards,
  valueOf,
  type Changed,
  type Tree,
} from './tree.ts';

/** pids.current: processes of the group and of all below. */
export function pidsCurrent(tree: Tree, path: string): number {
  return Object.values(tree)
    .filter((one) => upwards(tree, one.path).some((above) => above.path === path))
    .reduce((sum, one) => sum + one.processes.length, 0);
}

/**
 * A process of a group starts another. The group and each one above must have room, or fork fails
 * with EAGAIN; who is there already stays, even above the limit.
 *
 * Source: cgroup-v2.rst (pids.max: “fork() or clone() … will return -EAGAIN”); kernel/cgroup/pids.c;
 * tried on Linux 6.18.
 */
export function forkIn(
  tree: Tree,
  path: string,
  child: number,
): Changed & { readonly after: Tree } {
  const full = upwards(tree, path).find(
    (one) =>
      one.path !== '/' &&
      controllersOf(tree, one.path).includes('pids') &&
      pidsCurrent(tree, one.path) + 1 > limit(valueOf(one, 'pids.max')),
  );
  if (full !== undefined) {
    const after = change(tree, full.path, { refusedForks: full.refusedForks + 1 });
    return { ...refuse('EAGAIN', `pids.max of ${full.path} is reached.`), after };
  }
  const processes = [...(tree[path]?.processes ?? []), child];
  const after = change(tree, path, { processes });
  return { ok: true, tree: after, after };
}
