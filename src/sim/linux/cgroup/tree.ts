/** The tree of control groups: directories, which controllers reach down how far, and where processes may be. */

import { CONTROLLERS, VALUE_FILES, type Controller } from './values.ts';

export interface Group {
  /** "/" or "/a/b". */
  readonly path: string;
  /** Controllers handed on to its children. */
  readonly handsOn: readonly Controller[];
  readonly processes: readonly number[];
  /** Only of files that were written to. */
  readonly values: Readonly<Record<string, string>>;
  /** Forks that its pids.max has refused: “max” in pids.events. */
  readonly refusedForks: number;
}

export type Tree = Readonly<Record<string, Group>>;

export type TreeError =
  'EACCES' | 'EAGAIN' | 'EBUSY' | 'EEXIST' | 'EINVAL' | 'ENOENT' | 'ERANGE' | 'ESRCH';

export type Changed =
  | { readonly ok: true; readonly tree: Tree }
  | { readonly ok: false; readonly error: TreeError; readonly why: string };

/** Those that can divide between threads; the others never share a group with processes above them. */
const THREADED: readonly Controller[] = ['cpu', 'pids'];

export function newTree(processes: readonly number[]): Tree {
  return { '/': group('/', processes) };
}

function group(path: string, processes: readonly number[] = []): Group {
  return { path, handsOn: [], processes, values: {}, refusedForks: 0 };
}

