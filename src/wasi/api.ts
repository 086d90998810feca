/** What the rest of the site knows of the WASI host: how to ask for a run, and what comes back. */

import type { Recording } from '../recording/recording.ts';
import type { Bytes, Ms } from '../recording/units.ts';

/** A module that has no address: dropped in, or compiled in the page. */
export interface OwnModule {
  /** Its file name, which becomes argv[0]. */
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A symbolic link in a tree of files. */
export interface Link {
  readonly link: string;
}

/** What lies at a path: text, bytes that are no UTF-8, or a link. */
export type FileContent = string | Uint8Array<ArrayBuffer> | Link;

/** Files by path ("notes/a.txt"); a path that ends in "/" is a directory with nothing in it. */
export type FileTree = Readonly<Record<string, FileContent>>;

/** A directory that the module is given. */
export interface Preopen {
  /** Its name for the module: "/", "/data". */
  readonly path: string;
  /** The folder of the run's files that it stands for: "" for all of them, "notes". */
  readonly folder: string;
  /** Without it, whatever would change a file is refused. */
  readonly write: boolean;
}

/** What a module can be denied, beside directories, which it lacks unless it is given them. */
export type Capability = 'args' | 'env' | 'stdin' | 'clock' | 'random';

/** What makes one run like another. */
export interface Fixed {
  /** The time of day when the run starts, milliseconds since 1970; each reading moves it on by 1 ms. */
  readonly time?: number;
  /** Seed of the random bytes, a whole number. */
  readonly seed?: number;
}

export interface RunSpec {
  /** Address of the `.wasm` file, relative to the page or absolute, or the module itself. */
  readonly module: string | OwnModule;
  /** Arguments after argv[0], which is the module's file name. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /**
   * Standard input, given up front; empty unless said. `typed` waits for `WasiHost.type`, where the
   * browser can suspend a module (`canType`), and is empty where it can't.
   */
  readonly stdin?: string | { readonly typed: true };
  readonly files?: FileTree;
  /** Unless said: all files as `/`, to be read and written; nothing where there are no `files`. */
  readonly preopens?: readonly Preopen[];
  /** A call that needs one of these is answered with the errno NOTCAPABLE. */
  readonly deny?: readonly Capability[];
  readonly fixed?: Fixed;
  readonly limits?: Partial<Limits>;
  /** Record every system call with its arguments and result. */
  readonly trace?: boolean;
  /**
   * After the run, repeat the phases that are shorter than the clock can tell and give their mean.
   * Costs some tens of milliseconds.
   */
  readonly repeat?: boolean;
}

export interface Limits {
  /** The module's memory may not grow beyond this. */
  readonly memory: Bytes;
  /** The run is stopped after this; `Infinity` never. */
  readonly time: Ms;
  /** Output beyond this is cut, and the report says so. */
  readonly output: Bytes;
  /** How many files and directories there may be; more are refused with the errno NOSPC. */
  readonly files: number;
  /** How many bytes they may hold together; more are refused with the errno NOSPC. */
  readonly fileBytes: Bytes;
}

/** What of the machine a call reaches for. */
export type Touch =
  | 'arguments'
  | 'environment'
  | 'clock'
  | 'random'
  | 'streams'
  | 'files'
  | 'waiting'
  | 'process'
  | 'sockets';

/** Bytes of linear memory that a call read or wrote. */
export interface MemoryRange {
  /** "path", "data", "result". */
  readonly what: string;
  readonly address: number;
  /** All that was touched; `bytes` may be fewer. */
  readonly length: Bytes;
  readonly bytes: Uint8Array;
  /** Whether the host wrote it; otherwise it read it. */
  readonly written: boolean;
}

/** Calls of one name. */
export interface CallCount {
  readonly name: string;
  readonly calls: number;
  /** Those that were answered with another errno than SUCCESS. */
  readonly refused: number;
  /** All of them together, as exact as the clock. */
  readonly took: Ms;
}

/** One system call of a run. */
export interface Call {
  /** "fd_write". */
  readonly name: string;
  /** Decoded for people: `fd 1, "hello\n"`. */
  readonly args: string;
  /** Errno by name: "SUCCESS", "NOTCAPABLE". */
  readonly result: string;
  /** What it gave back beside that, where it gave something: "fd 4", "6 bytes". */
  readonly gives?: string;
  /** Milliseconds since the run's start, as exact as the clock. */
  readonly at: Ms;
  readonly took: Ms;
  readonly touches: Touch;
  /** Refused because the reader denied it. */
  readonly denied: boolean;
  /** What the call touched in linear memory. */
  readonly memory: readonly MemoryRange[];
}

export type FailureKind =
  | 'host-not-loaded'
  | 'not-found'
  | 'network'
  | 'not-a-module'
  | 'too-big'
  | 'missing-import'
  | 'no-start'
  | 'trap'
  | 'out-of-memory'
  | 'timeout'
  | 'stopped'
  | 'unsupported';

/** Why a run did not come to its end, in words for the reader. */
export interface Failure {
  readonly kind: FailureKind;
  /** What happened: "The module stopped: out of memory". */
  readonly what: string;
  /** What to do about it. */
  readonly advice: string;
  /** The engine's own words, where there are any. */
  readonly cause?: string;
}

export interface RunReport {
  /** Phases as measured spans on the lane `module`; times since `run` was called. */
  readonly recording: Recording;
  readonly stdout: string;
  readonly stderr: string;
  /** Undefined where the run did not come to its end. */
  readonly exitCode: number | undefined;
  readonly failure: Failure | undefined;
  readonly calls: readonly Call[];
  /** How many calls were made, also where only the latest were kept. */
  readonly callCount: number;
  /** By name, every call counted, also those not kept. */
  readonly counts: readonly CallCount[];
  /** True where the module wrote more than `limits.output`: the rest is not in `stdout` and `stderr`. */
  readonly cut: boolean;
  /** The files after the run; empty where the run did not come to its end. */
  readonly files: FileTree;
  /**
   * From the call of `run` to the news of the module's exit, read on the page's clock. The
   * spans' sum is this, less what means took off: each phase that has one took up to 1 ms when it was
   * read once.
   */
  readonly wall: Ms;
  /** Size of the module. */
  readonly bytes: Bytes;
}

/** What can be heard while a run goes on. */
export interface Watch {
  onOutput?(stream: 'stdout' | 'stderr', text: string): void;
  /** A phase has ended. */
  onPhase?(name: string): void;
  onCalls?(calls: readonly Call[]): void;
  /** The module reads standard input and there is none (`true`), or it got some (`false`). */
  onWaiting?(waiting: boolean): void;
  /**
   * The run waits, 2 s at most, until the threads of runs that were stopped just before have ended
   * (`true`), or it goes on (`false`).
   */
  onQueued?(queued: boolean): void;
}

/** One worker that runs modules, one after another; it starts with the first run. */
export interface WasiHost {
  /**
   * Never rejects: what went wrong is in the report. A host that has run a module before keeps its
   * worker and the compiled module, so that the next run of the same address is a warm one.
   */
  run(spec: RunSpec, watch?: Watch, signal?: AbortSignal): Promise<RunReport>;
  /**
   * Gives the running module, whose `stdin` is `typed`, more input, or the one that was asked for and
   * begins next. Does nothing otherwise.
   */
  type(text: string): void;
  /** Tells it that no more comes. */
  endInput(): void;
  /** Ends the worker, also in the middle of a run. */
  close(): void;
}
