/** One run of a compiled module against WASI preview 1, in whichever thread calls it; the browser isn't needed. */

import { WASIProcExit } from '@bjorn3/browser_wasi_shim';
import type { Bytes, Ms } from '../recording/units.ts';
import type { Call, FileTree } from './api.ts';
import type { Given } from './given.ts';
import { textOutput, type Budget, type Stream } from './output.ts';
import { prefilled } from './preview1/input.ts';
import { createSystem, type Input, type System } from './preview1/system.ts';
import { trace } from './trace.ts';

/** The import module's name, and the two exports that a command has. Source: WASI's `legacy/application-abi.md`. */
export const IMPORT_MODULE = 'wasi_snapshot_preview1';
export const START = '_start';
export const MEMORY = 'memory';

/** Who hears what the module does; all but `onOutput` may be left out. */
export interface Ears {
  onOutput(stream: Stream, text: string): void;
  /** Asks for each system call, and for the clock that times it. */
  readonly calls?: { hear(call: Call): void; now(): Ms };
}

export interface Guest {
  readonly system: System;
  readonly imports: WebAssembly.Imports;
  /** Calls `_start`; gives the exit code, and throws what the engine throws. */
  start(instance: WebAssembly.Instance): number;
  files(): FileTree;
  /** Whether output was cut. */
  cut(): boolean;
  /** How much memory the module has now. */
  memory(): Bytes;
}

/** `typed` is where input comes from while the module runs; without it, typed input is at its end. */
export function createGuest(given: Given, ears: Ears, typed: Input = prefilled('')): Guest {
  const budget: Budget = { left: given.most.output, cut: false };
  const hear = (stream: Stream) =>
    textOutput(budget, (text) => {
      ears.onOutput(stream, text);
    });
  const stdout = hear('stdout');
  const stderr = hear('stderr');
  const system = createSystem({
    ...given,
    stdin: typeof given.stdin === 'string' ? prefilled(given.stdin) : typed,
    stdout: stdout.write,
    stderr: stderr.write,
    limits: given.most,
  });
  let memory: WebAssembly.Memory | undefined;
  const calls = ears.calls;
  return {
    system,
    imports: {
      [IMPORT_MODULE]:
        calls === undefined
          ? system.imports
          : trace(system.imports, () => memory?.buffer, calls.now, calls.hear),
    },
    start(instance) {
      memory = instance.exports[MEMORY] as WebAssembly.Memory;
      system.attach(memory);
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
    files: () => system.files(),
    cut: () => budget.cut,
    memory: () => memory?.buffer.byteLength ?? 0,
  };
}
