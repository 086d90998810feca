/** Chance that can be repeated: the same seed gives the same numbers on every machine. */

export interface Random {
  /** At least `low`, less than `high`; 0 and 1 unless said. */
  uniform(low?: number, high?: number): number;
  /** Time to the next of events that come one after another without memory, `mean` apart. */
  exponential(mean: number): number;
  /**
   * Positive and skewed to the long side, as waiting times are: half lie below `median`, and
   * `spread` is the standard deviation of the logarithm (0 gives the median itself).
   */
  lognormal(median: number, spread: number): number;
  /** A seed that goes on where this generator stands. */
  save(): number;
}

/**
 * mulberry32 by Tommy Ettinger, public domain: 32 bits of state, passes gjrand.
 * https://gist.github.com/tommyettinger/46a874533244883189143505d203312c
 */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    uniform: (low = 0, high = 1) => low + (high - low) * next(),
    exponential: (mean) => -mean * Math.log(1 - next()),
    lognormal: (median, spread) => median * Math.exp(spread * normal(next)),
    save: () => state,
  };
}

/** Box and Muller, “A Note on the Generation of Random Normal Deviates”, 1958. */
function normal(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}
