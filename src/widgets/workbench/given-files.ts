/** Files that a reader drops or picks: read, checked, and said what became of them. */

import { formatBytes } from '../../recording/format.ts';
import type { Bytes } from '../../recording/units.ts';
import type { FileTree } from '../../wasi/api.ts';
import { bytesOf, contentOf, fileAt, problemWithPath } from './file-tree.ts';
import { shownName } from './file-rows.ts';

/** What is needed of a browser's File. */
export type GivenFile = Pick<File, 'name' | 'size' | 'arrayBuffer'>;

interface Taken {
  readonly files: FileTree;
  /** What was added, and what wasn't and why. */
  readonly words: string;
}

/** A file of a name that is there replaces it. `most` bytes may be there in all. Never rejects. */
export async function readGiven(
  given: readonly GivenFile[],
  tree: FileTree,
  most: Bytes,
): Promise<Taken> {
  const taken: Record<string, FileTree[string]> = {};
  const said: string[] = [];
  let room = most - Object.values(tree).reduce((sum, file) => sum + bytesOf(file).length, 0);
  for (const file of given) {
    const name = shownName(file.name);
    const replaces = fileAt(tree, file.name) !== undefined;
    const problem = replaces ? undefined : problemWithPath(tree, file.name);
    if (problem !== undefined) {
      said.push(problem);
    } else if (file.size > room) {
      said.push(
        `${name} isn’t added: it has ${formatBytes(file.size)}, and there is room for ${formatBytes(Math.max(0, room))}.`,
      );
    } else {
      const bytes = await read(file);
      if (bytes === undefined) said.push(`${name} can’t be read. Is it a folder? Drop its files.`);
      else {
        taken[file.name] = contentOf(bytes);
        room -= bytes.length;
        said.push(`${name} is ${replaces ? 'replaced' : 'added'}.`);
      }
    }
  }
  return { files: taken, words: said.join(' ') };
}

async function read(file: GivenFile): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return undefined;
  }
}
