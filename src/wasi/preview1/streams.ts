/** Standard input, output and error: no position, no size, and each in one direction. */

import { wasi } from '@bjorn3/browser_wasi_shim';
import type { Bytes } from '../../recording/units.ts';
import { Descriptor, type Readiness } from './descriptor.ts';
import { Filestat } from './filestat.ts';
import type { GuestMemory } from './memory.ts';
import { INPUT_RIGHTS, OUTPUT_RIGHTS } from './rights.ts';
import type { Input, Sink } from './system.ts';

abstract class Stream extends Descriptor {
  readonly type = wasi.FILETYPE_CHARACTER_DEVICE;

  override fd_filestat_get(): { ret: number; filestat: Filestat | null } {
    const ret = this.may(wasi.RIGHTS_FD_FILESTAT_GET);
    return { ret, filestat: ret === 0 ? new Filestat(0n, this.type, 0n) : null };
  }

  override fd_seek(): { ret: number; offset: bigint } {
    return { ret: wasi.ERRNO_SPIPE, offset: 0n };
  }

  override fd_tell(): { ret: number; offset: bigint } {
    return { ret: wasi.ERRNO_SPIPE, offset: 0n };
  }

  override readAt(): number {
    return -wasi.ERRNO_SPIPE;
  }

  override writeAt(): number {
    return -wasi.ERRNO_SPIPE;
  }

  override advise(): number {
    return wasi.ERRNO_SPIPE;
  }

  override fd_allocate(): number {
    return wasi.ERRNO_SPIPE;
  }

  override fd_filestat_set_size(): number {
    return wasi.ERRNO_INVAL;
  }

  override fd_filestat_set_times(): number {
    return wasi.ERRNO_BADF;
  }

  override fd_sync(): number {
    return wasi.ERRNO_INVAL;
  }

  override datasync(): number {
    return wasi.ERRNO_INVAL;
  }
}

export class InputStream extends Stream {
  readonly #input: Input;

  constructor(input: Input, denied: boolean) {
    super(denied ? INPUT_RIGHTS & ~wasi.RIGHTS_FD_READ : INPUT_RIGHTS, 0);
    this.#input = input;
  }

  /** Whether there is nothing to read yet; who may not read has nothing to wait for. */
  get dry(): boolean {
    const mayRead = (this.rights & wasi.RIGHTS_FD_READ) !== 0;
    return mayRead && this.#input.ready === 0 && !this.#input.ended;
  }

  /** Whether a read waits for something to come. */
  get waits(): boolean {
    return this.dry && (this.flags & wasi.FDFLAGS_NONBLOCK) === 0;
  }

  override readInto(memory: GuestMemory, vectors: number, count: number, length: Bytes): number {
    const errno = this.may(wasi.RIGHTS_FD_READ);
    if (errno !== wasi.ERRNO_SUCCESS) return -errno;
    if (length === 0) return 0;
    if (this.dry) return -wasi.ERRNO_AGAIN;
    const data = this.#input.read(length);
    let done = 0;
    for (let at = vectors; at < vectors + count * 8 && done < data.length; at += 8) {
      const piece = data.subarray(done, done + memory.view.getUint32(at + 4, true));
      memory.bytes.set(piece, memory.view.getUint32(at, true));
      done += piece.length;
    }
    return done;
  }

  override readiness(write: boolean): Readiness {
    const errno = write ? wasi.ERRNO_BADF : this.may(wasi.RIGHTS_FD_READ);
    const { ready, ended } = this.#input;
    return { errno, ready: write || !this.dry, bytes: ready, ended };
  }
}

/** How much a write could take, in the words of `poll_oneoff`. */
const ROOM: Bytes = 65_536;

export class OutputStream extends Stream {
  readonly #sink: Sink;

  constructor(sink: Sink) {
    super(OUTPUT_RIGHTS, 0);
    this.#sink = sink;
  }

  override writeFrom(memory: GuestMemory, vectors: number, count: number, length: Bytes): number {
    const errno = this.may(wasi.RIGHTS_FD_WRITE);
    if (errno !== wasi.ERRNO_SUCCESS) return -errno;
    if (length === 0) return 0;
    if (length <= GATHERED) this.#sink(gather(memory, vectors, count, length));
    else for (let at = 0; at < count; at++) this.#sink(piece(memory, vectors + at * 8));
    return length;
  }

  override readiness(write: boolean): Readiness {
    const errno = write ? wasi.ERRNO_SUCCESS : wasi.ERRNO_BADF;
    return { errno, ready: true, bytes: write ? ROOM : 0, ended: false };
  }
}

/** Pieces that are longer together go one by one: to join them would take as much memory again. */
const GATHERED: Bytes = 16 * 1024 * 1024;

function piece({ view, bytes }: GuestMemory, vector: number): Uint8Array {
  const start = view.getUint32(vector, true);
  return bytes.subarray(start, start + view.getUint32(vector + 4, true));
}

/** What the vectors stand for, in one piece; where it is in one already, that itself. */
function gather(memory: GuestMemory, vectors: number, count: number, length: Bytes): Uint8Array {
  if (count === 1) return piece(memory, vectors);
  const all = new Uint8Array(length);
  let done = 0;
  for (let at = vectors; done < length; at += 8) {
    const part = piece(memory, at);
    all.set(part, done);
    done += part.length;
  }
  return all;
}
