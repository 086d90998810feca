/** One run of a compiled module against WASI preview 1, in whichever thread calls it; the browser isn't needed. */

import {
  File,
  OpenFile,
  PreopenDirectory,
  WASI,
  WASIProcExit,
  type Fd,
} from '@bjorn3/browser_wasi_shim';
import type { Bytes, Ms } from '../recording/units.ts';
import type { Call } from './api.ts';
import { errnoNumber } from './errno.ts';
import { fromTree, toTree, type Files } from './files.ts';
import { OutputFd, type Budget, type Stream } from './output.ts';
import { trace, type SystemCall, type SystemCalls } from './trace.ts';

/** The import module's name, and the two exports that a command has. Source: WASI's `legacy/application-abi.md`. */
export const IMPORT_MODULE = 'wasi_snapshot_preview1';
export const START = '_start';
export const MEMORY = 'memory';

/** What a module is given. */
export interface Given {
  /** argv, the module's own name first. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly stdin: string;
  /** What lies in `/`; none for no directory at all. */
  readonly files: Files | undefined;
  readonly output: Bytes;
}

/** Who hears what the module does; all but `onOutput` may be left out. */
export interface Ears {
  onOutput(stream: Stream, text: string): void;
  /** Asks for each system call, and for the clock that times it. */
  readonly calls?: { hear(call: Call): void; now(): Ms };
}

export interface Guest {
  readonly imports: WebAssembly.Imports;
  /** Calls `_start`; gives the exit code, and throws what the engine throws. */
  start(instance: WebAssembly.Instance): number;
  files(): Files;
  /** Whether output was cut. */
  cut(): boolean;
  /** How much memory the module has now. */
  memory(): Bytes;
}

export function createGuest(given: Given, ears: Ears): Guest {
  const budget: Budget = { left: given.output, cut: false };
  const stdout = new OutputFd(budget, (text) => {
    ears.onOutput('stdout', text);
  });
  const stderr = new OutputFd(budget, (text) => {
    ears.onOutput('stderr', text);
  });
  const tree = given.files === undefined ? undefined : toTree(given.files);
  const fds: Fd[] = [new OpenFile(new File(new TextEncoder().encode(given.stdin))), stdout, stderr];
  if (tree !== undefined) fds.push(new PreopenDirectory('/', tree));
  const env = Object.entries(given.env).map(([name, value]) => `${name}=${value}`);
  // Without `debug: false` the shim writes to the console.
  const shim = new WASI([...given.args], env, fds, { debug: false });

  let memory: WebAssembly.Memory | undefined;
  let calls = corrected(shim, () => {
    stdout.commit();
    stderr.commit();
  });
  if (ears.calls !== undefined) {
    const { hear, now } = ears.calls;
    calls = trace(calls, () => memory?.buffer, now, hear);
  }
  return {
    imports: { [IMPORT_MODULE]: calls },
    start(instance) {
      memory = instance.exports[MEMORY] as WebAssembly.Memory;
      shim.inst = { exports: { memory } };
      try {
        (instance.exports[START] as () => void)();
        return 0;
      } catch (error) {
        if (error instanceof WASIProcExit) return error.code;
        throw error;
      } finally {
        stdout.finish();
        stderr.finish();
      }
    },
    files: () => (tree === undefined ? {} : fromTree(tree)),
    cut: () => budget.cut,
    memory: () => memory?.buffer.byteLength ?? 0,
  };
}

/**
 * The shim's calls, put right where version 0.4.2 falls short: lengths of arguments are counted in
 * bytes, sockets and signals answer with an error number where it throws, every call answers.
 */
function corrected(shim: WASI, written: () => void): SystemCalls {
  const calls = shim.wasiImport as Record<string, SystemCall>;
  const own = (name: string): SystemCall => calls[name] ?? noSuchCall;
  const noSocket: SystemCall = (fd) =>
    errnoNumber(shim.fds[Number(fd)] === undefined ? 'BADF' : 'NOTSOCK');
  return {
    ...calls,
    args_sizes_get: (count, size) => {
      const view = new DataView(shim.inst.exports.memory.buffer);
      const bytes = shim.args.map((arg) => new TextEncoder().encode(arg).length + 1);
      view.setUint32(Number(count), bytes.length, true);
      view.setUint32(
        Number(size),
        bytes.reduce((sum, length) => sum + length, 0),
        true,
      );
      return 0;
    },
    fd_write: (...values) => {
      const answer = own('fd_write')(...values);
      written();
      return answer;
    },
    random_get: (...values) => own('random_get')(...values) ?? 0,
    sched_yield: () => 0,
    proc_raise: noSuchCall,
    sock_accept: noSocket,
    sock_recv: noSocket,
    sock_send: noSocket,
    sock_shutdown: noSocket,
  };
}

function noSuchCall(): number {
  return errnoNumber('NOSYS');
}
