/** What many rounds come to: medians, quartiles, and the ratio round by round. */

import { percentile } from '../../recording/percentile.ts';
import type { Ms } from '../../recording/units.ts';

/** One round: both did the same, right after each other. */
export interface Round {
  readonly wasm: Ms;
  readonly javascript: Ms;
}

/** Where the middle half lies. */
export interface Quartiles {
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
}

export interface Outcome {
  readonly wasm: Quartiles;
  readonly javascript: Quartiles;
  /** JavaScript's time over WebAssembly's, of each round by itself. */
  readonly ratio: Quartiles;
  readonly verdict: 'wasm' | 'javascript' | 'even';
}

export function quartiles(values: readonly number[]): Quartiles {
  return {
    lower: percentile(values, 0.25),
    median: percentile(values, 0.5),
    upper: percentile(values, 0.75),
  };
}

/**
 * `undefined` without rounds. One of them is called faster where it was in three quarters of the
 * rounds, and by more than a twentieth in the middle one.
 */
export function outcome(rounds: readonly Round[]): Outcome | undefined {
  if (rounds.length === 0) return undefined;
  const ratio = quartiles(rounds.map(({ wasm, javascript }) => javascript / wasm));
  return {
    wasm: quartiles(rounds.map((round) => round.wasm)),
    javascript: quartiles(rounds.map((round) => round.javascript)),
    ratio,
    verdict: verdictOf(ratio),
  };
}

const CLOSE = 1.05;

function verdictOf({ lower, median, upper }: Quartiles): Outcome['verdict'] {
  if (lower > 1 && median > CLOSE) return 'wasm';
  if (upper < 1 && median < 1 / CLOSE) return 'javascript';
  return 'even';
}
