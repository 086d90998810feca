/** Modules from their text, for tests: as bytes, as the decoder reads them, and as the engine runs them. */

import loadWabt from 'wabt';
import { decodeModule } from '../../../src/wasm/decode.ts';
import { begin, finish, instantiate } from '../../../src/wasm/machine/run.ts';
import { exportedFunction } from '../../../src/wasm/machine/program.ts';
import { i32, i64, f32, f64, type Value } from '../../../src/wasm/machine/bits.ts';
import type { State } from '../../../src/wasm/machine/state.ts';
import type { Imports } from '../../../src/wasm/machine/program.ts';
import type { Module } from '../../../src/wasm/module.ts';

const wabt = await loadWabt();

/** The bytes of a module in text form; what doesn't validate is assembled all the same. */
export function assemble(wat: string): Uint8Array<ArrayBuffer> {
  const parsed = wabt.parseWat('test.wat', wat, { multi_value: true, bulk_memory: true });
  try {
    return new Uint8Array(parsed.toBinary({}).buffer);
  } finally {
    parsed.destroy();
  }
}

export function decoded(bytes: Uint8Array): Module {
  const result = decodeModule(bytes);
  if (!result.ok) throw new Error(result.error.words);
  return result.module;
}

/** A call of the exported function in the machine, up to its end. */
export function callInMachine(
  module: Module,
  name: string,
  args: readonly Value[],
  { imports = {}, steps = 100_000 }: { imports?: Imports; steps?: number } = {},
): State {
  const started = instantiate(module, imports);
  if (!started.ok) throw new Error(started.words);
  const func = exportedFunction(module, name);
  if (func === undefined) throw new Error(`Nothing is exported as ${name}.`);
  return finish(begin(started.store, func, args), steps);
}

export const VALUE = { i32, i64, f32, f64 };