export function refuse(error: TreeError, why: string): Changed {
  return { ok: false, error, why };
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

/** Controllers whose files a group has: what its parent hands on; the root has all to hand on. */
export function controllersOf(tree: Tree, path: string): readonly Controller[] {
  return path === '/' ? CONTROLLERS : (tree[parentOf(path)]?.handsOn ?? []);
}

/** The group and all above it, innermost first. */
export function upwards(tree: Tree, path: string): readonly Group[] {
  const here = tree[path];
  if (here === undefined) return [];
  return path === '/' ? [here] : [here, ...upwards(tree, parentOf(path))];
}

export function childrenOf(tree: Tree, path: string): readonly Group[] {
  return Object.values(tree).filter((one) => one.path !== '/' && parentOf(one.path) === path);
}

export function change(tree: Tree, path: string, part: Partial<Group>): Tree {
  const before = tree[path];
  return before === undefined ? tree : { ...tree, [path]: { ...before, ...part } };
}

/** What a file of settings reads. */
export function valueOf({ values }: Group, file: string): string {
  return values[file] ?? VALUE_FILES[file]?.initial ?? '';
}

/** mkdir. Source: cgroup-v2.rst; the error at cgroup.max.depth was tried on Linux 6.18. */
export function makeGroup(tree: Tree, path: string): Changed {
  if (tree[path] !== undefined) return refuse('EEXIST', 'There is such a group already.');
  const above = upwards(tree, parentOf(path));
  if (above.length === 0) return refuse('ENOENT', 'The group above isn’t there.');
  const full = above.some((one, depth) => {
    const descendants = Object.keys(tree).filter((p) => isBelow(p, one.path)).length;
    return (
      depth + 1 > limit(valueOf(one, 'cgroup.max.depth')) ||
      descendants + 1 > limit(valueOf(one, 'cgroup.max.descendants'))
    );
  });
  if (full) return refuse('EAGAIN', 'A group above allows no more of them, or no deeper.');
  return { ok: true, tree: { ...tree, [path]: group(path) } };
}

/** rmdir: only what is empty. */
export function removeGroup(tree: Tree, path: string): Changed {
  const here = tree[path];
  if (here === undefined) return refuse('ENOENT', 'There is no such group.');
  if (path === '/' || here.processes.length > 0 || childrenOf(tree, path).length > 0) {
    return refuse('EBUSY', 'It still holds processes or groups.');
  }
  const { [path]: _gone, ...rest } = tree;
  return { ok: true, tree: rest };
}

/** A write to cgroup.procs; no limit is asked: cgroup-v2.rst, “Organizational operations are not blocked”. */
export function moveProcess(tree: Tree, path: string, process: number): Changed {
  const from = Object.values(tree).find((one) => one.processes.includes(process));
  if (from === undefined) return refuse('ESRCH', 'There is no such process.');
  const to = tree[path];
  if (to === undefined) return refuse('ENOENT', 'There is no such group.');
  if (path !== '/' && to.handsOn.length > 0 && !mayShare(tree, to)) {
    return refuse(
      'EBUSY',
      'No internal processes: a group that hands controllers on holds groups or processes, not both.',
    );
  }
  const left = change(tree, from.path, {
    processes: from.processes.filter((one) => one !== process),
  });
  const processes = [...(left[path]?.processes ?? []), process];
  return { ok: true, tree: change(left, path, { processes }) };
}

/**
 * A write to cgroup.subtree_control: "+memory -pids".
 *
 * Source: cgroup-v2.rst, “Top-down Constraint” and “No Internal Process Constraint”;
 * kernel/cgroup/cgroup.c, cgroup_subtree_control_write; errors tried on Linux 6.18.
 */
export function writeSubtreeControl(tree: Tree, path: string, text: string): Changed {
  const here = tree[path];
  if (here === undefined) return refuse('ENOENT', 'There is no such group.');
  const wanted = new Map<Controller, boolean>();
  for (const token of text.trim().split(/\s+/u).filter(Boolean)) {
    const name = CONTROLLERS.find((one) => one === token.slice(1));
    if (name === undefined || !/^[+-]/u.test(token)) {
      return refuse('EINVAL', `“${token}” isn’t + or - and a controller.`);
    }
    wanted.set(name, token.startsWith('+'));
  }
  const on = [...wanted].filter(([name, yes]) => yes && !here.handsOn.includes(name)).map(first);
  const off = [...wanted].filter(([name, yes]) => !yes && here.handsOn.includes(name)).map(first);
  const problem = cannotHandOn(tree, here, on) ?? cannotTakeBack(tree, here, off);
  if (problem !== undefined) return problem;
  const handsOn = CONTROLLERS.filter(
    (name) => on.includes(name) || (here.handsOn.includes(name) && !off.includes(name)),
  );
  return { ok: true, tree: change(tree, path, { handsOn }) };
}

function cannotHandOn(tree: Tree, here: Group, on: readonly Controller[]): Changed | undefined {
  const missing = on.find((name) => !controllersOf(tree, here.path).includes(name));
  if (missing !== undefined) {
    return refuse(
      'ENOENT',
      `The group above doesn’t hand ${missing} on: top down, level by level.`,
    );
  }
  const threads = on.every((name) => THREADED.includes(name)) && mayShare(tree, here);
  if (on.length === 0 || here.path === '/' || here.processes.length === 0 || threads) {
    return undefined;
  }
  return refuse(
    'EBUSY',
    'No internal processes: it holds processes, which would compete with the groups below.',
  );
}

function cannotTakeBack(tree: Tree, here: Group, off: readonly Controller[]): Changed | undefined {
  const used = childrenOf(tree, here.path).some((child) =>
    child.handsOn.some((name) => off.includes(name)),
  );
  return used ? refuse('EBUSY', 'A group below hands it on in its turn.') : undefined;
}

/** Whether a group could divide between threads: then processes and controllers may be together. */
function mayShare(tree: Tree, { path, handsOn }: Group): boolean {
  const populated = childrenOf(tree, path).some((child) => isPopulated(tree, child.path));
  return !populated && handsOn.every((name) => THREADED.includes(name));
}

export function isPopulated(tree: Tree, path: string): boolean {
  return Object.values(tree).some(
    (one) => (one.path === path || isBelow(one.path, path)) && one.processes.length > 0,
  );
}

function isBelow(path: string, above: string): boolean {
  return path !== above && path.startsWith(above === '/' ? '/' : `${above}/`);
}

/** The number in a file that may say "max". */
export function limit(text: string): number {
  return text === 'max' ? Infinity : Number(text);
}

function first<T>([one]: readonly [T, unknown]): T {
  return one;
}
