/** A few shell commands on /sys/fs/cgroup, one a line, and what a shell answers. */

import { readFile, writeFile } from './files.ts';
import { forkIn } from './pids.ts';
import {
  makeGroup,
  newTree,
  removeGroup,
  type Changed,
  type Tree,
  type TreeError,
} from './tree.ts';

export interface Answer {
  readonly command: string;
  readonly output: string;
  readonly failed: boolean;
  /** Why it failed, in a sentence. */
  readonly why?: string;
}

export interface ScriptRun {
  readonly answers: readonly Answer[];
  readonly tree: Tree;
}

/** The shell’s own number: $$. */
const SHELL = 100;
/** The fork bomb as it is told everywhere, and a stop for a machine without any limit. */
const BOMB = ':(){ :|:& };:';
const ENOUGH = 500;

const WORDS: Readonly<Record<TreeError, string>> = {
  EACCES: 'Permission denied',
  EAGAIN: 'Resource temporarily unavailable',
  EBUSY: 'Device or resource busy',
  EEXIST: 'File exists',
  EINVAL: 'Invalid argument',
  ENOENT: 'No such file or directory',
  ERANGE: 'Numerical result out of range',
  ESRCH: 'No such process',
};

interface State {
  readonly tree: Tree;
  readonly nextProcess: number;
}

interface Done {
  readonly state: State;
  readonly output?: string;
  readonly failed?: boolean;
  readonly why?: string;
}

/** Runs the lines one after another from a root group with nothing but the shell in it. */
export function runScript(text: string): ScriptRun {
  let state: State = { tree: newTree([SHELL]), nextProcess: SHELL + 1 };
  const answers: Answer[] = [];
  const lines = text.split('\n').map((line) => line.trim());
  for (const command of lines.filter((line) => line !== '' && !line.startsWith('#'))) {
    const { state: next, output = '', failed = false, why } = run(state, command);
    state = next;
    answers.push({ command, output, failed, ...(why === undefined ? {} : { why }) });
  }
  return { answers, tree: state.tree };
}

function run(state: State, command: string): Done {
  if (command === BOMB) return bomb(state);
  const written = /^echo\s+(?:(["'])(.*)\1|([^>]*?))\s*>\s*(\S+)$/u.exec(command);
  if (written) return echo(state, written[2] ?? written[3] ?? '', written[4] ?? '');
  const [name = '', argument = '', ...more] = command.split(/\s+/u);
  if (name === 'sleep' && more.at(-1) === '&') return sleep(state);
  if (more.length > 0) return { state, failed: true, output: `sh: ${name}: too many arguments` };
  switch (name) {
    case 'mkdir':
      return after(state, makeGroup(state.tree, pathOf(argument)), (words) => {
        return `mkdir: cannot create directory '${argument}': ${words}`;
      });
    case 'rmdir':
      return after(state, removeGroup(state.tree, pathOf(argument)), (words) => {
        return `rmdir: failed to remove '${argument}': ${words}`;
      });
    case 'cat':
      return cat(state, argument);
    default:
      return {
        state,
        failed: true,
        output: `sh: ${name}: command not found`,
        why: 'This shell knows mkdir, rmdir, cat, “echo … > file”, “sleep 60 &” and the fork bomb.',
      };
  }
}

/** "a/b" and "/sys/fs/cgroup/a/b" both as "/a/b". */
function pathOf(argument: string): string {
  const below = argument.replace(/^\/sys\/fs\/cgroup(?=\/|$)/u, '');
  const parts = below.split('/').filter((part) => part !== '' && part !== '.');
  return `/${parts.join('/')}`;
}

function splitFile(argument: string): readonly [path: string, file: string] {
  const path = pathOf(argument);
  const slash = path.lastIndexOf('/');
  return [path.slice(0, slash) || '/', path.slice(slash + 1)];
}

function echo(state: State, text: string, target: string): Done {
  const [path, file] = splitFile(target);
  const value = text.replaceAll('$$', String(SHELL));
  const changed = writeFile(state.tree, path, file, value);
  const open = !changed.ok && (changed.error === 'EACCES' || state.tree[path] === undefined);
  return after(state, changed, (words) =>
    open ? `bash: ${target}: ${words}` : `bash: echo: write error: ${words}`,
  );
}

function cat(state: State, target: string): Done {
  const [path, file] = splitFile(target);
  const output = readFile(state.tree, path, file);
  if (output !== undefined) return { state, output };
  return { state, failed: true, output: `cat: ${target}: ${WORDS.ENOENT}` };
}

function after(state: State, changed: Changed, words: (error: string) => string): Done {
  if (changed.ok) return { state: { ...state, tree: changed.tree } };
  return { state, failed: true, output: words(WORDS[changed.error]), why: changed.why };
}

/** A child of the shell, in the shell’s group. */
function sleep(state: State): Done {
  const child = state.nextProcess;
  const born = forkIn(state.tree, groupOfShell(state.tree), child);
  if (born.ok)
    return { state: { tree: born.tree, nextProcess: child + 1 }, output: `[1] ${String(child)}` };
  return {
    state: { ...state, tree: born.after },
    failed: true,
    output: `bash: fork: retry: ${WORDS.EAGAIN}`,
    why: born.why,
  };
}

/** Forks until it is refused, or until the point is made. */
function bomb(state: State): Done {
  let { tree, nextProcess } = state;
  const path = groupOfShell(tree);
  for (let forks = 0; forks < ENOUGH; forks += 1) {
    const born = forkIn(tree, path, nextProcess);
    tree = born.after;
    if (!born.ok) {
      return {
        state: { tree, nextProcess },
        failed: true,
        output: `bash: fork: retry: ${WORDS.EAGAIN}`,
        why: `After ${String(forks)} forks: ${born.why} The rest of the machine goes on.`,
      };
    }
    nextProcess += 1;
  }
  return {
    state: { tree, nextProcess },
    why: `Nothing stops it: ${String(ENOUGH)} processes and counting. A real machine would stand still by now; this one stops here.`,
  };
}

function groupOfShell(tree: Tree): string {
  return Object.values(tree).find(({ processes }) => processes.includes(SHELL))?.path ?? '/';
}
