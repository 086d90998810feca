/** The numbers of what is open: the lowest free one is given next, as POSIX has it. */

import { wasi } from '@bjorn3/browser_wasi_shim';
import type { Descriptor } from './descriptor.ts';

export class Descriptors {
  readonly #open: (Descriptor | undefined)[];
  readonly #limit: number;
  /** No number below this is free. */
  #free: number;

  constructor(open: Descriptor[], limit: number) {
    this.#open = open;
    this.#limit = limit;
    this.#free = open.length;
  }

  get(fd: number): Descriptor | undefined {
    return this.#open[fd];
  }

  get full(): boolean {
    this.#seek();
    return this.#free >= this.#limit;
  }

  /** To be called where it isn't full. */
  add(descriptor: Descriptor): number {
    this.#seek();
    const fd = this.#free++;
    this.#open[fd] = descriptor;
    return fd;
  }

  close(fd: number): number {
    const descriptor = this.#open[fd];
    if (descriptor === undefined) return wasi.ERRNO_BADF;
    this.#clear(fd);
    return descriptor.fd_close();
  }

  /** Both must be open; what `to` was is closed. */
  renumber(from: number, to: number): number {
    const descriptor = this.#open[from];
    if (descriptor === undefined || this.#open[to] === undefined) return wasi.ERRNO_BADF;
    if (from === to) return wasi.ERRNO_SUCCESS;
    const errno = this.close(to);
    this.#open[to] = descriptor;
    this.#clear(from);
    return errno;
  }

  #clear(fd: number): void {
    this.#open[fd] = undefined;
    if (fd < this.#free) this.#free = fd;
  }

  #seek(): void {
    while (this.#open[this.#free] !== undefined) this.#free++;
  }
}
