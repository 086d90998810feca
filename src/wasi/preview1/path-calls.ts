/** The calls that name a file by its path from an open directory. */

import { wasi } from '@bjorn3/browser_wasi_shim';
import type { Descriptors } from './descriptors.ts';
import { FILESTAT_SIZE, filestatOf, setTimes } from './filestat.ts';
import { Directory, Symlink, type Store } from './inodes.ts';
import type { GuestMemory } from './memory.ts';
import { OpenDirectory } from './open-directory.ts';
import { Place, type Follow } from './paths.ts';

/** A place found, or the errno that says why there is none. */
type Found = Place | number;

/** Finds a place for a call: the descriptor, its right, the path, where it leads. */
export type Find = (
  fd: number,
  right: number,
  address: number,
  length: number,
  follow: Follow,
) => Found;

/** `onEscape` hears of each path that leads out of its directory. */
export function finder(table: Descriptors, memory: GuestMemory, onEscape: () => void): Find {
  return (fd, right, address, length, follow) => {
    const open = table.get(fd);
    if (open === undefined) return wasi.ERRNO_BADF;
    if (!(open instanceof OpenDirectory)) return wasi.ERRNO_NOTDIR;
    if ((open.rights & right) !== right) return wasi.ERRNO_NOTCAPABLE;
    memory.refresh();
    const path = memory.path(address >>> 0, length >>> 0);
    if (typeof path === 'number') return path;
    const place = new Place(open.directory);
    const errno = place.find(path, follow);
    if (errno === wasi.ERRNO_NOTCAPABLE) onEscape();
    return errno === wasi.ERRNO_SUCCESS ? place : errno;
  };
}

/** Bit of the lookup flags: follow a link at the end. */
const FOLLOW = 1;

/** What lookup flags say; undefined where they hold what doesn't exist. */
export function follows(flags: number): Follow | undefined {
  if ((flags & ~FOLLOW) !== 0) return undefined;
  return flags === FOLLOW ? 'always' : 'slash';
}

/** The calls that look at what is there. */
export function lookCalls(find: Find, memory: GuestMemory) {
  const existing = (
    fd: number,
    right: number,
    flags: number,
    address: number,
    length: number,
  ): Found => {
    const follow = follows(flags);
    if (follow === undefined) return wasi.ERRNO_INVAL;
    const place = find(fd, right, address, length, follow);
    return typeof place === 'number' ? place : place.missing() || place;
  };
  return {
    path_filestat_get(fd: number, flags: number, path: number, length: number, result: number) {
      const place = existing(fd, wasi.RIGHTS_PATH_FILESTAT_GET, flags, path, length);
      if (typeof place === 'number') return place;
      if (!memory.holds(result >>> 0, FILESTAT_SIZE)) return wasi.ERRNO_FAULT;
      if (place.inode !== undefined) {
        filestatOf(place.inode).write_bytes(memory.view, result >>> 0);
      }
      return wasi.ERRNO_SUCCESS;
    },
    path_filestat_set_times(
      fd: number,
      flags: number,
      path: number,
      length: number,
      atim: bigint,
      mtim: bigint,
      which: number,
    ) {
      const place = existing(fd, wasi.RIGHTS_PATH_FILESTAT_SET_TIMES, flags, path, length);
      if (typeof place === 'number') return place;
      return place.inode === undefined
        ? wasi.ERRNO_NOENT
        : setTimes(place.inode, atim, mtim, which);
    },
    path_readlink(
      fd: number,
      path: number,
      length: number,
      address: number,
      room: number,
      result: number,
    ) {
      const place = existing(fd, wasi.RIGHTS_PATH_READLINK, 0, path, length);
      if (typeof place === 'number') return place;
      if (!(place.inode instanceof Symlink)) return wasi.ERRNO_INVAL;
      const inside = memory.holds(address >>> 0, room >>> 0) && memory.holds(result >>> 0, 4);
      if (!inside) return wasi.ERRNO_FAULT;
      const target = new TextEncoder().encode(place.inode.target).subarray(0, room >>> 0);
      memory.bytes.set(target, address >>> 0);
      memory.view.setUint32(result >>> 0, target.length, true);
      return wasi.ERRNO_SUCCESS;
    },
  };
}

/** A file may have so many. Source: ext4, `EXT4_LINK_MAX`. */
const MOST_NAMES = 65_000;

/** The calls that make a name. */
export function makeCalls(find: Find, store: Store, memory: GuestMemory, onEscape: () => void) {
  return {
    path_create_directory(fd: number, path: number, length: number): number {
      const place = find(fd, wasi.RIGHTS_PATH_CREATE_DIRECTORY, path, length, 'never');
      if (typeof place === 'number') return place;
      const errno = place.inode === undefined ? place.occupied(true) : wasi.ERRNO_EXIST;
      if (errno !== wasi.ERRNO_SUCCESS) return errno;
      if (!store.takeInode()) return wasi.ERRNO_NOSPC;
      place.parent.add(place.name, new Directory(store));
      return wasi.ERRNO_SUCCESS;
    },
    path_symlink(
      target: number,
      targetLength: number,
      fd: number,
      path: number,
      length: number,
    ): number {
      const place = find(fd, wasi.RIGHTS_PATH_SYMLINK, path, length, 'never');
      if (typeof place === 'number') return place;
      const text = memory.path(target >>> 0, targetLength >>> 0);
      if (typeof text === 'number') return text;
      if (text === '') return wasi.ERRNO_NOENT;
      if (text.startsWith('/')) {
        onEscape();
        return wasi.ERRNO_NOTCAPABLE;
      }
      const errno = place.occupied(false);
      if (errno !== wasi.ERRNO_SUCCESS) return errno;
      if (!store.takeInode()) return wasi.ERRNO_NOSPC;
      place.parent.add(place.name, new Symlink(store, text));
      return wasi.ERRNO_SUCCESS;
    },
    path_link(
      oldFd: number,
      flags: number,
      oldPath: number,
      oldLength: number,
      newFd: number,
      newPath: number,
      newLength: number,
    ): number {
      const follow = follows(flags);
      if (follow === undefined) return wasi.ERRNO_INVAL;
      const from = find(oldFd, wasi.RIGHTS_PATH_LINK_SOURCE, oldPath, oldLength, follow);
      if (typeof from === 'number') return from;
      const to = find(newFd, wasi.RIGHTS_PATH_LINK_TARGET, newPath, newLength, 'never');
      if (typeof to === 'number') return to;
      const errno = from.missing() || to.occupied(false);
      if (errno !== wasi.ERRNO_SUCCESS || from.inode === undefined) return errno;
      if (from.inode instanceof Directory) return wasi.ERRNO_PERM;
      if (from.inode.links >= MOST_NAMES) return wasi.ERRNO_MLINK;
      to.parent.add(to.name, from.inode);
      from.inode.changed = store.now();
      return wasi.ERRNO_SUCCESS;
    },
  };
}
