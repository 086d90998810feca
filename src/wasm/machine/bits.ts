/** Values as their bits: one form for integers, floats and references, so that no NaN's payload is lost on the way. */

import type { NumberType, ValueType } from '../module.ts';

/** The reference that refers to nothing. */
export const NULL = -1n;

/** One value of the machine: `bits` is never negative, except for `NULL`; a reference's bits are an index. */
export interface Value {
  readonly type: ValueType;
  readonly bits: bigint;
}

/** Bits in a value of the type. */
export function widthOf(type: NumberType): 32 | 64 {
  return type === 'i32' || type === 'f32' ? 32 : 64;
}

const view = new DataView(new ArrayBuffer(8));

/** `bits` as the float that they are; every NaN is JavaScript's one NaN. */
export function toFloat(width: 32 | 64, bits: bigint): number {
  if (width === 32) {
    view.setUint32(0, Number(bits));
    return view.getFloat32(0);
  }
  view.setBigUint64(0, bits);
  return view.getFloat64(0);
}

/** The quiet NaN with no payload that the specification calls canonical. */
const CANONICAL_NAN = { 32: 0x7fc0_0000n, 64: 0x7ff8_0000_0000_0000n };

/** The bits of a float; NaN gives the canonical one. Rounds to the width. */
export function fromFloat(width: 32 | 64, value: number): bigint {
  if (Number.isNaN(value)) return CANONICAL_NAN[width];
  if (width === 32) {
    view.setFloat32(0, value);
    return BigInt(view.getUint32(0));
  }
  view.setFloat64(0, value);
  return view.getBigUint64(0);
}

export function i32(value: number | bigint): Value {
  return { type: 'i32', bits: BigInt.asUintN(32, BigInt(value)) };
}

export function i64(value: bigint): Value {
  return { type: 'i64', bits: BigInt.asUintN(64, value) };
}

export function f32(value: number): Value {
  return { type: 'f32', bits: fromFloat(32, value) };
}

export function f64(value: number): Value {
  return { type: 'f64', bits: fromFloat(64, value) };
}

/** What a local, a global or a table's place holds before anything is written there. */
export function zero(type: ValueType): Value {
  return { type, bits: type === 'funcref' || type === 'externref' ? NULL : 0n };
}

/** As JavaScript's WebAssembly interface gives it: a number, or a bigint for `i64`. */
export function toJs(value: Value): number | bigint {
  switch (value.type) {
    case 'i32':
      return Number(BigInt.asIntN(32, value.bits));
    case 'i64':
      return BigInt.asIntN(64, value.bits);
    case 'f32':
    case 'f64':
      return toFloat(widthOf(value.type), value.bits);
    case 'funcref':
    case 'externref':
      return value.bits;
  }
}

/** As a reader sees it: `-7`, `0.5`, `NaN`, `null`. */
export function show(value: Value): string {
  if (value.bits === NULL) return 'null';
  const js = toJs(value);
  return Object.is(js, -0) ? '-0' : String(js);
}
