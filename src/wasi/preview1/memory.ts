/** A module's linear memory as its host sees it: views that outlive growth, checked ranges, text. */

import { wasi } from '@bjorn3/browser_wasi_shim';
import type { Bytes } from '../../recording/units.ts';

/** A path with its final NUL may be this long. Source: Linux, `PATH_MAX`. */
const LONGEST_PATH: Bytes = 4096;
/** Up to here joining characters is faster than a decoder. */
const SHORT = 32;

// Making these costs more than a short run does; none of them keeps anything from one use to the next.
const NOTHING = new Uint8Array(0);
const NOTHING_VIEW = new DataView(NOTHING.buffer);
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

export class GuestMemory {
  bytes = NOTHING;
  view = NOTHING_VIEW;
  #memory: WebAssembly.Memory | undefined;

  attach(memory: WebAssembly.Memory): void {
    this.#memory = memory;
    this.#renew();
  }

  /** To be called when a call begins: growth detaches a memory's buffer, which leaves it without length. */
  refresh(): void {
    if (this.bytes.length === 0) this.#renew();
  }

  /** Whether `length` bytes at `address` lie inside; both are unsigned. */
  holds(address: number, length: number): boolean {
    return address + length <= this.bytes.length;
  }

  /** The length of all that `count` vectors at `address` stand for, or -1 where one lies outside. */
  vectorsLength(address: number, count: number): number {
    if (!this.holds(address, count * 8)) return -1;
    let total = 0;
    for (let at = address, end = address + count * 8; at < end; at += 8) {
      const length = this.view.getUint32(at + 4, true);
      if (!this.holds(this.view.getUint32(at, true), length)) return -1;
      total += length;
    }
    return total;
  }

  /** A path, or the errno that says why it is none. */
  path(address: number, length: number): string | number {
    if (!this.holds(address, length)) return wasi.ERRNO_FAULT;
    if (length >= LONGEST_PATH) return wasi.ERRNO_NAMETOOLONG;
    const text = length <= SHORT ? this.#short(address, length) : undefined;
    return text ?? this.#decode(address, length);
  }

  setU64(address: number, value: number | bigint): void {
    this.view.setBigUint64(address, BigInt(value), true);
  }

  /** Writes texts as C strings one behind the other, and where each begins into a list. */
  setStrings(list: number, texts: readonly Uint8Array[], address: number): void {
    for (const [index, text] of texts.entries()) {
      this.view.setUint32(list + index * 4, address, true);
      this.bytes.set(text, address);
      address += text.length;
    }
  }

  /** With the NUL at its end. */
  encode(text: string): Uint8Array {
    return encoder.encode(`${text}\0`);
  }

  #renew(): void {
    if (this.#memory === undefined) return;
    this.bytes = new Uint8Array(this.#memory.buffer);
    this.view = new DataView(this.#memory.buffer);
  }

  /** Undefined where it isn't plain ASCII. */
  #short(address: number, length: number): string | undefined {
    let text = '';
    for (let at = address; at < address + length; at++) {
      const code = this.bytes[at] ?? 0;
      if (code === 0 || code > 0x7f) return undefined;
      text += String.fromCharCode(code);
    }
    return text;
  }

  #decode(address: number, length: number): string | number {
    try {
      const text = decoder.decode(this.bytes.subarray(address, address + length));
      return text.includes('\0') ? wasi.ERRNO_INVAL : text;
    } catch {
      return wasi.ERRNO_ILSEQ;
    }
  }
}
