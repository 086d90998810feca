/**
 * From one number type to another.
 *
 * Source: WebAssembly Core Specification 2.0, section 4.3.4 "Conversions",
 * https://www.w3.org/TR/wasm-core-2/#conversions
 */

import { fromFloat, toFloat, widthOf } from './bits.ts';
import type { Numeric } from './numeric.ts';

type Entry = readonly [string, Numeric];

const INTEGERS = ['i32', 'i64'] as const;
const FLOATS = ['f32', 'f64'] as const;
const SIGNS = ['s', 'u'] as const;

/** Every conversion, with its full name. */
export function conversions(): Entry[] {
  return [
    ...INTEGERS.flatMap((integer) =>
      FLOATS.flatMap((float) =>
        SIGNS.flatMap((sign) => [
          truncate(integer, float, sign),
          saturate(integer, float, sign),
          convert(integer, float, sign),
        ]),
      ),
    ),
    ['i32.wrap_i64', (a = 0n) => BigInt.asUintN(32, a)],
    ['i64.extend_i32_s', (a = 0n) => BigInt.asUintN(64, BigInt.asIntN(32, a))],
    ['i64.extend_i32_u', (a = 0n) => a],
    ['f32.demote_f64', floatToFloat('f64', 'f32')],
    ['f64.promote_f32', floatToFloat('f32', 'f64')],
    ...(['i32', 'i64'] as const).flatMap(reinterpret),
  ];
}

function range(integer: 'i32' | 'i64', sign: 's' | 'u') {
  const width = BigInt(widthOf(integer));
  return sign === 's'
    ? { least: -(1n << (width - 1n)), most: (1n << (width - 1n)) - 1n }
    : { least: 0n, most: (1n << width) - 1n };
}

function truncate(integer: 'i32' | 'i64', float: 'f32' | 'f64', sign: 's' | 'u'): Entry {
  const { least, most } = range(integer, sign);
  const apply: Numeric = (bits = 0n) => {
    const value = Math.trunc(toFloat(widthOf(float), bits));
    if (Number.isNaN(value)) return 'invalid-conversion';
    if (!Number.isFinite(value)) return 'integer-overflow';
    const whole = BigInt(value);
    if (whole < least || whole > most) return 'integer-overflow';
    return BigInt.asUintN(widthOf(integer), whole);
  };
  return [`${integer}.trunc_${float}_${sign}`, apply];
}

function saturate(integer: 'i32' | 'i64', float: 'f32' | 'f64', sign: 's' | 'u'): Entry {
  const { least, most } = range(integer, sign);
  const saturated = (value: number) => {
    if (Number.isNaN(value)) return 0n;
    if (value <= Number(least)) return least;
    // As a float the greatest whole number may have been rounded up; then nothing lies between.
    return value >= Number(most) ? most : BigInt(value);
  };
  const apply = (bits = 0n) =>
    BigInt.asUintN(widthOf(integer), saturated(Math.trunc(toFloat(widthOf(float), bits))));
  return [`${integer}.trunc_sat_${float}_${sign}`, apply];
}

function convert(integer: 'i32' | 'i64', float: 'f32' | 'f64', sign: 's' | 'u'): Entry {
  const width = widthOf(integer);
  const apply = (bits = 0n) => {
    const whole = sign === 's' ? BigInt.asIntN(width, bits) : bits;
    return fromFloat(widthOf(float), Number(float === 'f32' ? beforeRounding(whole) : whole));
  };
  return [`${float}.convert_${integer}_${sign}`, apply];
}

/**
 * A whole number of at most 64 bits made exact in f64, where going through f64 to f32 would round
 * twice: the lowest eleven bits become one "there was something" bit.
 */
function beforeRounding(whole: bigint): bigint {
  const size = whole < 0n ? -whole : whole;
  if (size < 1n << 53n) return whole;
  const sticky = (size & 0x7ffn) === 0n ? 0n : 1n;
  const exact = ((size >> 11n) | sticky) << 11n;
  return whole < 0n ? -exact : exact;
}

function floatToFloat(from: 'f32' | 'f64', to: 'f32' | 'f64'): Numeric {
  return (bits = 0n) => fromFloat(widthOf(to), toFloat(widthOf(from), bits));
}

/** The same bits under another name. */
function reinterpret(integer: 'i32' | 'i64'): Entry[] {
  const float = integer === 'i32' ? 'f32' : 'f64';
  const apply = (bits = 0n) => bits;
  return [
    [`${integer}.reinterpret_${float}`, apply],
    [`${float}.reinterpret_${integer}`, apply],
  ];
}
