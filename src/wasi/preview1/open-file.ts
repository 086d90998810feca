/** A descriptor on a file: a position, and what may be done from it. */

import { wasi } from '@bjorn3/browser_wasi_shim';
import type { Bytes } from '../../recording/units.ts';
import { Descriptor, type Readiness } from './descriptor.ts';
import { filestatOf, setTimes, type Filestat } from './filestat.ts';
import type { File } from './inodes.ts';
import type { GuestMemory } from './memory.ts';

export class OpenFile extends Descriptor {
  readonly type = wasi.FILETYPE_REGULAR_FILE;
  readonly file: File;
  #position = 0;
  /** What it could have had: a right that nobody asked for is another mistake than one that is refused. */
  #grantable: number;

  constructor(file: File, rights: number, inheriting: number, grantable: number, flags: number) {
    super(rights, inheriting);
    this.file = file;
    this.flags = flags;
    this.#grantable = grantable;
    file.opens++;
  }

  override readInto(memory: GuestMemory, vectors: number, count: number): number {
    if ((this.rights & wasi.RIGHTS_FD_READ) === 0) return -this.#wrongMode(wasi.RIGHTS_FD_READ);
    const read = this.#read(memory, vectors, count, this.#position);
    this.#position += read;
    return read;
  }

  override readAt(memory: GuestMemory, vectors: number, count: number, position: number): number {
    if ((this.rights & wasi.RIGHTS_FD_READ) === 0) return -this.#wrongMode(wasi.RIGHTS_FD_READ);
    const errno = this.may(wasi.RIGHTS_FD_SEEK);
    return errno === wasi.ERRNO_SUCCESS ? this.#read(memory, vectors, count, position) : -errno;
  }

  override writeFrom(memory: GuestMemory, vectors: number, count: number, length: Bytes): number {
    if ((this.rights & wasi.RIGHTS_FD_WRITE) === 0) return -this.#wrongMode(wasi.RIGHTS_FD_WRITE);
    const append = (this.flags & wasi.FDFLAGS_APPEND) !== 0;
    const position = append ? this.file.size : this.#position;
    const written = this.#write(memory, vectors, count, length, position);
    if (written > 0) this.#position = position + written;
    return written;
  }

  /** A given position goes before APPEND, in preview 1. */
  override writeAt(
    memory: GuestMemory,
    vectors: number,
    count: number,
    length: Bytes,
    position: number,
  ): number {
    if ((this.rights & wasi.RIGHTS_FD_WRITE) === 0) return -this.#wrongMode(wasi.RIGHTS_FD_WRITE);
    const errno = this.may(wasi.RIGHTS_FD_SEEK);
    if (errno !== wasi.ERRNO_SUCCESS) return -errno;
    return this.#write(memory, vectors, count, length, position);
  }

  override fd_seek(offset: bigint, whence: number): { ret: number; offset: bigint } {
    const none = offset === 0n && whence === wasi.WHENCE_CUR;
    const errno = none ? this.#mayTell() : this.may(wasi.RIGHTS_FD_SEEK);
    if (errno !== wasi.ERRNO_SUCCESS) return { ret: errno, offset: 0n };
    const start = [0, this.#position, this.file.size][whence];
    const position = start === undefined ? -1 : start + Number(offset);
    if (position < 0 || position > Number.MAX_SAFE_INTEGER) {
      return { ret: wasi.ERRNO_INVAL, offset: 0n };
    }
    this.#position = position;
    return { ret: wasi.ERRNO_SUCCESS, offset: BigInt(position) };
  }

  override fd_tell(): { ret: number; offset: bigint } {
    return { ret: this.#mayTell(), offset: BigInt(this.#position) };
  }

  override advise(): number {
    return this.may(wasi.RIGHTS_FD_ADVISE);
  }

  override fd_allocate(offset: bigint, length: bigint): number {
    const errno = this.may(wasi.RIGHTS_FD_ALLOCATE);
    if (errno !== wasi.ERRNO_SUCCESS) return errno;
    if (length <= 0n || offset < 0n) return wasi.ERRNO_INVAL;
    return this.#resize(Math.max(this.file.size, Number(offset + length)));
  }

  override fd_filestat_set_size(size: bigint): number {
    const errno = this.may(wasi.RIGHTS_FD_FILESTAT_SET_SIZE);
    if (errno !== wasi.ERRNO_SUCCESS) return errno;
    return size < 0n ? wasi.ERRNO_INVAL : this.#resize(Number(size));
  }

  override fd_filestat_get(): { ret: number; filestat: Filestat | null } {
    const ret = this.may(wasi.RIGHTS_FD_FILESTAT_GET);
    return { ret, filestat: ret === wasi.ERRNO_SUCCESS ? filestatOf(this.file) : null };
  }

  override fd_filestat_set_times(atim: bigint, mtim: bigint, flags: number): number {
    const errno = this.may(wasi.RIGHTS_FD_FILESTAT_SET_TIMES);
    return errno === wasi.ERRNO_SUCCESS ? setTimes(this.file, atim, mtim, flags) : errno;
  }

  override fd_fdstat_set_rights(base: bigint, inheriting: bigint): number {
    const errno = super.fd_fdstat_set_rights(base, inheriting);
    if (errno === wasi.ERRNO_SUCCESS) this.#grantable = this.rights;
    return errno;
  }

  override readiness(write: boolean): Readiness {
    const bytes = write ? ROOM : Math.max(0, this.file.size - this.#position);
    return { errno: wasi.ERRNO_SUCCESS, ready: true, bytes, ended: false };
  }

  override fd_close(): number {
    this.file.opens--;
    this.file.release();
    return wasi.ERRNO_SUCCESS;
  }

  #mayTell(): number {
    return (this.rights & SEEK_OR_TELL) === 0 ? wasi.ERRNO_NOTCAPABLE : wasi.ERRNO_SUCCESS;
  }

  #wrongMode(right: number): number {
    return (this.#grantable & right) === 0 ? wasi.ERRNO_NOTCAPABLE : wasi.ERRNO_BADF;
  }

  #read(memory: GuestMemory, vectors: number, count: number, position: number): number {
    const { view, bytes } = memory;
    let total = 0;
    for (let at = vectors, end = vectors + count * 8; at < end; at += 8) {
      const length = view.getUint32(at + 4, true);
      const read = this.file.read(bytes, view.getUint32(at, true), length, position + total);
      total += read;
      if (read < length) break;
    }
    if (total > 0) this.file.accessed = this.file.store.now();
    return total;
  }

  #write(
    memory: GuestMemory,
    vectors: number,
    count: number,
    length: Bytes,
    position: number,
  ): number {
    if (length === 0) return 0;
    if (!this.file.reserve(position + length)) return -wasi.ERRNO_NOSPC;
    const { view, bytes } = memory;
    let to = position;
    for (let at = vectors, end = vectors + count * 8; at < end; at += 8) {
      const piece = view.getUint32(at + 4, true);
      this.file.write(bytes, view.getUint32(at, true), piece, to);
      to += piece;
    }
    this.file.touch();
    return length;
  }

  #resize(size: Bytes): number {
    if (!this.file.resize(size)) return wasi.ERRNO_NOSPC;
    this.file.touch();
    return wasi.ERRNO_SUCCESS;
  }
}

/** Either will do to learn the position. */
const SEEK_OR_TELL = wasi.RIGHTS_FD_SEEK | wasi.RIGHTS_FD_TELL;
/** How much a write could take, in the words of `poll_oneoff`. */
const ROOM: Bytes = 65_536;
