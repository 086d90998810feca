/** The latest of many: keeps at most so many items without a gap between them, and counts all there were. */

export class Ring<T> {
  readonly #limit: number;
  #items: readonly T[] = [];
  #total = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** How many there were, also those no longer kept. */
  get total(): number {
    return this.#total;
  }

  /**
   * Takes in `items`, the last of which was the `total`-th of all; some may be known already. Gives
   * those that weren't. Where some before them were never seen, what was kept before goes.
   */
  add(items: readonly T[], total: number): readonly T[] {
    const fresh = items.slice(Math.max(0, items.length - Math.max(0, total - this.#total)));
    const gap = total - this.#total > items.length;
    const reachesFurther = items.length >= this.#items.length + fresh.length;
    const all = gap || reachesFurther ? items : [...this.#items, ...fresh];
    this.#items = all.slice(-this.#limit);
    this.#total = Math.max(total, this.#total);
    return fresh;
  }

  latest(): readonly T[] {
    return this.#items;
  }
}
