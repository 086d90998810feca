/** Standard input that is all there from the start. */

import type { Bytes } from '../../recording/units.ts';
import type { Input } from './system.ts';

const encoder = new TextEncoder();
const NOTHING = new Uint8Array(0);

/** A class, because an accessor in a literal is made anew for each run, and slowly. */
class Prefilled implements Input {
  readonly ended = true;
  #left: Uint8Array;

  constructor(text: string) {
    this.#left = text === '' ? NOTHING : encoder.encode(text);
  }

  get ready(): Bytes {
    return this.#left.length;
  }

  read(max: Bytes): Uint8Array {
    const bytes = this.#left.subarray(0, max);
    this.#left = this.#left.subarray(bytes.length);
    return bytes;
  }
}

export function prefilled(text: string): Input {
  return new Prefilled(text);
}
