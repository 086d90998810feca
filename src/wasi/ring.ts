/** The latest of many: keeps at most so many items, and counts all that were ever added. */

export class Ring<T> {
  readonly #limit: number;
  #items: T[] = [];
  #total = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** How many were added, also those no longer kept. */
  get total(): number {
    return this.#total;
  }

  /** `missed` more were seen by whoever adds, but not kept there. */
  add(items: readonly T[], missed = 0): void {
    this.#total += items.length + missed;
    this.#items.push(...items);
    // Cut in large steps: one item at a time would move the whole array at each call.
    if (this.#items.length > 2 * this.#limit) this.#items = this.#items.slice(-this.#limit);
  }

  latest(): readonly T[] {
    return this.#items.slice(-this.#limit);
  }
}
