/**
 * Arithmetic of f32 and f64. JavaScript's numbers are f64; f32 is computed in f64 and rounded once more,
 * which is exact for + - * / and the square root, since f64 has more than twice f32's digits plus two.
 *
 * Source: WebAssembly Core Specification 2.0, section 4.3.3 "Floating-Point Operations",
 * https://www.w3.org/TR/wasm-core-2/#floating-point-operations
 */

import { fromFloat, toFloat, widthOf } from './bits.ts';
import type { Numeric } from './numeric.ts';

/** The instructions of one float type, with their full names. */
export function floats(type: 'f32' | 'f64'): (readonly [string, Numeric])[] {
  const width = widthOf(type);
  const read = (bits = 0n) => toFloat(width, bits);
  const one =
    (apply: (a: number) => number): Numeric =>
    (a) =>
      fromFloat(width, apply(read(a)));
  const two =
    (apply: (a: number, b: number) => number): Numeric =>
    (a, b) =>
      fromFloat(width, apply(read(a), read(b)));
  const compare =
    (test: (a: number, b: number) => boolean): Numeric =>
    (a, b) =>
      test(read(a), read(b)) ? 1n : 0n;
  return [
    ...named(type, UNARY, one),
    ...named(type, BINARY, two),
    ...named(type, COMPARISONS, compare),
    ...signs(type),
  ];
}

function named<A>(
  type: string,
  table: Readonly<Record<string, A>>,
  make: (a: A) => Numeric,
): (readonly [string, Numeric])[] {
  return Object.entries(table).map(([name, entry]) => [`${type}.${name}`, make(entry)]);
}

const UNARY = {
  ceil: Math.ceil,
  floor: Math.floor,
  trunc: Math.trunc,
  nearest,
  sqrt: Math.sqrt,
};

const BINARY = {
  add: (a: number, b: number) => a + b,
  sub: (a: number, b: number) => a - b,
  mul: (a: number, b: number) => a * b,
  div: (a: number, b: number) => a / b,
  min: (a: number, b: number) => Math.min(a, b),
  max: (a: number, b: number) => Math.max(a, b),
};

const COMPARISONS = {
  eq: (a: number, b: number) => a === b,
  ne: (a: number, b: number) => a !== b,
  lt: (a: number, b: number) => a < b,
  gt: (a: number, b: number) => a > b,
  le: (a: number, b: number) => a <= b,
  ge: (a: number, b: number) => a >= b,
};

/** To the nearest whole number, a half to the even one; zero keeps its sign. */
function nearest(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  const up = rest > 0.5 || (rest === 0.5 && floor % 2 !== 0);
  const result = up ? floor + 1 : floor;
  return result === 0 && (value < 0 || Object.is(value, -0)) ? -0 : result;
}

/** These three work on the sign bit alone, so that a NaN keeps its payload. */
function signs(type: 'f32' | 'f64'): (readonly [string, Numeric])[] {
  const sign = 1n << BigInt(widthOf(type) - 1);
  return [
    [`${type}.abs`, (a = 0n) => a & ~sign],
    [`${type}.neg`, (a = 0n) => a ^ sign],
    [`${type}.copysign`, (a = 0n, b = 0n) => (a & ~sign) | (b & sign)],
  ];
}
