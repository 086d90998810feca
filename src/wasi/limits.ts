/** What a run may use at most, and how a module's own memory limit is written into it before it is compiled. */

import type { Bytes } from '../recording/units.ts';
import type { Limits } from './api.ts';

const MIB = 1024 * 1024;
const PAGE = 65_536;
const MEMORY_SECTION = 5;
const HAS_MAXIMUM = 1;
/** Bits of the limits' flags that this reader knows: maximum, shared, 64-bit. */
const KNOWN_FLAGS = 7;

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
 * The module with its memory's maximum set to `limit` (in whole pages of 64 KiB), so that the engine
 * itself refuses to grow further. Not ok where the module starts with more than that. Bytes that make
 * no sense are given back as they are: the compiler says best what is wrong with them.
 *
 * Format: WebAssembly Core Specification, section 5.5.8 (memory section).
 */
export function capMemory(bytes: Uint8Array<ArrayBuffer>, limit: Bytes): Capped {
  const section = findSection(bytes, MEMORY_SECTION);
  if (section === undefined) return { ok: true, bytes };
  const reader = new Reader(bytes, section.body);
  const count = reader.number();
  const flags = reader.number();
  const least = reader.number();
  const most = flags & HAS_MAXIMUM ? reader.number() : Infinity;
  if (reader.at > section.end || count !== 1 || flags > KNOWN_FLAGS) return { ok: true, bytes };
  const pages = Math.floor(limit / PAGE);
  if (least > pages) return { ok: false, wants: least * PAGE };
  const body = [1, flags | HAS_MAXIMUM, ...leb(least), ...leb(Math.min(most, pages))];
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

interface Section {
  readonly start: number;
  readonly body: number;
  readonly end: number;
}

function findSection(bytes: Uint8Array<ArrayBuffer>, wanted: number): Section | undefined {
  let start = 8;
  while (start < bytes.length) {
    const reader = new Reader(bytes, start + 1);
    const size = reader.number();
    const end = reader.at + size;
    if (end > bytes.length) return undefined;
    if (bytes[start] === wanted) return { start, body: reader.at, end };
    start = end;
  }
  return undefined;
}

/** Reads unsigned LEB128 numbers; past the end it reads zeros. */
class Reader {
  readonly #bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  number(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.#bytes[this.at++] ?? 0;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }
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
