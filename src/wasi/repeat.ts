/** Measuring what is shorter than the clock's step: many repetitions between two readings. */

import type { Ms } from '../recording/units.ts';

const ENOUGH: Ms = 20;
const MOST = 1000;

export interface Repeated {
  readonly mean: Ms;
  readonly repetitions: number;
}

/** Calls `action` until it has taken 20 ms in all, but at most 1,000 times. */
export function repeat(action: (index: number) => void, now: () => Ms): Repeated {
  const start = now();
  let repetitions = 0;
  let taken: Ms = 0;
  while (taken < ENOUGH && repetitions < MOST) {
    action(repetitions);
    repetitions += 1;
    taken = now() - start;
  }
  return { mean: taken / repetitions, repetitions };
}
