/** What a run has of the outside world, as WASI preview 1 shows it: the 46 calls, and what they act on. */

import { wasi } from '@bjorn3/browser_wasi_shim';
import type { Bytes, Ms } from '../../recording/units.ts';
import type { Capability, FileTree, Fixed, Preopen } from '../api.ts';
import { folderAt, fromTree, toTree } from '../files.ts';
import { GROUP_OF, type Group } from './call-groups.ts';
import { fixedClocks, realClocks, type Clocks } from './clocks.ts';
import { dataCalls, directoryCalls } from './data-calls.ts';
import { recordCalls, stateCalls } from './descriptor-calls.ts';
import { Descriptors } from './descriptors.ts';
import { Store, type Directory } from './inodes.ts';
import { GuestMemory } from './memory.ts';
import { OpenDirectory } from './open-directory.ts';
import { finder, lookCalls, makeCalls } from './path-calls.ts';
import { removeCalls } from './path-changes.ts';
import { openCalls } from './path-open.ts';
import { createPoll } from './poll.ts';
import { clockCalls, processCalls, randomCalls, stringCalls } from './process-calls.ts';
import { seededRandom, systemRandom } from './random.ts';
import { CHANGING_RIGHTS, DIRECTORY_RIGHTS, FILE_RIGHTS } from './rights.ts';
import { sleepUntil } from './sleep.ts';
import { InputStream, OutputStream } from './streams.ts';

/** One call as the module makes it: numbers in, an errno back. A method, so that each may take its own kinds. */
export type SystemCall = { call(...values: (number | bigint)[]): number }['call'];
export type SystemCalls = Readonly<Record<string, SystemCall>>;

/** Where standard input comes from. */
export interface Input {
  /** Up to `max` bytes that are there now; none where nothing is. The caller may keep them. */
  read(max: Bytes): Uint8Array;
  /** How many bytes are there now. */
  readonly ready: Bytes;
  /** Whether no more will come after what is there now. */
  readonly ended: boolean;
}

/** Takes what one `fd_write` wrote, all its pieces together. The bytes are only good during the call. */
export type Sink = (bytes: Uint8Array) => void;

export interface SystemOptions {
  /** argv, the module's own name first. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** What there is to be preopened; nothing for no directory at all. */
  readonly files: FileTree | undefined;
  /** Unless said: all files as `/`, to be read and written; nothing where there are no `files`. */
  readonly preopens?: readonly Preopen[] | undefined;
  readonly deny?: readonly Capability[] | undefined;
  readonly fixed?: Fixed | undefined;
  readonly limits?: Partial<SystemLimits> | undefined;
  readonly stdin: Input;
  readonly stdout: Sink;
  readonly stderr: Sink;
}

export interface SystemLimits {
  /** Files, directories and links together; one more is refused with NOSPC. */
  readonly files: number;
  /** Bytes that all files hold together; more are refused with NOSPC. */
  readonly fileBytes: Bytes;
  /** Open descriptors; one more is refused with MFILE. */
  readonly descriptors: number;
}

/** `poll_oneoff` can't be answered yet. */
export interface Waiting {
  /** The first clock's moment, on the clock of `performance.now()`; Infinity where no clock is asked. */
  readonly until: Ms;
  /** Whether it also waits for standard input. */
  readonly input: boolean;
  /** Looks again: an errno where something has come, otherwise what it waits for still. */
  again(): number | Waiting;
}

export interface System {
  /**
   * The calls of these names, plain functions that answer at once; `poll_oneoff` sleeps in the thread.
   * What isn't a call of preview 1 is left out. Only what is asked for is made: a start is short.
   */
  calls(names: Iterable<string>): SystemCalls;
  /** How many paths led out of their directory so far, and were refused. */
  escapes(): number;
  /** To be called with the module's memory before its first call. */
  attach(memory: WebAssembly.Memory): void;
  /** The files as they are now. */
  files(): FileTree;
  /** Whether a read of this descriptor finds no input now, but might later, and is to wait for it. */
  waitsForInput(fd: number): boolean;
  /** `poll_oneoff` without the sleep: an errno, or what it waits for. */
  poll(subscriptions: number, events: number, count: number, stored: number): number | Waiting;
}

/** Where a run doesn't say. The descriptors are those of a Linux process (`RLIMIT_NOFILE`). */
const LIMITS: SystemLimits = { files: 10_000, fileBytes: 256 * 1024 * 1024, descriptors: 1024 };

