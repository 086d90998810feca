/** What a run has of the outside world, as WASI preview 1 shows it: the 46 calls, and what they act on. */

import type { Bytes, Ms } from '../../recording/units.ts';
import type { Capability, FileTree, Fixed, Preopen } from '../api.ts';

/** One call as the module makes it: numbers in, an errno back. */
export type SystemCall = (...args: (number | bigint)[]) => number;
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
  /** By name, plain functions that answer at once; `poll_oneoff` sleeps in the thread. */
  readonly imports: SystemCalls;
  /** To be called with the module's memory before its first call. */
  attach(memory: WebAssembly.Memory): void;
  /** The files as they are now. */
  files(): FileTree;
  /** Whether a read of this descriptor finds no input now, but might later. */
  waitsForInput(fd: number): boolean;
  /** `poll_oneoff` without the sleep: an errno, or what it waits for. */
  poll(subscriptions: number, events: number, count: number, stored: number): number | Waiting;
}
