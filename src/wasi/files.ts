/** The files of a run: a plain record of path to content, and back. */

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

/**
 * Everything below `directory` by its path: text where it is UTF-8, links as such, and directories
 * only where nothing is in them.
 */
export function fromTree(directory: Directory): FileTree {
  return Object.fromEntries(list(directory, ''));
}

function* list(directory: Directory, prefix: string): Generator<[string, FileContent]> {
  for (const [name, inode] of directory.entries) {
    const path = prefix + name;
    if (inode instanceof File) yield [path, contentOf(inode)];
    else if (inode instanceof Symlink) yield [path, { link: inode.target }];
    else if (inode.entries.size === 0) yield [`${path}/`, ''];
    else yield* list(inode, `${path}/`);
  }
}

function contentOf(file: File): FileContent {
  const bytes = file.content().slice();
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
