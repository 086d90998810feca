/** A tree of files by path: read, changed and compared without touching what was there. */

import type { FileContent, FileTree } from '../../wasi/api.ts';

export type Change = 'added' | 'changed' | 'removed';
export type ContentKind = 'directory' | 'text' | 'binary' | 'link';

/** What lies at a path; undefined also where only a property of every object has that name. */
export function fileAt(tree: FileTree, path: string): FileContent | undefined {
  return Object.hasOwn(tree, path) ? tree[path] : undefined;
}

/** The tree with this at `path`. */
export function putFile(tree: FileTree, path: string, content: FileContent): FileTree {
  const kept = Object.entries(tree).filter(([at]) => at !== path);
  return Object.fromEntries([...kept, [path, content]]);
}

/** The tree without `path`, and without what lies below it where it is a directory. */
export function removeFile(tree: FileTree, path: string): FileTree {
  const below = path.endsWith('/') ? path : `${path}/`;
  return Object.fromEntries(
    Object.entries(tree).filter(([at]) => at !== path && !at.startsWith(below)),
  );
}

export function kindOf(path: string, content: FileContent): ContentKind {
  if (path.endsWith('/')) return 'directory';
  if (typeof content === 'string') return 'text';
  return content instanceof Uint8Array ? 'binary' : 'link';
}

/** Bytes as they lie in a file; a link's are those of the path that it leads to. */
export function bytesOf(content: FileContent): Uint8Array<ArrayBuffer> {
  if (content instanceof Uint8Array) return content;
  return new TextEncoder().encode(typeof content === 'string' ? content : content.link);
}

/** Text where the bytes are UTF-8 that survives being text, otherwise the bytes. */
export function contentOf(bytes: Uint8Array<ArrayBuffer>): FileContent {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? bytes : text;
  } catch {
    return bytes;
  }
}

function sameContent(one: FileContent, other: FileContent): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one === other;
  if (one instanceof Uint8Array || other instanceof Uint8Array) {
    return (
      one instanceof Uint8Array &&
      other instanceof Uint8Array &&
      one.length === other.length &&
      one.every((byte, index) => byte === other[index])
    );
  }
  return one.link === other.link;
}

/** What became of `before`, by path; what is the same in both isn't in it. */
export function changesBetween(before: FileTree, after: FileTree): ReadonlyMap<string, Change> {
  const changes = new Map<string, Change>();
  for (const [path, content] of Object.entries(after)) {
    const old = fileAt(before, path);
    if (old === undefined) changes.set(path, 'added');
    else if (!sameContent(old, content)) changes.set(path, 'changed');
  }
  for (const path of Object.keys(before)) {
    // An empty directory that has got a file is still there.
    const stillThere = path.endsWith('/') && Object.keys(after).some((at) => at.startsWith(path));
    if (!Object.hasOwn(after, path) && !stillThere) changes.set(path, 'removed');
  }
  return changes;
}

/** Why a file can't stand at `path`, as a sentence; nothing where it can. */
export function problemWithPath(tree: FileTree, path: string): string | undefined {
  const parts = path.split('/');
  if (path === '' || path.endsWith('/')) return 'A file needs a name.';
  if (path.includes('\0')) return 'A name can’t hold the character NUL.';
  if (parts.some((part) => ['', '.', '..'].includes(part))) {
    return 'Between two slashes there has to be a name, and “.” and “..” are none.';
  }
  if (fileAt(tree, path) !== undefined) return `There is a file ${path} already.`;
  if (Object.keys(tree).some((at) => at.startsWith(`${path}/`))) {
    return `${path} is a directory already.`;
  }
  const above = parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join('/'));
  const inTheWay = above.find((at) => fileAt(tree, at) !== undefined);
  return inTheWay === undefined ? undefined : `${inTheWay} is a file, so nothing can lie in it.`;
}
