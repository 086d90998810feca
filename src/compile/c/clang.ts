/** One call of the compiler: a C program in, a WASI module or the compiler's own words out. */

import type { Command, Tree } from '@yowasp/clang';
import type { Level } from '../api.ts';

/** The name under which the source is compiled; it stands before line and column in the compiler's words. */
export const C_FILE = 'main.c';

const FLAGS = ['-Wall', '-Wextra', '-Wl,--strip-all'];

export interface Compiled {
  /** None where the source is wrong. */
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
  readonly words: string;
}

/** @throws whatever is no complaint about the source: the compiler itself has failed */
export async function compileC(clang: Command, source: string, level: Level): Promise<Compiled> {
  let words = '';
  const decoder = new TextDecoder();
  const hear = (bytes: Uint8Array | null) => {
    if (bytes !== null) words += decoder.decode(bytes, { stream: true });
  };
  const files: Tree = { [C_FILE]: source };
  try {
    const built = await clang([`-${level}`, ...FLAGS, C_FILE, '-o', 'main.wasm'], files, {
      stdout: hear,
      stderr: hear,
      fetchProgress: () => undefined,
    });
    const bytes = built?.['main.wasm'];
    return { bytes: bytes instanceof Uint8Array ? new Uint8Array(bytes) : undefined, words };
  } catch (error) {
    if (!isExit(error)) throw error;
    return { bytes: undefined, words };
  }
}

/** The compiler's own class can't be named here: its code comes from an address. */
function isExit(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'number';
}
