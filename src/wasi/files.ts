/** The directory that a module is given, as a plain record of path to text, and back. */

import { Directory, File, type Inode } from '@bjorn3/browser_wasi_shim';

export type Files = Readonly<Record<string, string>>;
export type Tree = Map<string, Inode>;

/** `{ 'notes/a.txt': 'hi' }` as a directory `notes` that holds a file `a.txt`. */
export function toTree(files: Files): Tree {
  const root: Tree = new Map<string, Inode>();
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split('/').filter((part) => part !== '' && part !== '.');
    const name = parts.pop();
    if (name === undefined) continue;
    folder(root, parts).set(name, new File(new TextEncoder().encode(text)));
  }
  return root;
}

/** Every file below `tree` by its path; bytes that are no UTF-8 come as replacement characters. */
export function fromTree(tree: Tree, prefix = ''): Files {
  const files: Record<string, string> = {};
  for (const [name, inode] of tree) {
    if (inode instanceof File) files[prefix + name] = new TextDecoder().decode(inode.data);
    else if (inode instanceof Directory) {
      Object.assign(files, fromTree(inode.contents, `${prefix}${name}/`));
    }
  }
  return files;
}

function folder(root: Tree, parts: readonly string[]): Tree {
  let tree = root;
  for (const part of parts) {
    const present = tree.get(part);
    const directory = present instanceof Directory ? present : new Directory(new Map());
    tree.set(part, directory);
    tree = directory.contents;
  }
  return tree;
}
