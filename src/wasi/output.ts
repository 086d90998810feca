/** Standard output and error: pieces joined per write, decoded across writes, and cut where they go on too long. */

import { Fd, wasi } from '@bjorn3/browser_wasi_shim';
import type { Bytes } from '../recording/units.ts';

export type Stream = 'stdout' | 'stderr';

/** How many bytes both streams together may still take. */
export interface Budget {
  left: Bytes;
  cut: boolean;
}

/** A file descriptor that hears what is written to it; `commit` says it, `finish` says what is left. */
export class OutputFd extends Fd {
  readonly #decoder = new TextDecoder();
  readonly #budget: Budget;
  readonly #hear: (text: string) => void;
  #pieces = '';

  constructor(budget: Budget, hear: (text: string) => void) {
    super();
    this.#budget = budget;
    this.#hear = hear;
  }

  override fd_write(data: Uint8Array): { ret: number; nwritten: number } {
    const kept = data.subarray(0, this.#budget.left);
    this.#budget.left -= kept.length;
    if (kept.length < data.length) this.#budget.cut = true;
    this.#pieces += this.#decoder.decode(kept, { stream: true });
    return { ret: wasi.ERRNO_SUCCESS, nwritten: data.length };
  }

  override fd_fdstat_get(): { ret: number; fdstat: wasi.Fdstat } {
    const fdstat = new wasi.Fdstat(wasi.FILETYPE_CHARACTER_DEVICE, 0);
    fdstat.fs_rights_base = BigInt(wasi.RIGHTS_FD_WRITE);
    return { ret: wasi.ERRNO_SUCCESS, fdstat };
  }

  override fd_filestat_get(): { ret: number; filestat: wasi.Filestat } {
    const filestat = new wasi.Filestat(0n, wasi.FILETYPE_CHARACTER_DEVICE, 0n);
    return { ret: wasi.ERRNO_SUCCESS, filestat };
  }

  /** A write has ended: its pieces are one text. */
  commit(): void {
    if (this.#pieces === '') return;
    const text = this.#pieces;
    this.#pieces = '';
    this.#hear(text);
  }

  finish(): void {
    this.#pieces += this.#decoder.decode();
    this.commit();
  }
}
