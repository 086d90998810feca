/** What a reader gives a run: words, input, files, directories, what is denied, what is fixed, limits. */

import type { Capability, FileTree, Fixed, Preopen, RunSpec } from '../../wasi/api.ts';
import { splitLine } from './command-line.ts';
import { readEnvironment } from './environment.ts';

const MIB = 1024 * 1024;
const KIB = 1024;

/** The limits in the units that a reader sets them in. */
export interface LimitSettings {
  readonly memoryMiB: number;
  readonly seconds: number;
  readonly outputKiB: number;
  readonly files: number;
  readonly filesMiB: number;
}

export interface RunSettings {
  /** A line as in a shell: words apart by spaces, quotes keep them together. */
  readonly args: string;
  /** `NAME=value`, one on each line. */
  readonly env: string;
  /** Whether standard input is typed while the program runs; otherwise it is `input`. */
  readonly typed: boolean;
  readonly input: string;
  /** What the reader gives; what a run makes of them the workbench keeps to itself. */
  readonly files: FileTree;
  /** Empty: no directory at all. */
  readonly preopens: readonly Preopen[];
  readonly deny: readonly Capability[];
  readonly fixed: Fixed;
  readonly limits: LimitSettings;
  readonly trace: boolean;
}

/** All files as one directory, to be read and written. */
export const WHOLE: Preopen = { path: '/', folder: '', write: true };

export const INITIAL_SETTINGS: RunSettings = {
  args: '',
  env: '',
  typed: true,
  input: '',
  files: {},
  preopens: [WHOLE],
  deny: [],
  fixed: {},
  limits: { memoryMiB: 64, seconds: 60, outputKiB: 256, files: 10_000, filesMiB: 32 },
  trace: true,
};

/** The run that these settings ask for, with `files` as they are when it starts. */
export function specOf(
  module: RunSpec['module'],
  settings: RunSettings,
  files: FileTree = settings.files,
): RunSpec {
  const { limits } = settings;
  return {
    module,
    args: splitLine(settings.args).words,
    env: readEnvironment(settings.env).values,
    stdin: settings.typed ? { typed: true } : settings.input,
    files,
    preopens: settings.preopens,
    deny: settings.deny,
    fixed: settings.fixed,
    limits: {
      memory: limits.memoryMiB * MIB,
      time: limits.seconds * 1000,
      output: limits.outputKiB * KIB,
      files: limits.files,
      fileBytes: limits.filesMiB * MIB,
    },
    trace: settings.trace,
  };
}

/** Whether a run with these would get the same, its files apart. */
export function sameGrants(one: RunSettings, other: RunSettings): boolean {
  const written = ({ files: _files, deny, ...rest }: RunSettings) =>
    JSON.stringify([rest, [...deny].sort()]);
  return one === other || written(one) === written(other);
}
