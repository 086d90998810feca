/** Reads a folder into memory as it is: bytes, empty directories, symbolic links. */

import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';

/** What lies at a path, in a form that JSON can carry. */
export type Packed = { readonly base64: string } | { readonly link: string };

/** Files by path below the folder; a path that ends in "/" is an empty directory. */
export type PackedTree = readonly (readonly [path: string, what: Packed])[];

/**
 * @param prefix put before every path: "" or "data/"
 * @throws {Error} in words, where there is no such folder
 */
export async function packFolder(folder: string, prefix = ''): Promise<PackedTree> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => {
    throw new Error(`there is no folder ${folder}`);
  });
  if (entries.length === 0 && prefix !== '') return [[prefix, { base64: '' }]];
  const parts = entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(async (entry): Promise<PackedTree> => {
      const at = join(folder, entry.name);
      const path = `${prefix}${entry.name}`;
      if (entry.isDirectory()) return packFolder(at, `${path}/`);
      if (entry.isSymbolicLink()) return [[path, { link: await readlink(at) }]];
      if (entry.isFile()) return [[path, { base64: await readFile(at, 'base64') }]];
      return [];
    });
  return (await Promise.all(parts)).flat();
}
