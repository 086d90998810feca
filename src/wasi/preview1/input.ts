/** Standard input that is all there from the start. */

import type { Input } from './system.ts';

const encoder = new TextEncoder();
const NOTHING = new Uint8Array(0);

export function prefilled(text: string): Input {
  let left = text === '' ? NOTHING : encoder.encode(text);
  return {
    ended: true,
    get ready() {
      return left.length;
    },
    read(max) {
      const bytes = left.subarray(0, max);
      left = left.subarray(bytes.length);
      return bytes;
    },
  };
}
