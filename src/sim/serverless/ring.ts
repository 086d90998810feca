/** A queue of moments that grows where it must: first in, first out. */

import type { Ms } from '../../recording/units.ts';

export class Ring {
  #times = new Float64Array(64);
  #first = 0;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** The oldest; Infinity where there is none. */
  peek(): Ms {
    return this.#length === 0 ? Infinity : (this.#times[this.#first] ?? Infinity);
  }

  push(time: Ms): void {
    if (this.#length === this.#times.length) this.#grow();
    this.#times[(this.#first + this.#length) & (this.#times.length - 1)] = time;
    this.#length += 1;
  }

  /** Takes the oldest away. */
  shift(): Ms {
    const time = this.peek();
    this.#first = (this.#first + 1) & (this.#times.length - 1);
    this.#length -= 1;
    return time;
  }

  /** Takes the newest away. */
  pop(): Ms {
    this.#length -= 1;
    return this.#times[(this.#first + this.#length) & (this.#times.length - 1)] ?? Infinity;
  }

  #grow(): void {
    const larger = new Float64Array(this.#times.length * 2);
    for (let index = 0; index < this.#length; index++) {
      larger[index] = this.#times[(this.#first + index) & (this.#times.length - 1)] ?? 0;
    }
    this.#times = larger;
    this.#first = 0;
  }
}
