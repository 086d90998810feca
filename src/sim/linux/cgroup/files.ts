/** The files in a control group's directory: which there are, what they read, and what a write does. */

import { pidsCurrent } from './pids.ts';
import {
  change,
  controllersOf,
  isPopulated,
  moveProcess,
  refuse,
  valueOf,
  writeSubtreeControl,
  type Changed,
  type Group,
  type Tree,
} from './tree.ts';
import { VALUE_FILES, type Controller } from './values.ts';

/** Files that aren’t single settings. */
const OTHERS: Readonly<Record<string, Controller | 'core'>> = {
  'cgroup.controllers': 'core',
  'cgroup.subtree_control': 'core',
  'cgroup.procs': 'core',
  'cgroup.events': 'core',
  'pids.current': 'pids',
  'pids.events': 'pids',
};
/** The root group has only these: it is the whole machine, which no file limits. */
const IN_ROOT = [
  'cgroup.controllers',
  'cgroup.subtree_control',
  'cgroup.procs',
  'cgroup.max.depth',
  'cgroup.max.descendants',
];

/** The names of a group’s files: the core’s, and those of the controllers that it was handed. */
export function filesOf(tree: Tree, path: string): readonly string[] {
  if (path === '/') return IN_ROOT;
  const here: readonly string[] = ['core', ...controllersOf(tree, path)];
  const owners = [
    ...Object.entries(OTHERS),
    ...Object.entries(VALUE_FILES).map(([name, file]) => [name, file.of] as const),
  ];
  return owners
    .filter(([, owner]) => here.includes(owner))
    .map(([name]) => name)
    .sort();
}

/** What a file reads; `undefined` where there is none. */
export function readFile(tree: Tree, path: string, file: string): string | undefined {
  const here = tree[path];
  if (here === undefined || !filesOf(tree, path).includes(file)) return undefined;
  return VALUE_FILES[file] === undefined ? readOther(tree, here, file) : valueOf(here, file);
}

function readOther(tree: Tree, here: Group, file: string): string {
  switch (file) {
    case 'cgroup.controllers':
      return controllersOf(tree, here.path).join(' ');
    case 'cgroup.subtree_control':
      return here.handsOn.join(' ');
    case 'cgroup.procs':
      return here.processes.join('\n');
    case 'cgroup.events':
      return `populated ${isPopulated(tree, here.path) ? '1' : '0'}\nfrozen 0`;
    case 'pids.current':
      return String(pidsCurrent(tree, here.path));
    default:
      return `max ${String(here.refusedForks)}`;
  }
}

/** A write. Source: cgroup-v2.rst; errors of the core’s files were tried on Linux 6.18. */
export function writeFile(tree: Tree, path: string, file: string, text: string): Changed {
  const here = tree[path];
  if (here === undefined) return refuse('ENOENT', 'There is no such group.');
  if (!filesOf(tree, path).includes(file)) {
    return refuse('EACCES', 'There is no such file here, and none can be made.');
  }
  if (file === 'cgroup.subtree_control') return writeSubtreeControl(tree, path, text);
  if (file === 'cgroup.procs') {
    return /^\s*\d+\s*$/u.test(text)
      ? moveProcess(tree, path, Number(text))
      : refuse('EINVAL', 'It takes the number of one process.');
  }
  const known = VALUE_FILES[file];
  if (known === undefined) return refuse('EINVAL', 'This file can only be read.');
  const written = known.write(text, valueOf(here, file));
  if (!written.ok) return refuse(written.error, `${file} doesn’t take “${text}”.`);
  return {
    ok: true,
    tree: change(tree, path, { values: { ...here.values, [file]: written.value } }),
  };
}
