/* Three algorithms; speed.c beside this file has the same three, step by step. */

const MOST = 4_000_000;
const SIDE = 192;
const crossed = new Uint8Array(MOST + 1);
const a = new Float64Array(SIDE * SIDE);
const b = new Float64Array(SIDE * SIDE);
const c = new Float64Array(SIDE * SIDE);

/**
 * How many primes there are up to `limit`: bytes in a long array.
 * @param {number} limit
 */
export function sieve(limit) {
  for (let i = 0; i <= limit; i++) {
    crossed[i] = 0;
  }
  let count = 0;
  for (let i = 2; i <= limit; i++) {
    if (crossed[i]) continue;
    count++;
    for (let j = i + i; j <= limit; j += i) {
      crossed[j] = 1;
    }
  }
  return count;
}

/**
 * The product of two square matrices, summed up: numbers with 53 bits of fraction.
 * @param {number} n
 */
export function matrix(n) {
  for (let i = 0; i < n * n; i++) {
    a[i] = (i % 7) + 0.5;
    b[i] = (i % 5) + 0.25;
    c[i] = 0;
  }
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      const factor = a[i * n + k];
      for (let j = 0; j < n; j++) {
        c[i * n + j] += factor * b[k * n + j];
      }
    }
  }
  let sum = 0;
  for (let i = 0; i < n * n; i++) {
    sum += c[i];
  }
  return sum;
}

/**
 * Mixes bits as hash functions do: whole numbers of 32 bits, each step waits for the one before.
 * @param {number} rounds
 */
export function mix(rounds) {
  let hash = 0;
  for (let i = 0; i < rounds; i++) {
    hash ^= i;
    hash = Math.imul(hash, 0x85ebca6b);
    hash ^= hash >>> 13;
    hash = Math.imul(hash, 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return hash >>> 0;
}
