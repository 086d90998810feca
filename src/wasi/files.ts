/** The files of a run: a plain record of path to content, and back. */

import type { Bytes } from '../recording/units.ts';
import type { FileContent, FileTree } from './api.ts';
import { Directory, File, Symlink, type Inode, type Store } from './preview1/inodes.ts';

/** `{ 'notes/a.txt': 'hi' }` as a directory `notes` that holds a file `a.txt`. */
export function toTree(files: FileTree, store: Store): Directory {
  const root = new Directory(store);
  // Nothing names it, but it is there as long as the run.
  root.links = 1;
  for (const [path, content] of Object.entries(files)) {
    const parts = partsOf(path);
    const name = path.endsWith('/') ? undefined : parts.pop();
    const folder = folderOf(root, parts);
    if (name !== undefined) put(folder, name, inodeOf(content, store));
  }
  return root;
}

/** The directory at a path like "notes/old", made where it isn't there. */
export function folderAt(root: Directory, path: string): Directory {
  return folderOf(root, partsOf(path));
}

/** Nothing can be named by a longer one. Source: Linux, `PATH_MAX`. */
const LONGEST_PATH = 4096;
/** With all its names; more than this stays bytes: reading it takes long, and a message copies a text for each name. */
const MOST_READ: Bytes = 16 * 1024 * 1024;

/**
 * Everything below `root` by its path, where that isn't too long: text where it is UTF-8, links as such,
 * and directories only where nothing is in them. A very large text comes as bytes.
 */
export function fromTree(root: Directory): FileTree {
  const found: [string, FileContent][] = [];
  const read = new Map<File, FileContent>();
  const left: [Directory, string][] = [[root, '']];
  // Not by calls within calls: directories can lie deeper than a stack has room for.
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const [directory, prefix] = next;
    for (const [name, inode] of directory.entries) {
      const path = prefix + name;
      if (path.length >= LONGEST_PATH) continue;
      if (inode instanceof File) found.push([path, contentOnce(inode, read)]);
      else if (inode instanceof Symlink) found.push([path, { link: inode.target }]);
      else if (inode.entries.size === 0) found.push([`${path}/`, '']);
      else left.push([inode, `${path}/`]);
    }
  }
  return Object.fromEntries(found);
}

/** What has many names is read once. */
function contentOnce(file: File, read: Map<File, FileContent>): FileContent {
  const content = read.get(file) ?? contentOf(file);
  if (file.links > 1) read.set(file, content);
  return content;
}

function contentOf(file: File): FileContent {
  const bytes = file.content().slice();
  if (file.size * file.links > MOST_READ) return bytes;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return bytes;
  }
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => !['', '.', '..'].includes(part));
}

function folderOf(root: Directory, parts: readonly string[]): Directory {
  let directory = root;
  for (const part of parts) {
    const present = directory.entries.get(part);
    const next = present instanceof Directory ? present : new Directory(root.store);
    if (next !== present) put(directory, part, next);
    directory = next;
  }
  return directory;
}

function put(directory: Directory, name: string, inode: Inode): void {
  directory.store.takeInode();
  directory.remove(name);
  directory.add(name, inode);
}

function inodeOf(content: FileContent, store: Store): Inode {
  if (typeof content === 'object' && 'link' in content) return new Symlink(store, content.link);
  const file = new File(store);
  file.fill(typeof content === 'string' ? new TextEncoder().encode(content) : content.slice());
  return file;
}
