/** Modules from their text, for tests: as bytes, as the decoder reads them, and as the engine runs them. */

import loadWabt from 'wabt';
import { decodeModule } from '../../../src/wasm/decode.ts';
import { begin, finish, instantiate } from '../../../src/wasm/machine/run.ts';
import type { Value } from '../../../src/wasm/machine/bits.ts';
import type { State, Store } from '../../../src/wasm/machine/state.ts';
import { exportedFunction, type Imports } from '../../../src/wasm/machine/program.ts';
import type { Module } from '../../../src/wasm/module.ts';

const wabt = await loadWabt();

/** The bytes of a module in text form; what doesn't validate is assembled all the same. */
export function assemble(wat: string): Uint8Array<ArrayBuffer> {
  const parsed = wabt.parseWat('test.wat', wat, { extended_const: true });
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

/** Memory, tables and globals before any call. */
export function storeOf(module: Module, imports?: Imports): Store {
  const started = instantiate(module, imports);
  if (!started.ok) throw new Error(started.words);
  return started.store;
}

/** A call of an exported function in the machine, up to its end. */
export function call(
  store: Store,
  name: string,
  args: readonly Value[] = [],
  steps = 100_000,
): State {
  return finish(beginning(store, name, args), steps);
}

/** The state before the first instruction of a call. */
export function beginning(store: Store, name: string, args: readonly Value[] = []): State {
  const func = exportedFunction(store.module, name);
  if (func === undefined) throw new Error(`Nothing is exported as ${name}.`);
  return begin(store, func, args);
}
