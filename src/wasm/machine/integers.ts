/**
 * Arithmetic of i32 and i64 on their bits.
 *
 * Source: WebAssembly Core Specification 2.0, section 4.3.2 "Integer Operations",
 * https://www.w3.org/TR/wasm-core-2/#integer-operations
 */

import { widthOf } from './bits.ts';
import type { Numeric } from './numeric.ts';

type Binary = (a: bigint, b: bigint) => ReturnType<Numeric>;

/** The instructions of one integer type, with their full names. */
export function integers(type: 'i32' | 'i64'): (readonly [string, Numeric])[] {
  const width = widthOf(type);
  const n = BigInt(width);
  const signed = (value: bigint) => BigInt.asIntN(width, value);
  const wrap = (result: ReturnType<Numeric>) =>
    typeof result === 'bigint' ? BigInt.asUintN(width, result) : result;
  const one =
    (apply: (a: bigint) => bigint): Numeric =>
    (a = 0n) =>
      wrap(apply(a));
  const two =
    (apply: Binary): Numeric =>
    (a = 0n, b = 0n) =>
      wrap(apply(a, b));
  const compare =
    (test: (a: bigint, b: bigint) => boolean): Numeric =>
    (a = 0n, b = 0n) =>
      test(a, b) ? 1n : 0n;
  return Object.entries({
    ...mapValues(unary(n), one),
    ...mapValues(binary(n, signed), two),
    ...mapValues(comparisons(signed), compare),
  }).map(([name, numeric]) => [`${type}.${name}`, numeric]);
}

function mapValues<A, B>(from: Readonly<Record<string, A>>, to: (a: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(from).map(([name, value]) => [name, to(value)]));
}

function unary(n: bigint): Record<string, (a: bigint) => bigint> {
  return {
    eqz: (a) => (a === 0n ? 1n : 0n),
    clz: (a) => (a === 0n ? n : n - BigInt(a.toString(2).length)),
    ctz: (a) => (a === 0n ? n : BigInt((a & -a).toString(2).length - 1)),
    popcnt: (a) => BigInt(a.toString(2).replaceAll('0', '').length),
    extend8_s: (a) => BigInt.asIntN(8, a),
    extend16_s: (a) => BigInt.asIntN(16, a),
    ...(n === 64n && { extend32_s: (a: bigint) => BigInt.asIntN(32, a) }),
  };
}

/** A negative result comes out right in the end, when it is cut to the type's width. */
function binary(n: bigint, signed: (a: bigint) => bigint): Record<string, Binary> {
  const rotl = (a: bigint, by: bigint) => (a << by) | (a >> (n - by));
  const least = -(1n << (n - 1n));
  return {
    add: (a, b) => a + b,
    sub: (a, b) => a - b,
    mul: (a, b) => a * b,
    div_s: (a, b) => {
      if (b === 0n) return 'divide-by-zero';
      if (signed(a) === least && signed(b) === -1n) return 'integer-overflow';
      return signed(a) / signed(b);
    },
    div_u: (a, b) => (b === 0n ? 'divide-by-zero' : a / b),
    rem_s: (a, b) => (b === 0n ? 'divide-by-zero' : signed(a) % signed(b)),
    rem_u: (a, b) => (b === 0n ? 'divide-by-zero' : a % b),
    and: (a, b) => a & b,
    or: (a, b) => a | b,
    xor: (a, b) => a ^ b,
    shl: (a, b) => a << (b % n),
    shr_s: (a, b) => signed(a) >> (b % n),
    shr_u: (a, b) => a >> (b % n),
    rotl: (a, b) => rotl(a, b % n),
    rotr: (a, b) => rotl(a, n - (b % n)),
  };
}

function comparisons(signed: (a: bigint) => bigint) {
  return {
    eq: (a: bigint, b: bigint) => a === b,
    ne: (a: bigint, b: bigint) => a !== b,
    lt_s: (a: bigint, b: bigint) => signed(a) < signed(b),
    lt_u: (a: bigint, b: bigint) => a < b,
    gt_s: (a: bigint, b: bigint) => signed(a) > signed(b),
    gt_u: (a: bigint, b: bigint) => a > b,
    le_s: (a: bigint, b: bigint) => signed(a) <= signed(b),
    le_u: (a: bigint, b: bigint) => a <= b,
    ge_s: (a: bigint, b: bigint) => signed(a) >= signed(b),
    ge_u: (a: bigint, b: bigint) => a >= b,
  };
}
