/** Where a path leads, seen from a directory that it must not leave: through links, `..`, and slashes at its end. */

import { wasi } from '@bjorn3/browser_wasi_shim';
import { Directory, Symlink, type Inode } from './inodes.ts';

/** So many links in one path are a loop. Source: Linux, `MAXSYMLINKS`. */
const MOST_LINKS = 40;
/** A name may be this long in UTF-8. Source: Linux, `NAME_MAX`. */
const LONGEST_NAME = 255;
const MOST_BYTES_PER_UNIT = 3;

/** What the last part of a path is; the last two kinds name no entry that could be made or taken away. */
export type Ending = 'name' | '.' | '..';

/** Whether a link at the end of a path is followed: where a slash stands behind it, also where none does, or not at all. */
export type Follow = 'slash' | 'always' | 'never';

/** A place in a directory, whether something is there or not. */
export class Place {
  /** The directory that holds the last part. */
  parent: Directory;
  /** The last part. */
  name = '';
  /** What is there. */
  inode: Inode | undefined;
  ending: Ending = '.';
  /** The path ends with a slash, so that it means a directory. */
  slash = false;

  readonly #root: Directory;
  #links = 0;

  constructor(root: Directory) {
    this.#root = root;
    this.parent = root;
  }

  /**
   * Goes along `path` from the directory that this was made with. Gives an errno; SUCCESS also where
   * only the last part isn't there.
   */
  find(path: string, follow: Follow): number {
    return this.#walk(this.#root, path, follow);
  }

  #walk(from: Directory, path: string, follow: Follow): number {
    if (path === '') return wasi.ERRNO_NOENT;
    if (path.charCodeAt(0) === SLASH) return wasi.ERRNO_NOTCAPABLE;
    let directory = from;
    let start = 0;
    for (;;) {
      const slash = path.indexOf('/', start);
      const end = slash < 0 ? path.length : slash;
      const next = slash < 0 ? path.length : afterSlashes(path, slash);
      const last = next === path.length;
      const errno = this.#step(directory, path.slice(start, end), slash >= 0, last, follow);
      if (errno !== wasi.ERRNO_SUCCESS || last) return errno;
      if (this.inode === undefined) return wasi.ERRNO_NOENT;
      if (!(this.inode instanceof Directory)) return wasi.ERRNO_NOTDIR;
      directory = this.inode;
      start = next;
    }
  }

  #step(directory: Directory, name: string, slash: boolean, last: boolean, follow: Follow): number {
    this.parent = directory;
    this.name = name;
    this.slash = last && slash;
    if (name === '.' || name === '..') {
      this.ending = name;
      if (name === '.') this.inode = directory;
      else if (directory === this.#root) return wasi.ERRNO_NOTCAPABLE;
      else this.inode = directory.parent;
      return wasi.ERRNO_SUCCESS;
    }
    if (tooLong(name)) return wasi.ERRNO_NAMETOOLONG;
    this.ending = 'name';
    const inode = (this.inode = directory.entries.get(name));
    const ends = last && (follow === 'never' || (follow === 'slash' && !slash));
    if (!(inode instanceof Symlink) || ends) return wasi.ERRNO_SUCCESS;
    if (++this.#links > MOST_LINKS) return wasi.ERRNO_LOOP;
    const errno = this.#walk(directory, inode.target, 'always');
    this.slash ||= last && slash;
    return errno;
  }

  /** The errno for what should be there and isn't, or should be a directory as the path says and isn't. */
  missing(): number {
    if (this.inode === undefined) return wasi.ERRNO_NOENT;
    const wrong = this.slash && !(this.inode instanceof Directory);
    return wrong ? wasi.ERRNO_NOTDIR : wasi.ERRNO_SUCCESS;
  }

  /** The errno where something is to be made here. */
  occupied(slashAllowed: boolean): number {
    if (this.inode !== undefined) {
      const file = this.slash && !(this.inode instanceof Directory);
      return file ? wasi.ERRNO_NOTDIR : wasi.ERRNO_EXIST;
    }
    const gone = this.parent.removed || (this.slash && !slashAllowed);
    return gone ? wasi.ERRNO_NOENT : wasi.ERRNO_SUCCESS;
  }
}

const SLASH = 47;

function afterSlashes(path: string, at: number): number {
  while (path.charCodeAt(at) === SLASH) at++;
  return at;
}

function tooLong(name: string): boolean {
  if (name.length * MOST_BYTES_PER_UNIT <= LONGEST_NAME) return false;
  return new TextEncoder().encode(name).length > LONGEST_NAME;
}
