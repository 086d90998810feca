/** The algorithms that are timed: what they do, and how much of it one round has. */

export type Algorithm = 'sieve' | 'matrix' | 'mix';

interface Described {
  readonly title: string;
  /** What one round does, in a sentence. */
  readonly does: string;
  /** The one argument of its function. */
  readonly size: number;
}

/** Sizes that take some milliseconds: long beside the browser's clock, which moves in steps of 0.1 ms. */
export const ALGORITHMS: Readonly<Record<Algorithm, Described>> = {
  sieve: {
    title: 'count primes',
    does: 'counts the primes up to 2,000,000 by crossing out multiples',
    size: 2_000_000,
  },
  matrix: {
    title: 'multiply matrices',
    does: 'multiplies two matrices of 192 by 192 numbers and adds up the result',
    size: 192,
  },
  mix: {
    title: 'mix bits',
    does: 'mixes the bits of a 32-bit number, 3,000,000 times over',
    size: 3_000_000,
  },
};
