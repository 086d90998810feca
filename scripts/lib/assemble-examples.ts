/** The stack machine's examples: each WAT file with its bytes, so that the page needs no assembler. */

import { readdir, readFile } from 'node:fs/promises';
import loadWabt from 'wabt';

const FOLDER = new URL('../../src/widgets/stack-machine/examples/', import.meta.url);

/** Where the page finds them. */
export const ASSEMBLED = new URL('../assembled.json', FOLDER);

export interface Assembled {
  /** The file's name without its ending. */
  readonly name: string;
  readonly wat: string;
  /** The module in Base64, names of locals included. One of them is wrong on purpose, so none is validated. */
  readonly wasm: string;
}

/** All examples by name. */
export async function assembleExamples(): Promise<readonly Assembled[]> {
  const wabt = await loadWabt();
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.wat')).sort();
  return Promise.all(
    files.map(async (file) => {
      const wat = await readFile(new URL(file, FOLDER), 'utf8');
      const parsed = wabt.parseWat(file, wat);
      const { buffer } = parsed.toBinary({ write_debug_names: true });
      parsed.destroy();
      return {
        name: file.replace(/\.wat$/u, ''),
        wat,
        wasm: Buffer.from(buffer).toString('base64'),
      };
    }),
  );
}
