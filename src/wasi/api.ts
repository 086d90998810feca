/** What the rest of the site knows of the WASI host: how to ask for a run, and what comes back. */

import type { Recording } from '../recording/recording.ts';
import type { Bytes, Ms } from '../recording/units.ts';

export interface RunSpec {
  /** Address of the `.wasm` file, relative to the page or absolute. */
  readonly module: string;
  /** Arguments after argv[0], which is the module's file name. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Standard input, given up front; empty unless said. */
  readonly stdin?: string;
  /**
   * The directory that the module is given as `/`: path ("notes/a.txt") to text. `undefined` gives it
   * no directory at all.
   */
  readonly files?: Readonly<Record<string, string>>;
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
}

export type FailureKind =
  | 'host-not-loaded'
  | 'not-found'
  | 'network'
  | 'not-a-module'
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
  /** True where the module wrote more than `limits.output`: the rest is not in `stdout` and `stderr`. */
  readonly cut: boolean;
  /** The given directory after the run: path to text; empty where the run did not come to its end. */
  readonly files: Readonly<Record<string, string>>;
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
}

/** One worker that runs modules, one after another; it starts with the first run. */
export interface WasiHost {
  /**
   * Never rejects: what went wrong is in the report. A host that has run a module before keeps its
   * worker and the compiled module, so that the next run of the same address is a warm one.
   */
  run(spec: RunSpec, watch?: Watch, signal?: AbortSignal): Promise<RunReport>;
  /** Ends the worker, also in the middle of a run. */
  close(): void;
}
