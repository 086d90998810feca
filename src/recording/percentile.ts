/** The middle of many runs, and how far they spread, as values that were measured. */

/**
 * The smallest of the values that at least a share `p` of them don't exceed (nearest rank): a value
 * that was, never a mean of two. `percentile([1, 2, 3], 0.5)` is 2; NaN without values.
 */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN;
}
