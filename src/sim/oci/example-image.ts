/** A small image, made up for teaching: its instructions, and the files that each of them leaves. */

import type { Bytes } from '../../recording/units.ts';
import type { SizedEntry } from './writable.ts';

const KB = 1000;
const MB = 1_000_000;

export const ORDERS = ['packages-first', 'app-first'] as const;
export const CLEANUPS = ['later', 'same', 'never'] as const;
export const STEP_IDS = ['base', 'packages', 'clean', 'app'] as const;
export type StepId = (typeof STEP_IDS)[number];

export interface Recipe {
  /** Which comes first above the base: the packages, or your program. */
  readonly order: (typeof ORDERS)[number];
  /** Whether what the package manager keeps is deleted in a later instruction, in the same, or never. */
  readonly cleanup: (typeof CLEANUPS)[number];
}

export interface Instruction {
  readonly id: StepId;
  /** As in a Dockerfile. */
  readonly text: string;
  /** The times of copied files are those that they had; what is run or pulled brings new ones. */
  readonly keepsTimes: boolean;
  /** Paths with sizes as in life, about; contents are a few words. */
  readonly entries: readonly SizedEntry[];
}

/** The instructions that leave a layer, the bottom one first. */
export function instructions({ order, cleanup }: Recipe): readonly Instruction[] {
  const packages = [install(cleanup), ...(cleanup === 'later' ? [CLEAN] : [])];
  return order === 'app-first' ? [BASE, APP, ...packages] : [BASE, ...packages, APP];
}

function file(path: string, bytes: Bytes): SizedEntry {
  return { path, type: 'file', content: `contents of ${path}`, bytes };
}

const BASE: Instruction = {
  id: 'base',
  text: 'FROM debian:stable-slim',
  keepsTimes: false,
  entries: [
    file('bin/sh', 126 * KB),
    file('etc/motd', 286),
    file('etc/passwd', 900),
    file('lib/libc.so.6', 1.9 * MB),
    file('usr/share/all-the-rest', 72.9 * MB),
    file('var/log/dpkg.log', 60 * KB),
  ],
};

const KEPT: readonly SizedEntry[] = [
  file('var/cache/apt/python3.deb', 9.4 * MB),
  file('var/lib/apt/lists/main', 18.2 * MB),
];

function install(cleanup: Recipe['cleanup']): Instruction {
  const clean = cleanup === 'same' ? ' && rm -rf /var/cache/apt /var/lib/apt/lists' : '';
  return {
    id: 'packages',
    text: `RUN apt-get update && apt-get install -y python3${clean}`,
    keepsTimes: false,
    entries: [
      file('usr/bin/python3', 6.6 * MB),
      file('usr/lib/python3/library', 27.5 * MB),
      ...(cleanup === 'same' ? [] : KEPT),
    ],
  };
}

const CLEAN: Instruction = {
  id: 'clean',
  text: 'RUN rm -rf /var/cache/apt /var/lib/apt/lists',
  keepsTimes: false,
  entries: [
    { path: 'var/cache/.wh.apt', type: 'file', bytes: 0 },
    { path: 'var/lib/apt/.wh.lists', type: 'file', bytes: 0 },
  ],
};

const APP: Instruction = {
  id: 'app',
  text: 'COPY files /',
  keepsTimes: true,
  entries: [
    file('app/main.py', 2.1 * KB),
    file('app/settings.json', 400),
    file('app/static/logo.svg', 14 * KB),
    file('etc/motd', 120),
  ],
};
