/** A descriptor on a directory: what can be opened from it, and what it lists. */

import { wasi } from '@bjorn3/browser_wasi_shim';
import { Descriptor } from './descriptor.ts';
import { filestatOf, setTimes, type Filestat } from './filestat.ts';
import type { Directory, Inode } from './inodes.ts';

/** `.` and `..` come first. */
const DOTS = 2;

export class OpenDirectory extends Descriptor {
  readonly type = wasi.FILETYPE_DIRECTORY;
  readonly directory: Directory;
  /** The name that a preopened one has for the module. */
  readonly #preopened: string | undefined;
  /** The names as they were when its reading began, so that what is taken away meanwhile hides nothing. */
  #listing: readonly string[] | undefined;

  constructor(directory: Directory, rights: number, inheriting: number, preopened?: string) {
    super(rights, inheriting);
    this.directory = directory;
    this.#preopened = preopened;
  }

  /** The next entry that is still there, from `cookie` on. */
  override fd_readdir_single(cookie: bigint): { ret: number; dirent: wasi.Dirent | null } {
    const errno = this.may(wasi.RIGHTS_FD_READDIR);
    if (errno !== wasi.ERRNO_SUCCESS) return { ret: errno, dirent: null };
    const own = this.directory;
    if (cookie < DOTS) {
      if (cookie === 0n) this.#listing = undefined;
      const above = this.#preopened === undefined ? (own.parent ?? own) : own;
      const inode = cookie === 0n ? own : above;
      return direntOf(Number(cookie) + 1, inode, cookie === 0n ? '.' : '..');
    }
    const listing = (this.#listing ??= [...own.entries.keys()]);
    for (let index = Number(cookie) - DOTS; index < listing.length; index++) {
      const name = listing[index] ?? '';
      const inode = own.entries.get(name);
      if (inode !== undefined) return direntOf(index + DOTS + 1, inode, name);
    }
    return { ret: wasi.ERRNO_SUCCESS, dirent: null };
  }

  override fd_filestat_get(): { ret: number; filestat: Filestat | null } {
    const ret = this.may(wasi.RIGHTS_FD_FILESTAT_GET);
    return { ret, filestat: ret === wasi.ERRNO_SUCCESS ? filestatOf(this.directory) : null };
  }

  override fd_filestat_set_times(atim: bigint, mtim: bigint, flags: number): number {
    const errno = this.may(wasi.RIGHTS_FD_FILESTAT_SET_TIMES);
    return errno === wasi.ERRNO_SUCCESS ? setTimes(this.directory, atim, mtim, flags) : errno;
  }

  override fd_prestat_get(): { ret: number; prestat: wasi.Prestat | null } {
    if (this.#preopened === undefined) return super.fd_prestat_get();
    return { ret: wasi.ERRNO_SUCCESS, prestat: wasi.Prestat.dir(this.#preopened) };
  }

  override fd_allocate(): number {
    return wasi.ERRNO_BADF;
  }

  override fd_filestat_set_size(): number {
    return wasi.ERRNO_BADF;
  }

  override fd_seek(): { ret: number; offset: bigint } {
    return { ret: wasi.ERRNO_BADF, offset: 0n };
  }

  override fd_tell(): { ret: number; offset: bigint } {
    return { ret: wasi.ERRNO_BADF, offset: 0n };
  }
}

function direntOf(next: number, inode: Inode, name: string): { ret: number; dirent: wasi.Dirent } {
  const dirent = new wasi.Dirent(BigInt(next), BigInt(inode.number), name, inode.type);
  return { ret: wasi.ERRNO_SUCCESS, dirent };
}
