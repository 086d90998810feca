/** A run's settings as parameters of a link: the same checks and sentences as every widget's. */

import type { Capability, FileTree, Preopen } from '../../wasi/api.ts';
import type { ParamValues } from '../params.ts';
import { readDirectories, writeDirectories } from './directories-text.ts';
import { readEnvironment } from './environment.ts';
import { readFiles, writeFiles } from './files-text.ts';
import { INITIAL_SETTINGS, WHOLE, type RunSettings } from './settings.ts';
import { splitLine } from './command-line.ts';

const { limits } = INITIAL_SETTINGS;
/** 2026-01-01, 00:00 UTC. */
export const FIXED_TIME = 1_767_225_600_000;
const YEAR_2100 = 4_102_444_800_000;
const MOST_FILES_TEXT = 12_000;

/** A widget spreads these into its own schema; `files` is empty for the first files of its program. */
export const RUN_PARAMS = {
  dir: {
    kind: 'choice',
    label: 'Its directory /',
    initial: 'write',
    options: { none: 'none', read: 'read', write: 'read and write' },
  },
  dirs: {
    kind: 'text',
    label: 'Its directories',
    help: 'In place of dir: /data=notes:read,/out=out:write gives the folder notes as /data, and out as /out.',
    initial: '',
    maxLength: 1000,
  },
  args: { kind: 'text', label: 'Arguments', initial: '', maxLength: 500 },
  readargs: { kind: 'flag', label: 'It may read its arguments', initial: true },
  env: { kind: 'text', label: 'Environment', initial: '', maxLength: 2000 },
  readenv: { kind: 'flag', label: 'It may read its environment', initial: true },
  stdin: {
    kind: 'choice',
    label: 'Standard input',
    initial: 'typed',
    options: { typed: 'typed while it runs', given: 'this text', none: 'denied' },
  },
  input: { kind: 'text', label: 'Text for standard input', initial: '', maxLength: 4000 },
  clock: {
    kind: 'choice',
    label: 'Clock',
    initial: 'real',
    options: { real: 'the real one', fixed: 'a fixed time', none: 'denied' },
  },
  time: {
    kind: 'number',
    label: 'Fixed time, milliseconds since 1970',
    initial: FIXED_TIME,
    min: 0,
    max: YEAR_2100,
    step: 1,
  },
  random: {
    kind: 'choice',
    label: 'Random numbers',
    initial: 'real',
    options: { real: 'real ones', fixed: 'the same each run', none: 'denied' },
  },
  seed: { kind: 'number', label: 'Seed', initial: 1, min: 0, max: 4_294_967_295, step: 1 },
  files: { kind: 'text', label: 'Files', initial: '', maxLength: MOST_FILES_TEXT },
  memory: {
    kind: 'number',
    label: 'Memory',
    initial: limits.memoryMiB,
    min: 1,
    max: 1024,
    step: 1,
    unit: 'MiB',
  },
  seconds: {
    kind: 'number',
    label: 'Time',
    initial: limits.seconds,
    min: 1,
    max: 3600,
    step: 1,
    unit: 's',
  },
  output: {
    kind: 'number',
    label: 'Output',
    initial: limits.outputKiB,
    min: 1,
    max: 16_384,
    step: 1,
    unit: 'KiB',
  },
  maxfiles: {
    kind: 'number',
    label: 'Files and directories',
    initial: limits.files,
    min: 0,
    max: 100_000,
    step: 1,
  },
  filesize: {
    kind: 'number',
    label: 'Files together',
    initial: limits.filesMiB,
    min: 0,
    max: 256,
    step: 1,
    unit: 'MiB',
  },
  trace: { kind: 'flag', label: 'Record its system calls', initial: true },
} as const;

export type RunParams = typeof RUN_PARAMS;
export type RunValues = ParamValues<RunParams>;

export interface ReadSettings {
  readonly settings: RunSettings;
  /** What can't be used, in sentences; beyond what parseParams has said. */
  readonly problems: readonly string[];
}

/** From a link's values to settings; never throws. `first` are the program's own files. */
export function settingsOf(values: RunValues, first: FileTree): ReadSettings {
  const directories = readDirectories(values.dirs);
  const files = readFiles(values.files);
  const settings: RunSettings = {
    args: values.args,
    env: values.env,
    typed: values.stdin === 'typed',
    input: values.input,
    files: files.tree ?? first,
    preopens: values.dirs === '' ? directoryOf(values.dir) : directories.preopens,
    deny: deniedBy(values),
    fixed: {
      ...(values.clock === 'fixed' ? { time: values.time } : {}),
      ...(values.random === 'fixed' ? { seed: values.seed } : {}),
    },
    limits: {
      memoryMiB: values.memory,
      seconds: values.seconds,
      outputKiB: values.output,
      files: values.maxfiles,
      filesMiB: values.filesize,
    },
    trace: values.trace,
  };
  const found = [
    directories.problem,
    files.problem,
    splitLine(values.args).problem,
    readEnvironment(values.env).problem,
  ];
  return { settings, problems: found.filter((problem) => problem !== undefined) };
}

/** The values of a link that brings these settings back; files that are too many for one are left out. */
export function valuesOf(settings: RunSettings, first: FileTree): RunValues {
  const { deny, fixed, preopens, typed } = settings;
  const files = settings.files === first ? '' : writeFiles(settings.files);
  const choice = (what: Capability, given: number | undefined) =>
    deny.includes(what) ? 'none' : given === undefined ? 'real' : 'fixed';
  return {
    dir: choiceOf(preopens) ?? 'write',
    dirs: choiceOf(preopens) === undefined ? writeDirectories(preopens) : '',
    args: settings.args,
    readargs: !deny.includes('args'),
    env: settings.env,
    readenv: !deny.includes('env'),
    stdin: deny.includes('stdin') ? 'none' : typed ? 'typed' : 'given',
    input: settings.input,
    clock: choice('clock', fixed.time),
    time: fixed.time ?? RUN_PARAMS.time.initial,
    random: choice('random', fixed.seed),
    seed: fixed.seed ?? RUN_PARAMS.seed.initial,
    files: files.length > MOST_FILES_TEXT ? '' : files,
    memory: settings.limits.memoryMiB,
    seconds: settings.limits.seconds,
    output: settings.limits.outputKiB,
    maxfiles: settings.limits.files,
    filesize: settings.limits.filesMiB,
    trace: settings.trace,
  };
}

function deniedBy(values: RunValues): readonly Capability[] {
  const denied: readonly (readonly [Capability, boolean])[] = [
    ['args', !values.readargs],
    ['env', !values.readenv],
    ['stdin', values.stdin === 'none'],
    ['clock', values.clock === 'none'],
    ['random', values.random === 'none'],
  ];
  return denied.flatMap(([what, isDenied]) => (isDenied ? [what] : []));
}

function directoryOf(choice: string): readonly Preopen[] {
  return choice === 'none' ? [] : [{ ...WHOLE, write: choice === 'write' }];
}

/** The one word for these directories, where there is one. */
function choiceOf(preopens: readonly Preopen[]): 'none' | 'read' | 'write' | undefined {
  const [only, second] = preopens;
  if (only === undefined) return 'none';
  if (second !== undefined || only.path !== WHOLE.path || only.folder !== '') return undefined;
  return only.write ? 'write' : 'read';
}
