/** What all open descriptors share, on top of the shim's `Fd`: rights, flags, and reading and writing in place. */

import { Fd, wasi } from '@bjorn3/browser_wasi_shim';
import type { Bytes } from '../../recording/units.ts';
import type { Filestat } from './filestat.ts';
import type { GuestMemory } from './memory.ts';
import { toRights } from './rights.ts';

const FLAGS =
  wasi.FDFLAGS_APPEND |
  wasi.FDFLAGS_DSYNC |
  wasi.FDFLAGS_NONBLOCK |
  wasi.FDFLAGS_RSYNC |
  wasi.FDFLAGS_SYNC;

export function areFlags(flags: number): boolean {
  return (flags & ~FLAGS) === 0;
}

/** What `poll_oneoff` is told of a descriptor. */
export interface Readiness {
  readonly errno: number;
  readonly ready: boolean;
  readonly bytes: Bytes;
  /** Nothing more will come. */
  readonly ended: boolean;
}

export abstract class Descriptor extends Fd {
  abstract readonly type: number;
  /** Bits of `wasi.RIGHTS_…`. */
  rights: number;
  inheriting: number;
  /** Bits of `wasi.FDFLAGS_…`. */
  flags = 0;

  constructor(rights: number, inheriting: number) {
    super();
    this.rights = rights;
    this.inheriting = inheriting;
  }

  /** The errno that says why it can't be done, or SUCCESS. */
  may(right: number): number {
    return (this.rights & right) === right ? wasi.ERRNO_SUCCESS : wasi.ERRNO_NOTCAPABLE;
  }

  /**
   * Reads into `count` vectors of the module's memory at `vectors`, which lie inside it and have room
   * for `length` bytes together. Gives how many came, or an errno below zero.
   */
  readInto(_memory: GuestMemory, _vectors: number, _count: number, _length: Bytes): number {
    return -wasi.ERRNO_BADF;
  }

  writeFrom(_memory: GuestMemory, _vectors: number, _count: number, _length: Bytes): number {
    return -wasi.ERRNO_BADF;
  }

  /** As `readInto`, from `position` on, which stays what it is. */
  readAt(_memory: GuestMemory, _vectors: number, _count: number, _position: number): number {
    return -wasi.ERRNO_BADF;
  }

  writeAt(
    _memory: GuestMemory,
    _vectors: number,
    _count: number,
    _length: Bytes,
    _position: number,
  ): number {
    return -wasi.ERRNO_BADF;
  }

  advise(): number {
    return wasi.ERRNO_BADF;
  }

  readiness(_write: boolean): Readiness {
    return { errno: wasi.ERRNO_BADF, ready: true, bytes: 0, ended: false };
  }

  override fd_fdstat_get(): { ret: number; fdstat: wasi.Fdstat } {
    const fdstat = new wasi.Fdstat(this.type, this.flags);
    fdstat.fs_rights_base = BigInt(this.rights);
    fdstat.fs_rights_inherited = BigInt(this.inheriting);
    return { ret: wasi.ERRNO_SUCCESS, fdstat };
  }

  override fd_fdstat_set_flags(flags: number): number {
    if (!areFlags(flags)) return wasi.ERRNO_INVAL;
    const errno = this.may(wasi.RIGHTS_FD_FDSTAT_SET_FLAGS);
    if (errno === wasi.ERRNO_SUCCESS) this.flags = flags;
    return errno;
  }

  /** Rights can only be given up. */
  override fd_fdstat_set_rights(base: bigint, inheriting: bigint): number {
    const more =
      (base & ~BigInt(this.rights)) !== 0n || (inheriting & ~BigInt(this.inheriting)) !== 0n;
    if (more) return wasi.ERRNO_NOTCAPABLE;
    this.rights = toRights(base);
    this.inheriting = toRights(inheriting);
    return wasi.ERRNO_SUCCESS;
  }

  abstract override fd_filestat_get(): { ret: number; filestat: Filestat | null };

  /** There is no disk to wait for. */
  override fd_sync(): number {
    return this.may(wasi.RIGHTS_FD_SYNC);
  }

  datasync(): number {
    return this.may(wasi.RIGHTS_FD_DATASYNC);
  }

  override fd_prestat_get(): { ret: number; prestat: wasi.Prestat | null } {
    return { ret: wasi.ERRNO_BADF, prestat: null };
  }
}
