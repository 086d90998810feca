/** Reads the bytes of a module one value at a time, notes each for those who want to show it, and says where it failed. */

import type { DecodeError, ReferenceType, ValueType } from '../module.ts';

/** One value as it stands in the file: the smallest part that has a meaning of its own. */
export interface Field {
  readonly start: number;
  readonly end: number;
  /** What it is, as a phrase: `number of types`. */
  readonly what: string;
  readonly coding: 'byte' | 'u32' | 's32' | 's33' | 's64' | 'f32' | 'f64' | 'name' | 'bytes';
  /** What it says, where that is a number, a name, or a word. */
  readonly value?: number | bigint | string;
}

/** Thrown inside the decoder alone; `decodeModule` turns it into a value. */
export class Failure extends Error {
  readonly reason: DecodeError;

  constructor(kind: DecodeError['kind'], offset: number, words: string) {
    super(words);
    this.reason = { kind, offset, words };
  }
}

const VALUE_TYPES: ReadonlyMap<number, ValueType> = new Map([
  [0x7f, 'i32'],
  [0x7e, 'i64'],
  [0x7d, 'f32'],
  [0x7c, 'f64'],
  [0x70, 'funcref'],
  [0x6f, 'externref'],
]);
/** v128, and the bytes from 0x62 to 0x74 that garbage collection and its kin use for types. */
const isLaterType = (byte: number): boolean => byte === 0x7b || (byte >= 0x62 && byte <= 0x74);

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export class Reader {
  readonly bytes: Uint8Array;
  readonly #view: DataView;
  readonly #note: (field: Field) => void;
  at: number;
  /** Where the part ends that is being read: nothing may be read from here on. */
  limit: number;
  /** Whether that part is whole: then what reaches beyond it is wrong, not cut off. */
  enclosed = false;

  constructor(bytes: Uint8Array, note?: (field: Field) => void) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#note = (field) => note?.(field);
    this.at = 0;
    this.limit = bytes.length;
  }

  get done(): boolean {
    return this.at >= this.limit;
  }

  /** The next byte, left where it is. */
  peek(what: string): number {
    this.#need(1, what);
    return this.bytes[this.at] ?? 0;
  }

  byte(what: string): number {
    const start = this.at;
    const value = this.#next(what);
    this.#note({ start, end: this.at, what, coding: 'byte', value });
    return value;
  }

  u32(what: string): number {
    return this.#whole(32, false, what, 'u32');
  }

  s32(what: string): number {
    return this.#whole(32, true, what, 's32');
  }

  s33(what: string): number {
    return this.#whole(33, true, what, 's33');
  }

  s64(what: string): bigint {
    const start = this.at;
    const last = this.#leb(64, true, what);
    let value = last & 64 ? -1n : 0n;
    for (let at = this.at - 1; at >= start; at--) {
      value = (value << 7n) | BigInt((this.bytes[at] ?? 0) & 127);
    }
    this.#note({ start, end: this.at, what, coding: 's64', value });
    return value;
  }

  f32(what: string): { readonly bits: number; readonly value: number } {
    const start = this.at;
    this.#skip(4, what);
    const value = this.#view.getFloat32(start, true);
    this.#note({ start, end: this.at, what, coding: 'f32', value });
    return { bits: this.#view.getUint32(start, true), value };
  }

  f64(what: string): { readonly bits: bigint; readonly value: number } {
    const start = this.at;
    this.#skip(8, what);
    const value = this.#view.getFloat64(start, true);
    this.#note({ start, end: this.at, what, coding: 'f64', value });
    return { bits: this.#view.getBigUint64(start, true), value };
  }

  /** A length, then as many bytes of UTF-8. */
  name(what: string): string {
    const length = this.u32(`length of the ${what}`);
    const start = this.at;
    this.#skip(length, what);
    try {
      const value = utf8.decode(this.bytes.subarray(start, this.at));
      if (length > 0) this.#note({ start, end: this.at, what, coding: 'name', value });
      return value;
    } catch {
      throw new Failure('malformed', start, `The ${what} is not valid UTF-8.`);
    }
  }

  take(length: number, what: string): Uint8Array {
    const start = this.at;
    this.#skip(length, what);
    if (length > 0) this.#note({ start, end: this.at, what, coding: 'bytes' });
    return this.bytes.subarray(start, this.at);
  }

  valueType(what: string): ValueType {
    const start = this.at;
    const byte = this.#next(what);
    const type = VALUE_TYPES.get(byte);
    if (type === undefined) throw notAType(byte, start, what);
    this.#note({ start, end: this.at, what, coding: 'byte', value: type });
    return type;
  }

  referenceType(what: string): ReferenceType {
    const start = this.at;
    const type = this.valueType(what);
    if (type === 'funcref' || type === 'externref') return type;
    throw new Failure('malformed', start, `The ${what} must be a reference, not ${type}.`);
  }

  /** A count, then as many items; each takes a byte at least, so a count beyond the end is refused at once. */
  list<Item>(what: string, read: (place: number) => Item): Item[] {
    const start = this.at;
    const count = this.u32(`number of ${what}`);
    if (count > this.limit - this.at) throw this.#short(start, `${String(count)} ${what}`);
    return Array.from({ length: count }, (_, place) => read(place));
  }

  #next(what: string): number {
    this.#need(1, what);
    return this.bytes[this.at++] ?? 0;
  }

  #skip(length: number, what: string): void {
    this.#need(length, what);
    this.at += length;
  }

  #need(length: number, what: string): void {
    if (length > this.limit - this.at) throw this.#short(this.at, `the ${what}`);
  }

  #short(offset: number, what: string): Failure {
    const end = this.enclosed ? 'The part it stands in ends' : 'The file ends';
    const kind = this.enclosed ? 'malformed' : 'truncated';
    return new Failure(kind, offset, `${end} before ${what} does.`);
  }

  #whole(bits: number, signed: boolean, what: string, coding: Field['coding']): number {
    const start = this.at;
    const last = this.#leb(bits, signed, what);
    let value = 0;
    for (let at = this.at - 1; at >= start; at--)
      value = value * 128 + ((this.bytes[at] ?? 0) % 128);
    if (signed && last & 64) value -= 128 ** (this.at - start);
    this.#note({ start, end: this.at, what, coding, value });
    return value;
  }

  /**
   * Goes past a LEB128 number and gives its last byte. Core specification, 5.2.2: at most
   * ceil(bits / 7) bytes, and no bits beyond those of the number.
   */
  #leb(bits: number, signed: boolean, what: string): number {
    const start = this.at;
    for (let left = bits; ; left -= 7) {
      const byte = this.#next(what);
      if (left < 7 && !fits(byte, left, signed)) throw tooLong(start, what, bits, byte >= 128);
      if (byte < 128) return byte;
    }
  }
}

/** Whether a last byte holds nothing beyond the `left` bits that the number still has. */
function fits(byte: number, left: number, signed: boolean): boolean {
  if (byte >= 128) return false;
  if (!signed) return byte >> left === 0;
  const above = byte >> (left - 1);
  return above === 0 || above === 127 >> (left - 1);
}

function tooLong(offset: number, what: string, bits: number, more: boolean): Failure {
  const why = more ? 'is written in too many bytes' : 'is too large';
  return new Failure(
    'malformed',
    offset,
    `The ${what} ${why} for a number of ${String(bits)} bits.`,
  );
}

function notAType(byte: number, offset: number, what: string): Failure {
  const hex = `0x${byte.toString(16).padStart(2, '0')}`;
  if (!isLaterType(byte)) return new Failure('malformed', offset, `The ${what} can’t be ${hex}.`);
  const words = `The ${what} is ${hex}: a type of a later version of WebAssembly, not read here.`;
  return new Failure('unsupported', offset, words);
}
