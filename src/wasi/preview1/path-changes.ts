/** The calls that take a name away or move it, with the errors that Linux has for them. */

import { wasi } from '@bjorn3/browser_wasi_shim';
import { Directory } from './inodes.ts';
import type { Find } from './path-calls.ts';
import type { Place } from './paths.ts';

export function removeCalls(find: Find) {
  return {
    path_unlink_file(fd: number, path: number, length: number): number {
      const place = find(fd, wasi.RIGHTS_PATH_UNLINK_FILE, path, length, 'never');
      if (typeof place === 'number') return place;
      const errno = place.missing();
      if (errno !== wasi.ERRNO_SUCCESS) return errno;
      if (place.inode instanceof Directory) return wasi.ERRNO_ISDIR;
      place.parent.remove(place.name);
      return wasi.ERRNO_SUCCESS;
    },
    path_remove_directory(fd: number, path: number, length: number): number {
      const place = find(fd, wasi.RIGHTS_PATH_REMOVE_DIRECTORY, path, length, 'never');
      if (typeof place === 'number') return place;
      if (place.ending === '.') return wasi.ERRNO_INVAL;
      if (place.ending === '..') return wasi.ERRNO_NOTEMPTY;
      const errno = place.missing();
      if (errno !== wasi.ERRNO_SUCCESS) return errno;
      if (!(place.inode instanceof Directory)) return wasi.ERRNO_NOTDIR;
      if (place.inode.entries.size > 0) return wasi.ERRNO_NOTEMPTY;
      place.parent.remove(place.name);
      return wasi.ERRNO_SUCCESS;
    },
    path_rename(
      oldFd: number,
      oldPath: number,
      oldLength: number,
      newFd: number,
      newPath: number,
      newLength: number,
    ): number {
      const from = find(oldFd, wasi.RIGHTS_PATH_RENAME_SOURCE, oldPath, oldLength, 'never');
      if (typeof from === 'number') return from;
      const to = find(newFd, wasi.RIGHTS_PATH_RENAME_TARGET, newPath, newLength, 'never');
      return typeof to === 'number' ? to : rename(from, to);
    },
  };
}

function rename(from: Place, to: Place): number {
  if (from.ending !== 'name' || to.ending !== 'name') return wasi.ERRNO_BUSY;
  const errno = from.missing() || refusal(from, to);
  if (errno !== wasi.ERRNO_SUCCESS || from.inode === to.inode) return errno;
  if (to.inode !== undefined) to.parent.remove(to.name);
  const moved = from.parent.detach(from.name);
  if (moved !== undefined) to.parent.add(to.name, moved);
  return wasi.ERRNO_SUCCESS;
}

function refusal(from: Place, to: Place): number {
  const directory = from.inode instanceof Directory ? from.inode : undefined;
  if (directory === undefined && to.slash) return wasi.ERRNO_NOTDIR;
  if (directory?.contains(to.parent) === true) return wasi.ERRNO_INVAL;
  if (to.parent.removed) return wasi.ERRNO_NOENT;
  if (to.inode === undefined || to.inode === from.inode) return wasi.ERRNO_SUCCESS;
  if (!(to.inode instanceof Directory)) {
    return directory === undefined ? wasi.ERRNO_SUCCESS : wasi.ERRNO_NOTDIR;
  }
  if (to.inode.contains(from.parent)) return wasi.ERRNO_NOTEMPTY;
  if (directory === undefined) return wasi.ERRNO_ISDIR;
  return to.inode.entries.size > 0 ? wasi.ERRNO_NOTEMPTY : wasi.ERRNO_SUCCESS;
}
