/** The same call in WebAssembly itself, and what comes of it in the machine's own terms. */

import { toJs, type Value } from '../../../src/wasm/machine/bits.ts';
import type { State } from '../../../src/wasm/machine/state.ts';
import type { TrapKind } from '../../../src/wasm/machine/trap.ts';

/** V8's words for a trap; those that it doesn't tell apart are one here as well. */
const TRAPS: readonly (readonly [RegExp, string])[] = [
  [/unreachable/u, 'unreachable'],
  [/divide by zero|remainder by zero/u, 'divide-by-zero'],
  [/divide result unrepresentable|float unrepresentable/u, 'unrepresentable'],
  [/memory access out of bounds|data segment out of bounds/u, 'memory-out-of-bounds'],
  [/table access out of bounds|element segment|table index is out of bounds/u, 'outside-table'],
  [/null function or function signature mismatch/u, 'wrong-function'],
  [/call stack size exceeded/u, 'stack-exhausted'],
];

export function engineOf(bytes: Uint8Array<ArrayBuffer>): WebAssembly.Instance {
  return new WebAssembly.Instance(new WebAssembly.Module(bytes));
}

export interface Outcome {
  readonly results: readonly (number | bigint)[];
  readonly trap: string | undefined;
  /** The first page of memory, as text; empty where there is none. */
  readonly memory: string;
}

export function inEngine(
  { exports }: WebAssembly.Instance,
  name: string,
  args: readonly Value[] = [],
): Outcome {
  const call = exports[name] as (...args: (number | bigint)[]) => unknown;
  const memory = exports.memory as WebAssembly.Memory | undefined;
  const seen = () => (memory === undefined ? '' : hex(new Uint8Array(memory.buffer, 0, 65_536)));
  try {
    const result = call(...args.map(toJs));
    const results = result === undefined ? [] : Array.isArray(result) ? result : [result];
    return { results: results as (number | bigint)[], trap: undefined, memory: seen() };
  } catch (error) {
    return { results: [], trap: trapOf(error), memory: seen() };
  }
}

/** A state at its end, in the same terms. */
export function outcomeOf(state: State): Outcome {
  const { trap, memory } = state;
  if (state.status === 'running') throw new Error('The machine hasn’t come to an end.');
  return {
    results: state.results.map(toJs),
    trap: trap && engineName(trap),
    memory: memory === undefined ? '' : (memory.pages[0] ?? []).map(hex).join(''),
  };
}

function trapOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  return TRAPS.find(([pattern]) => pattern.test(words))?.[1] ?? words;
}

const ONE_FOR_THE_ENGINE: Partial<Record<TrapKind, string>> = {
  'integer-overflow': 'unrepresentable',
  'invalid-conversion': 'unrepresentable',
  'undefined-element': 'outside-table',
  'table-out-of-bounds': 'outside-table',
  'null-element': 'wrong-function',
  'wrong-function-type': 'wrong-function',
};

function engineName(trap: TrapKind): string {
  return ONE_FOR_THE_ENGINE[trap] ?? trap;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
