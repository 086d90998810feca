/** Random bytes: the browser's own, fetched in bulk because each request is dear, or those of a seed. */

/** Fills `bytes`. */
export type Random = (bytes: Uint8Array<ArrayBuffer>) => void;

const POOL = 4096;
/** More than this goes to the browser directly. */
const SMALL = 256;
/** `getRandomValues` takes no more at once. Source: Web Cryptography API. */
const MOST = 65_536;

export function systemRandom(): Random {
  let pool: Uint8Array<ArrayBuffer> | undefined;
  let used = POOL;
  return (bytes) => {
    if (bytes.length > SMALL) {
      for (let at = 0; at < bytes.length; at += MOST) {
        crypto.getRandomValues(bytes.subarray(at, at + MOST));
      }
      return;
    }
    if (used + bytes.length > POOL) {
      pool = crypto.getRandomValues(pool ?? new Uint8Array(POOL));
      used = 0;
    }
    bytes.set((pool ?? bytes).subarray(used, used + bytes.length));
    used += bytes.length;
  };
}

/** The same bytes for the same seed, however they are asked for. Source: splitmix32. */
export function seededRandom(seed: number): Random {
  let state = seed | 0;
  let word = 0;
  let left = 0;
  const next = () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
  return (bytes) => {
    for (let at = 0; at < bytes.length; at++) {
      if (left === 0) {
        word = next();
        left = 4;
      }
      bytes[at] = word & 0xff;
      word >>>= 8;
      left--;
    }
  };
}
