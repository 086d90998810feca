/** From what the engine throws to the kind of failure and the facts that its words need. */

import type { Bytes } from '../recording/units.ts';
import type { FailureKind } from './api.ts';
import type { Facts, Maker } from './failures.ts';

/** A failure on its way out of a run; its words are made where they are shown. */
export class Trouble extends Error {
  readonly kind: FailureKind;
  readonly facts: Facts;

  constructor(kind: FailureKind, facts: Facts = {}) {
    super(kind);
    this.kind = kind;
    this.facts = facts;
  }
}

const PAGE = 65_536;

export function compileTrouble(error: unknown): Trouble {
  if (error instanceof RangeError) return new Trouble('out-of-memory', { cause: error.message });
  return new Trouble('not-a-module', { cause: messageOf(error) });
}

export function importTrouble(missing: readonly WebAssembly.ModuleImportDescriptor[]): Trouble {
  const names = missing.map((m) => `${m.module}.${m.name}`);
  const memory = missing.find((m) => m.kind === 'memory');
  const made = memory === undefined ? makerOf(missing.map((m) => m.module)) : 'shared';
  return new Trouble('missing-import', made === undefined ? { names } : { names, made });
}

/** Whose modules import from where. */
const MAKERS: readonly (readonly [RegExp, Maker])[] = [
  [/^wbg$|_bg\.js$|wbindgen/, 'wasm-bindgen'],
  [/^wasi_unstable$/, 'preview 0'],
  [/^wasi:|^\$root$/, 'component'],
  [/^go(js)?$/, 'Go'],
  [/^env$|^a$/, 'Emscripten'],
];

function makerOf(modules: readonly string[]): Maker | undefined {
  return MAKERS.find(([pattern]) => modules.some((module) => pattern.test(module)))?.[1];
}

/**
 * Anything that a run has thrown. A trap while the memory is full counts as out of memory: the
 * module got a "no" from `memory.grow` just before, and the engine doesn't tell why it gave up.
 */
export function runTrouble(
  error: unknown,
  memory: Bytes,
  limit: Bytes,
): { readonly kind: FailureKind; readonly facts: Facts } {
  if (error instanceof Trouble) return { kind: error.kind, facts: error.facts };
  const cause = messageOf(error);
  // Numbers of another kind than the call takes come as a TypeError, once it is made.
  if (error instanceof WebAssembly.LinkError || error instanceof TypeError) {
    return { kind: 'missing-import', facts: { cause, names: ['a call with other parameters'] } };
  }
  const full = memory > 0 && memory + PAGE > limit;
  const noRoom = error instanceof RangeError && /memory|allocat/i.test(cause);
  if (full || noRoom) return { kind: 'out-of-memory', facts: { cause, memory: limit } };
  return { kind: 'trap', facts: { cause } };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
