/** Numbers and strings as the text form writes them, so that reading them back gives the same bytes. */

import type { Immediate } from '../module.ts';

type Constant = Extract<Immediate, { kind: 'i32' | 'i64' | 'f32' | 'f64' }>;

export function constantText(constant: Constant): string {
  switch (constant.kind) {
    case 'i32':
    case 'i64':
      return String(constant.value);
    case 'f32':
      return floatText(constant.value, BigInt(constant.bits), 23n, shortest32);
    case 'f64':
      return floatText(constant.value, constant.bits, 52n, String);
  }
}

/** `fraction` is how many bits of `bits` stand after the binary point: the payload, where it is no number. */
function floatText(
  value: number,
  bits: bigint,
  fraction: bigint,
  write: (value: number) => string,
): string {
  const negative = bits >> (fraction === 23n ? 31n : 63n) === 1n;
  const sign = negative ? '-' : '';
  if (Number.isNaN(value)) {
    const payload = bits & ((1n << fraction) - 1n);
    const usual = payload === 1n << (fraction - 1n);
    return `${sign}nan${usual ? '' : `:0x${payload.toString(16)}`}`;
  }
  if (!Number.isFinite(value)) return `${sign}inf`;
  return sign + write(Math.abs(value));
}

/** The fewest digits that stand for this 32-bit number alone: "0.1", not "0.10000000149011612". */
function shortest32(value: number): string {
  for (let digits = 1; digits < 9; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return String(rounded);
  }
  return String(value);
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Bytes between quotes: what is printable in ASCII as it is, the rest as `\\00` to `\\ff`. */
export function bytesText(bytes: Uint8Array): string {
  const letters = Array.from(bytes, (byte) =>
    byte >= 0x20 && byte < 0x7f && byte !== QUOTE && byte !== BACKSLASH
      ? String.fromCharCode(byte)
      : `\\${byte.toString(16).padStart(2, '0')}`,
  );
  return `"${letters.join('')}"`;
}

const encoder = new TextEncoder();

export function nameText(name: string): string {
  return bytesText(encoder.encode(name));
}
