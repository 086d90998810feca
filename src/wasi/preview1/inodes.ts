/** What lies in memory in place of a disk: files that grow in linear time, directories, links, and their quota. */

import { wasi } from '@bjorn3/browser_wasi_shim';
import type { Bytes, Ms } from '../../recording/units.ts';

/** Milliseconds since 1970, or nanoseconds where a module has set it. */
export type Time = Ms | bigint;
export type Inode = File | Directory | Symlink;

/** How many inodes and bytes there may be, what time it is for them, and their numbers. */
export class Store {
  readonly now: () => Ms;
  #files: number;
  #bytes: Bytes;
  #last = 0;

  constructor(files: number, bytes: Bytes, now: () => Ms = () => Date.now()) {
    this.#files = files;
    this.#bytes = bytes;
    this.now = now;
  }

  /** False where there are too many already. */
  takeInode(): boolean {
    if (this.#files <= 0) return false;
    this.#files--;
    return true;
  }

  giveInode(): void {
    this.#files++;
  }

  /** False where they don't fit. */
  takeBytes(bytes: Bytes): boolean {
    if (bytes > this.#bytes) return false;
    this.#bytes -= bytes;
    return true;
  }

  giveBytes(bytes: Bytes): void {
    this.#bytes += bytes;
  }

  nextNumber(): number {
    return ++this.#last;
  }
}

abstract class Entry {
  readonly store: Store;
  readonly number: number;
  /** How many names it has. */
  links = 0;
  accessed: Time;
  modified: Time;
  changed: Time;

  constructor(store: Store) {
    this.store = store;
    this.number = store.nextNumber();
    this.accessed = this.modified = this.changed = store.now();
  }

  /** Its content is another now. */
  touch(): void {
    this.modified = this.changed = this.store.now();
  }
}

const EMPTY = new Uint8Array(0);
const FIRST_CAPACITY: Bytes = 128;

export class File extends Entry {
  readonly type = wasi.FILETYPE_REGULAR_FILE;
  size: Bytes = 0;
  /** How many descriptors are open on it: without one and without a name, its bytes are free again. */
  opens = 0;
  #data = EMPTY;

  /** The bytes themselves, good until the next change. */
  content(): Uint8Array {
    return this.#data.subarray(0, this.size);
  }

  /** Takes `bytes` as its own. */
  fill(bytes: Uint8Array<ArrayBuffer>): void {
    this.#data = bytes;
    this.store.giveBytes(this.size - bytes.length);
    this.size = bytes.length;
  }

  /** Copies what there is from `position` on; gives how much that was. */
  read(target: Uint8Array, start: number, length: Bytes, position: number): Bytes {
    const count = Math.min(length, this.size - position);
    if (count <= 0) return 0;
    target.set(this.#data.subarray(position, position + count), start);
    return count;
  }

  /** To be called after `reserve`. */
  write(source: Uint8Array, start: number, length: Bytes, position: number): void {
    this.#data.set(source.subarray(start, start + length), position);
  }

  /** Makes it at least so long, with zeros; false where there isn't the room. */
  reserve(size: Bytes): boolean {
    if (size <= this.size) return true;
    if (!this.store.takeBytes(size - this.size)) return false;
    if (size > this.#data.length && !this.#grow(size)) {
      this.store.giveBytes(size - this.size);
      return false;
    }
    this.size = size;
    return true;
  }

  resize(size: Bytes): boolean {
    if (size >= this.size) return this.reserve(size);
    this.#data.fill(0, size, this.size);
    this.store.giveBytes(this.size - size);
    this.size = size;
    return true;
  }

  /** Gives its room back where nobody can reach it any more. */
  release(): void {
    if (this.links > 0 || this.opens > 0) return;
    this.store.giveBytes(this.size);
    this.store.giveInode();
    this.size = 0;
    this.#data = EMPTY;
  }

  #grow(size: Bytes): boolean {
    try {
      const data = new Uint8Array(Math.max(size, this.#data.length * 2, FIRST_CAPACITY));
      data.set(this.#data);
      this.#data = data;
      return true;
    } catch {
      return false;
    }
  }
}

export class Symlink extends Entry {
  readonly type = wasi.FILETYPE_SYMBOLIC_LINK;
  readonly target: string;

  constructor(store: Store, target: string) {
    super(store);
    this.target = target;
  }

  release(): void {
    if (this.links === 0) this.store.giveInode();
  }
}

export class Directory extends Entry {
  readonly type = wasi.FILETYPE_DIRECTORY;
  readonly entries = new Map<string, Inode>();
  /** Undefined for a root, and once it is removed. */
  parent: Directory | undefined;
  removed = false;

  add(name: string, inode: Inode): void {
    this.entries.set(name, inode);
    inode.links++;
    if (inode instanceof Directory) inode.parent = this;
    this.touch();
  }

  /** Takes a name away; what it named is released unless something else holds it. */
  remove(name: string): void {
    const inode = this.detach(name);
    if (inode instanceof Directory) inode.removed = true;
    inode?.release();
  }

  /** Takes a name away from what is to get another. */
  detach(name: string): Inode | undefined {
    const inode = this.entries.get(name);
    if (inode === undefined) return undefined;
    this.entries.delete(name);
    inode.links--;
    inode.changed = this.store.now();
    if (inode instanceof Directory) inode.parent = undefined;
    this.touch();
    return inode;
  }

  /** Whether `other` is this or lies below it. */
  contains(other: Directory | undefined): boolean {
    for (let at = other; at !== undefined; at = at.parent) if (at === this) return true;
    return false;
  }

  release(): void {
    this.store.giveInode();
  }
}
