/** One run of a compiled module against WASI preview 1, in whichever thread calls it; the browser isn't needed. */

import { WASIProcExit } from '@bjorn3/browser_wasi_shim';
import type { Bytes, Ms } from '../recording/units.ts';
import type { FileTree } from './api.ts';
import type { Given } from './given.ts';
import type { TypedInput } from './input.ts';
import { textOutput, type Budget, type Stream } from './output.ts';
import { GROUP_OF } from './preview1/call-groups.ts';
import { prefilled } from './preview1/input.ts';
import { createSystem, type System, type SystemCalls } from './preview1/system.ts';
import { startSuspendable, suspendingCalls, type WaitListener } from './suspend.ts';
import { denier } from './trace/denied.ts';
import { Tracer } from './trace/tracer.ts';

/** The import module's name, and the two exports that a command has. Source: WASI's `legacy/application-abi.md`. */
export const IMPORT_MODULE = 'wasi_snapshot_preview1';
export const START = '_start';
export const MEMORY = 'memory';

/** Who hears what the module does; all but `onOutput` may be left out. */
export interface Ears {
  onOutput(stream: Stream, text: string): void;
  /** Asks for a trace, and for what is to be done after each call. */
  readonly trace?: { now(): Ms; onCall?(now: Ms): void };
  /** Where input comes from while the module runs; without it, typed input is at its end. */
  readonly typing?: { readonly input: TypedInput; readonly listener: WaitListener };
  /** Before the thread sleeps. */
  onSleep?(): void;
}

export interface Guest {
  readonly imports: WebAssembly.Imports;
  /** Calls `_start`; gives the exit code, and throws what the engine throws. At once, unless there is typing. */
  start(instance: WebAssembly.Instance): number | Promise<number>;
  files(): FileTree;
  /** Whether output was cut. */
  cut(): boolean;
  /** How much memory the module has now. */
  memory(): Bytes;
  readonly tracer: Tracer | undefined;
}

/** `names`: the calls that the module imports, all of them unless said. */
export function createGuest(
  given: Given,
  ears: Ears,
  names: Iterable<string> = GROUP_OF.keys(),
): Guest {
  const budget: Budget = { left: given.most.output, cut: false };
  const hear = (stream: Stream) =>
    textOutput(budget, (text) => {
      ears.onOutput(stream, text);
    });
  const stdout = hear('stdout');
  const stderr = hear('stderr');
  const typed = ears.typing?.input ?? prefilled('');
  const system = createSystem({
    ...given,
    stdin: typeof given.stdin === 'string' ? prefilled(given.stdin) : typed,
    stdout: stdout.write,
    stderr: stderr.write,
    limits: given.most,
  });
  const tracer = ears.trace === undefined ? undefined : traced(given, system, ears.trace);
  let memory: WebAssembly.Memory | undefined;
  const finish = () => {
    stdout.finish();
    stderr.finish();
  };
  return {
    imports: { [IMPORT_MODULE]: importsOf(system, ears, tracer, names) },
    start(instance) {
      memory = instance.exports[MEMORY] as WebAssembly.Memory;
      system.attach(memory);
      tracer?.attach(memory);
      const run = instance.exports[START] as () => void;
      return ears.typing === undefined ? runNow(run, finish) : runSuspendable(run, finish);
    },
    files: () => system.files(),
    cut: () => budget.cut,
    memory: () => memory?.buffer.byteLength ?? 0,
    tracer,
  };
}

function importsOf(
  system: System,
  { typing, onSleep }: Ears,
  tracer: Tracer | undefined,
  names: Iterable<string>,
): SystemCalls {
  const own = system.calls(names);
  const { poll_oneoff: sleep } = own;
  const calls: SystemCalls =
    onSleep === undefined || sleep === undefined
      ? own
      : {
          ...own,
          poll_oneoff: (...values) => {
            onSleep();
            return sleep(...values);
          },
        };
  const heard = tracer?.wrap(calls) ?? calls;
  if (typing === undefined) return heard;
  return { ...heard, ...suspendingCalls(system, typing.input, typing.listener, tracer) };
}

function runNow(run: () => void, finish: () => void): number {
  try {
    run();
    return 0;
  } catch (error) {
    return exitCode(error);
  } finally {
    finish();
  }
}

async function runSuspendable(run: () => void, finish: () => void): Promise<number> {
  try {
    await startSuspendable(run);
    return 0;
  } catch (error) {
    return exitCode(error);
  } finally {
    finish();
  }
}

function exitCode(error: unknown): number {
  if (error instanceof WASIProcExit) return error.code;
  throw error;
}

function traced(given: Given, system: System, ears: NonNullable<Ears['trace']>): Tracer {
  const lengths = (texts: readonly string[]) =>
    texts.map((text) => new TextEncoder().encode(text).length + 1);
  const environment = Object.entries(given.env).map(([name, value]) => `${name}=${value}`);
  return new Tracer({
    ...ears,
    isDenied: denier(given, system.escapes),
    lengths: { arguments: lengths(given.args), environment: lengths(environment) },
  });
}
