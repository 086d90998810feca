/** The mean load of the last seconds, second by second: what `windowAverage` says, without going through all records. */

/** A gap as long as the window starts anew; a later value for the same second is added to the first. */
export class SecondsWindow {
  readonly #values: Float64Array;
  #first = 0;
  #last = -Infinity;

  constructor(seconds: number) {
    this.#values = new Float64Array(seconds);
  }

  get isEmpty(): boolean {
    return this.#last === -Infinity;
  }

  /** `second` is whole, and no earlier than the last one. */
  record(second: number, value: number): void {
    const size = this.#values.length;
    if (second >= this.#last + size) {
      this.#values.fill(0);
      this.#first = second;
    } else {
      for (let between = this.#last + 1; between <= second; between++) {
        this.#values[between % size] = 0;
      }
    }
    this.#last = second;
    this.#values[second % size] = (this.#values[second % size] ?? 0) + value;
  }

  /** The mean at `now`, over the seconds since the first record, those of the window at most. */
  average(now: number): number {
    const oldest = Math.floor(now) - this.#values.length + 1;
    if (this.#last < oldest) return 0;
    const from = Math.max(this.#first, oldest);
    let sum = 0;
    for (let second = from; second <= this.#last; second++) {
      sum += this.#values[second % this.#values.length] ?? 0;
    }
    return sum / (this.#last - from + 1);
  }
}
