/** What a file is, as `filestat_get` tells it: the shim's record, with the times where preview 1 has them. */

import { wasi } from '@bjorn3/browser_wasi_shim';
import { File, Symlink, type Inode, type Time } from './inodes.ts';

/** Bytes of a `filestat`. */
export const FILESTAT_SIZE = 64;

export class Filestat extends wasi.Filestat {
  /** The shim 0.4.2 writes the times at 38, 46 and 52. */
  override write_bytes(view: DataView, at: number): void {
    view.setBigUint64(at, this.dev, true);
    view.setBigUint64(at + 8, this.ino, true);
    view.setBigUint64(at + 16, BigInt(this.filetype), true);
    view.setBigUint64(at + 24, this.nlink, true);
    view.setBigUint64(at + 32, this.size, true);
    view.setBigUint64(at + 40, this.atim, true);
    view.setBigUint64(at + 48, this.mtim, true);
    view.setBigUint64(at + 56, this.ctim, true);
  }
}

export function filestatOf(inode: Inode): Filestat {
  const stat = new Filestat(BigInt(inode.number), inode.type, BigInt(sizeOf(inode)));
  stat.dev = 1n;
  // A directory has one name, its own entries aside; a root has none.
  stat.nlink = BigInt(inode.links);
  stat.atim = nanoseconds(inode.accessed);
  stat.mtim = nanoseconds(inode.modified);
  stat.ctim = nanoseconds(inode.changed);
  return stat;
}

function sizeOf(inode: Inode): number {
  if (inode instanceof File) return inode.size;
  return inode instanceof Symlink ? new TextEncoder().encode(inode.target).length : 0;
}

function nanoseconds(time: Time): bigint {
  return typeof time === 'bigint' ? time : BigInt(Math.round(time)) * 1_000_000n;
}

const TIMES =
  wasi.FSTFLAGS_ATIM | wasi.FSTFLAGS_ATIM_NOW | wasi.FSTFLAGS_MTIM | wasi.FSTFLAGS_MTIM_NOW;

/** Sets a file's times as `flags` of `wasi.FSTFLAGS_…` say; gives an errno. */
export function setTimes(inode: Inode, atim: bigint, mtim: bigint, flags: number): number {
  const has = (flag: number) => (flags & flag) !== 0;
  const twice =
    (has(wasi.FSTFLAGS_ATIM) && has(wasi.FSTFLAGS_ATIM_NOW)) ||
    (has(wasi.FSTFLAGS_MTIM) && has(wasi.FSTFLAGS_MTIM_NOW));
  if (twice || (flags & ~TIMES) !== 0) return wasi.ERRNO_INVAL;
  const now = inode.store.now();
  if (has(wasi.FSTFLAGS_ATIM)) inode.accessed = BigInt.asUintN(64, atim);
  if (has(wasi.FSTFLAGS_ATIM_NOW)) inode.accessed = now;
  if (has(wasi.FSTFLAGS_MTIM)) inode.modified = BigInt.asUintN(64, mtim);
  if (has(wasi.FSTFLAGS_MTIM_NOW)) inode.modified = now;
  inode.changed = now;
  return wasi.ERRNO_SUCCESS;
}
