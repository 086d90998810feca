/** The table of the 46 calls, in groups that are made when a module first asks for one of theirs. */

import { CALLS } from '../trace/signatures.ts';
import type { SystemCalls } from './system.ts';

export type Group = 'strings' | 'clock' | 'random' | 'process' | 'poll' | 'fd' | 'open' | 'path';
export type Makers = Readonly<Record<Group, () => SystemCalls>>;

/** Every call of preview 1. */
export const CALL_NAMES: ReadonlySet<string> = new Set(CALLS.map(({ name }) => name));

const MAKERS = Symbol('makers');
const MADE = Symbol('made');

const PREFIXES: Readonly<Record<string, Group>> = {
  args: 'strings',
  environ: 'strings',
  clock: 'clock',
  random: 'random',
  poll: 'poll',
  fd: 'fd',
  path: 'path',
};

interface Lazy {
  readonly [MAKERS]: Makers;
  readonly [MADE]: Partial<Record<Group, SystemCalls>>;
}

/** Getters, shared by all tables: most programs import few of the calls, and each group takes time to make. */
const TABLE = Object.create(
  null,
  Object.fromEntries(
    [...CALL_NAMES].map((name) => {
      const group = groupOf(name);
      return [
        name,
        {
          get(this: Lazy) {
            return (this[MADE][group] ??= this[MAKERS][group]())[name];
          },
        },
      ];
    }),
  ),
) as object;

/** A call is there by its name, though not as a property of its own. */
export function lazyCalls(makers: Makers): SystemCalls {
  const lazy: Lazy = { [MAKERS]: makers, [MADE]: {} };
  return replaced(TABLE as SystemCalls, lazy as unknown as SystemCalls);
}

/** The same table with some calls in place of its own; nothing of it is made by that. */
export function replaced(calls: SystemCalls, own: SystemCalls): SystemCalls {
  return Object.create(calls, Object.getOwnPropertyDescriptors(own)) as SystemCalls;
}

function groupOf(name: string): Group {
  if (name === 'path_open') return 'open';
  const [prefix = ''] = name.split('_');
  return PREFIXES[prefix] ?? 'process';
}
