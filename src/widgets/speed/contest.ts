/** One round: the same work by both, one right after the other, and a check that they agree. */

import * as javascript from '../../../content/modules/speed/speed.js';
import { ALGORITHMS, type Algorithm } from './algorithms.ts';
import type { Round } from './stats.ts';

/** What the page asks of the thread. */
export interface Order {
  readonly url: string;
  readonly algorithm: Algorithm;
  /** Who goes first, by turns: whoever is second might find the processor warm, or busy. */
  readonly first: 'wasm' | 'javascript';
}

export interface Timed extends Round {
  /** What both gave. */
  readonly result: number;
}

type Work = (size: number) => number;

/** Throws where the two don't come to the same result, to the last bit. */
export function contest(
  exports: WebAssembly.Exports,
  { algorithm, first }: Omit<Order, 'url'>,
  now: () => number,
): Timed {
  const { size } = ALGORITHMS[algorithm];
  const wasm = time(exports[algorithm] as Work, size, now);
  const script = time(javascript[algorithm], size, now);
  const [one, two] = first === 'wasm' ? [wasm, script] : [script, wasm];
  one.run();
  two.run();
  // Wasm's whole numbers have no sign of their own; JavaScript reads them with one.
  const ours = algorithm === 'matrix' ? wasm.result() : wasm.result() >>> 0;
  if (!Object.is(ours, script.result())) {
    throw new Error(
      `${algorithm} gave ${String(ours)} in one and ${String(script.result())} in the other`,
    );
  }
  return { wasm: wasm.took(), javascript: script.took(), result: ours };
}

function time(work: Work, size: number, now: () => number) {
  let result = Number.NaN;
  let took = Number.NaN;
  return {
    run() {
      const start = now();
      result = work(size);
      took = now() - start;
    },
    result: () => result,
    took: () => took,
  };
}
