/** Runs clang, which comes from npm as WebAssembly: the same bytes on every machine. */

import { commands, Exit, type Tree } from '@yowasp/clang';

/**
 * Compiles one C file to a WASI module.
 * @param files what there is to read, also headers
 * @throws {Error} with the compiler's own words, where the source is wrong
 */
export async function compileC(
  files: Tree,
  file: string,
  flags: readonly string[],
): Promise<Uint8Array> {
  let words = '';
  const decoder = new TextDecoder();
  const hear = (bytes: Uint8Array | null) => {
    if (bytes !== null) words += decoder.decode(bytes, { stream: true });
  };
  try {
    const built = await commands.clang([...flags, file, '-o', 'out.wasm'], files, {
      stderr: hear,
      stdout: hear,
      fetchProgress: () => undefined,
    });
    const bytes = built?.['out.wasm'];
    if (bytes instanceof Uint8Array) return bytes;
  } catch (error) {
    if (!(error instanceof Exit)) throw error;
  }
  throw new Error(`${file} can't be compiled:\n${words}`);
}