export function createSystem(options: SystemOptions): System {
  const { fixed, limits, files, stdin: input } = options;
  const denies = (what: Capability) => options.deny?.includes(what) ?? false;
  const clocks = fixed?.time === undefined ? realClocks() : fixedClocks(fixed.time);
  const clockDenied = denies('clock');
  const store = new Store(
    limits?.files ?? LIMITS.files,
    limits?.fileBytes ?? LIMITS.fileBytes,
    // Files would tell the time to who is denied the clock.
    clockDenied ? () => 0 : clocks.now,
  );
  const root = files === undefined ? undefined : toTree(files, store);
  const memory = new GuestMemory();
  const stdin = new InputStream(input, denies('stdin'));
  const streams = [stdin, new OutputStream(options.stdout), new OutputStream(options.stderr)];
  const given = root === undefined ? [] : preopened(root, options.preopens ?? ALL);
  const table = new Descriptors([...streams, ...given], limits?.descriptors ?? LIMITS.descriptors);
  let poll: System['poll'] | undefined;
  const thePoll = () => (poll ??= createPoll(table, memory, clocks, clockDenied));
  const parts = { options, denies, clocks, clockDenied, store, memory, table, thePoll, escapes: 0 };
  return {
    calls: (names) => callsOf(names, parts),
    escapes: () => parts.escapes,
    attach: (attached) => memory.attach(attached),
    files: () => (root === undefined ? {} : fromTree(root)),
    waitsForInput: (fd) => table.get(fd) === stdin && stdin.waits,
    poll: (...values) => thePoll()(...values),
  };
}

/** What calls are made of. */
interface Parts {
  readonly options: SystemOptions;
  readonly denies: (what: Capability) => boolean;
  readonly clocks: Clocks;
  readonly clockDenied: boolean;
  readonly store: Store;
  readonly memory: GuestMemory;
  readonly table: Descriptors;
  readonly thePoll: () => System['poll'];
  escapes: number;
}

function callsOf(names: Iterable<string>, parts: Parts): SystemCalls {
  const made: Partial<Record<Group, SystemCalls>> = {};
  const calls: Record<string, SystemCall> = {};
  for (const name of names) {
    const group = GROUP_OF.get(name);
    const call = group && (made[group] ??= makeGroup(group, parts))[name];
    if (call !== undefined) calls[name] = call;
  }
  return calls;
}

function makeGroup(group: Group, parts: Parts): SystemCalls {
  const { options, denies, memory, table, store } = parts;
  const onEscape = () => {
    parts.escapes += 1;
  };
  const find = () => finder(table, memory, onEscape);
  switch (group) {
    case 'strings':
      return stringCalls(memory, options, denies);
    case 'clock':
      return clockCalls(memory, parts.clocks, parts.clockDenied);
    case 'random': {
      const seed = options.fixed?.seed;
      const random = seed === undefined ? systemRandom() : seededRandom(seed);
      return randomCalls(memory, random, denies('random'));
    }
    case 'process':
      return processCalls(table);
    case 'state':
      return stateCalls(table);
    case 'record':
      return recordCalls(table, memory);
    case 'data':
      return dataCalls(table, memory);
    case 'listing':
      return directoryCalls(table, memory);
    case 'look':
      return lookCalls(find(), memory);
    case 'make':
      return makeCalls(find(), store, memory, onEscape);
    case 'remove':
      return removeCalls(find());
    case 'open':
      return openCalls(table, find(), store, memory);
    case 'poll':
      return { poll_oneoff: sleeping(parts.thePoll()) };
  }
}

const ALL: readonly Preopen[] = [{ path: '/', folder: '', write: true }];

function preopened(root: Directory, preopens: readonly Preopen[]): readonly OpenDirectory[] {
  return preopens.map(({ path, folder, write }) => {
    const lacks = write ? 0 : CHANGING_RIGHTS;
    const base = DIRECTORY_RIGHTS & ~lacks;
    const inheriting = (DIRECTORY_RIGHTS | FILE_RIGHTS) & ~lacks;
    return new OpenDirectory(folderAt(root, folder), base, inheriting, path);
  });
}

/** Sleeps in the thread. Input doesn't come to a thread that sleeps: where only that would end it, it is AGAIN. */
function sleeping(poll: System['poll']): SystemCall {
  return (from: number, to: number, count: number, stored: number) => {
    let answer = poll(from, to, count, stored);
    while (typeof answer !== 'number') {
      if (answer.until === Infinity) return wasi.ERRNO_AGAIN;
      sleepUntil(answer.until);
      answer = answer.again();
    }
    return answer;
  };
}
