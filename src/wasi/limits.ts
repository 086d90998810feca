/** What a run may use at most, and how a module's own memory limit is written into it before it is compiled. */

import type { Bytes } from '../recording/units.ts';
import type { Limits } from './api.ts';
import { findSection, Reader } from './binary.ts';

const MIB = 1024 * 1024;
const PAGE = 65_536;
const MEMORY_SECTION = 5;
const HAS_MAXIMUM = 1;
/** Bits of the limits' flags that this reader knows: maximum, shared, 64-bit. */
const KNOWN_FLAGS = 7;

/** Larger modules aren't even read. */
export const MODULE_BYTES: Bytes = 64 * MIB;

/** As many of a run's latest calls are kept. */
export const KEPT_CALLS = 2000;

export const DEFAULT_LIMITS: Limits = {
  memory: 64 * MIB,
  time: 20_000,
  output: 256 * 1024,
  files: 10_000,
  fileBytes: 32 * MIB,
};

export type Capped =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly wants: Bytes };

/**
 * The module with the maximum of its memory (of each, where there are several) set to `limit` (in
 * whole pages of 64 KiB), so that the engine itself refuses to grow further. Not ok where the module
 * starts with more than that. Bytes that make no sense are given back as they are: the compiler says
 * best what is wrong with them.
 *
 * Format: WebAssembly Core Specification, section 5.5.8 (memory section).
 */
export function capMemory(bytes: Uint8Array<ArrayBuffer>, limit: Bytes): Capped {
  const section = findSection(bytes, MEMORY_SECTION);
  if (section === undefined) return { ok: true, bytes };
  const reader = new Reader(bytes, section.body);
  const pages = Math.floor(limit / PAGE);
  const count = reader.number();
  if (reader.at > section.end) return { ok: true, bytes };
  const body = [...leb(count)];
  for (let left = count; left > 0; left--) {
    const flags = reader.number();
    const least = reader.number();
    const most = flags & HAS_MAXIMUM ? reader.number() : Infinity;
    if (reader.at > section.end || flags > KNOWN_FLAGS) return { ok: true, bytes };
    if (least > pages) return { ok: false, wants: least * PAGE };
    body.push(flags | HAS_MAXIMUM, ...leb(least), ...leb(Math.min(most, pages)));
  }
  const whole = [MEMORY_SECTION, ...leb(body.length), ...body];
  return { ok: true, bytes: splice(bytes, section.start, section.end, whole) };
}

/**
 * The module with a custom section that no other has. The engine compiles it anew then: it keeps
 * compiled code by the module's bytes, which would make every run but the first look free.
 */
export function makeUnique(bytes: Uint8Array<ArrayBuffer>, mark: number): Uint8Array<ArrayBuffer> {
  const section = new Uint8Array([0, 10, 1, 0x75, 0, 0, 0, 0, 0, 0, 0, 0]);
  new DataView(section.buffer).setFloat64(4, mark);
  return splice(bytes, bytes.length, bytes.length, [...section]);
}

function leb(value: number): number[] {
  const bytes = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}

function splice(
  bytes: Uint8Array<ArrayBuffer>,
  start: number,
  end: number,
  middle: readonly number[],
): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(bytes.length - (end - start) + middle.length);
  result.set(bytes.subarray(0, start));
  result.set(middle, start);
  result.set(bytes.subarray(end), start + middle.length);
  return result;
}
