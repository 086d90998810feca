/** Finding a place in a long ordered list. */

/** The last index whose start isn’t after the byte; -1 where all are. The starts are in order. */
export function indexBefore(
  count: number,
  startOf: (index: number) => number,
  byte: number,
): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(middle) <= byte) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
