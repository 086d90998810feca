/** Bytes, times and texts of a call in words. */

import { hexByte } from '../../recording/bytes.ts';
import type { Bytes } from '../../recording/units.ts';
import type { TakenRange, Value } from './capture.ts';

/** A range as it was kept. */
export interface Reading {
  readonly bytes: Uint8Array;
  readonly numbers: DataView;
  /** All that was touched; `bytes` may be fewer. */
  readonly length: Bytes;
}

export function reading({ bytes, length }: TakenRange): Reading {
  return { bytes, length, numbers: new DataView(bytes.buffer) };
}

const SHOWN_BYTES = 48;
const decoder = new TextDecoder();

/** `"text"`, with `…` where there is more. */
export function quote(what: Reading | undefined): string {
  if (what === undefined) return '""';
  const text = decoder.decode(what.bytes.subarray(0, SHOWN_BYTES));
  return JSON.stringify(text) + (what.length > Math.min(SHOWN_BYTES, what.bytes.length) ? '…' : '');
}

const SHOWN_HEX = 8;

/** `9f 3a 00 …` */
export function hex({ bytes, length }: Reading): string {
  const shown = Array.from(bytes.subarray(0, SHOWN_HEX), hexByte);
  return shown.join(' ') + (length > shown.length ? ' …' : '');
}

/** Nanoseconds since 1970 as a date; far away ones as they are. */
export function moment(value: Value): string {
  const nanoseconds = BigInt.asUintN(64, BigInt(value));
  const date = new Date(Number(nanoseconds / 1_000_000n));
  return Number.isNaN(date.getTime()) ? `${String(nanoseconds)} ns` : date.toISOString();
}

const UNITS: readonly (readonly [bigint, string])[] = [
  [1_000_000_000n, 's'],
  [1_000_000n, 'ms'],
  [1_000n, 'µs'],
];

/** "1.5 s", "250 ms", "999 ns". */
export function duration(value: Value): string {
  const nanoseconds = BigInt.asUintN(64, BigInt(value));
  const [size, unit] = UNITS.find(([one]) => nanoseconds >= one) ?? [1n, 'ns'];
  return `${String(Number(nanoseconds) / Number(size))} ${unit}`;
}
