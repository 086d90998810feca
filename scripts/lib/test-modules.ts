/** The host's own tests in `tests/wasi/modules`: one C file for each behaviour, its module beside it. */

import { readdir, readFile } from 'node:fs/promises';
import { compileC } from './clang.ts';

export const TEST_MODULES = new URL('../../tests/wasi/modules/', import.meta.url);

const FLAGS = ['-Os', '-Wl,--strip-all'];

/** Their names, which say the behaviour. */
export async function testModules(): Promise<readonly string[]> {
  const files = await readdir(TEST_MODULES);
  return files.filter((file) => file.endsWith('.c')).map((file) => file.slice(0, -'.c'.length));
}

export async function compileTestModule(name: string): Promise<Uint8Array> {
  const read = (file: string) => readFile(new URL(file, TEST_MODULES), 'utf8');
  const source = `${name}.c`;
  const files = { 'check.h': await read('check.h'), [source]: await read(source) };
  return await compileC(files, source, FLAGS);
}
