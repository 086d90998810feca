/** `path_open`: finds or makes a file, and opens it with no more rights than its directory can give. */

import { wasi } from '@bjorn3/browser_wasi_shim';
import { areFlags, type Descriptor } from './descriptor.ts';
import type { Descriptors } from './descriptors.ts';
import { Directory, File, Symlink, type Store } from './inodes.ts';
import type { GuestMemory } from './memory.ts';
import { OpenDirectory } from './open-directory.ts';
import { OpenFile } from './open-file.ts';
import { follows, type Find } from './path-calls.ts';
import type { Place } from './paths.ts';
import { DIRECTORY_RIGHTS, FILE_RIGHTS, toRights } from './rights.ts';

const HOW = wasi.OFLAGS_CREAT | wasi.OFLAGS_DIRECTORY | wasi.OFLAGS_EXCL | wasi.OFLAGS_TRUNC;
const MODES = wasi.RIGHTS_FD_READ | wasi.RIGHTS_FD_WRITE;

export function openCalls(table: Descriptors, find: Find, store: Store, memory: GuestMemory) {
  return {
    path_open(
      fd: number,
      lookup: number,
      path: number,
      length: number,
      how: number,
      base: bigint,
      inheriting: bigint,
      flags: number,
      result: number,
    ): number {
      const follow = follows(lookup);
      if (follow === undefined || !isHow(how) || !areFlags(flags)) return wasi.ERRNO_INVAL;
      const exclusive = (how & wasi.OFLAGS_CREAT) !== 0 && (how & wasi.OFLAGS_EXCL) !== 0;
      const place = find(fd, rightsFor(how), path, length, exclusive ? 'never' : follow);
      if (typeof place === 'number') return place;
      if (!memory.holds(result >>> 0, 4)) return wasi.ERRNO_FAULT;
      if (table.full) return wasi.ERRNO_MFILE;
      const granted = table.get(fd)?.inheriting ?? 0;
      const opened = open(place, how, toRights(base), toRights(inheriting), granted, flags, store);
      if (typeof opened === 'number') return opened;
      memory.view.setUint32(result >>> 0, table.add(opened), true);
      return wasi.ERRNO_SUCCESS;
    },
  };
}

/** A directory is opened or made, but not both, nor cut. */
function isHow(how: number): boolean {
  return (
    (how & ~HOW) === 0 && ((how & wasi.OFLAGS_DIRECTORY) === 0 || how === wasi.OFLAGS_DIRECTORY)
  );
}

function rightsFor(how: number): number {
  return (
    wasi.RIGHTS_PATH_OPEN |
    ((how & wasi.OFLAGS_CREAT) === 0 ? 0 : wasi.RIGHTS_PATH_CREATE_FILE) |
    ((how & wasi.OFLAGS_TRUNC) === 0 ? 0 : wasi.RIGHTS_PATH_FILESTAT_SET_SIZE)
  );
}

function open(
  place: Place,
  how: number,
  base: number,
  inheriting: number,
  granted: number,
  flags: number,
  store: Store,
): Descriptor | number {
  // What is asked for beyond this is left out, which preview 1 allows; reading and writing aren't.
  if ((base & MODES & ~granted) !== 0) return wasi.ERRNO_NOTCAPABLE;
  const errno = obstacle(place, how, base);
  if (errno !== wasi.ERRNO_SUCCESS) return errno;
  if (place.inode instanceof Directory) {
    return new OpenDirectory(place.inode, base & granted & DIRECTORY_RIGHTS, inheriting & granted);
  }
  const file = place.inode instanceof File ? place.inode : make(place, store);
  if (file === undefined) return wasi.ERRNO_NOSPC;
  if ((how & wasi.OFLAGS_TRUNC) !== 0) {
    file.resize(0);
    file.touch();
  }
  return new OpenFile(file, base & granted & FILE_RIGHTS, inheriting & granted, granted, flags);
}

/** The errno that Linux has for opening this place this way. */
function obstacle(place: Place, how: number, base: number): number {
  const { inode, slash } = place;
  const creates = (how & wasi.OFLAGS_CREAT) !== 0;
  if (inode === undefined) {
    if (!creates) return wasi.ERRNO_NOENT;
    return slash ? wasi.ERRNO_ISDIR : place.occupied(false);
  }
  if (creates && (how & wasi.OFLAGS_EXCL) !== 0) return wasi.ERRNO_EXIST;
  if (inode instanceof Directory) {
    const changes =
      creates || (how & wasi.OFLAGS_TRUNC) !== 0 || (base & wasi.RIGHTS_FD_WRITE) !== 0;
    return changes ? wasi.ERRNO_ISDIR : wasi.ERRNO_SUCCESS;
  }
  if (slash && creates) return wasi.ERRNO_ISDIR;
  if (slash || (how & wasi.OFLAGS_DIRECTORY) !== 0) return wasi.ERRNO_NOTDIR;
  return inode instanceof Symlink ? wasi.ERRNO_LOOP : wasi.ERRNO_SUCCESS;
}

function make(place: Place, store: Store): File | undefined {
  if (!store.takeInode()) return undefined;
  const file = new File(store);
  place.parent.add(place.name, file);
  return file;
}
