/** The host's own tests in `tests/wasi/modules`: one C file for each behaviour, its module beside it. */

import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { compileC } from './clang.ts';

const FOLDER = new URL('../../tests/wasi/modules/', import.meta.url);
const FLAGS = ['-Os', '-Wl,--strip-all'];

/** Says whether a module is what its source gives, without a compiler. */
export interface Sums {
  /** Of the header and the source. */
  readonly source: string;
  readonly wasm: string;
}

/** Their names, which say the behaviour. */
export async function testModules(): Promise<readonly string[]> {
  const files = await readdir(FOLDER);
  const sources = files.filter((file) => file.endsWith('.c')).sort();
  return sources.map((file) => file.slice(0, -'.c'.length));
}

export async function compileTestModule(name: string): Promise<Uint8Array> {
  const source = `${name}.c`;
  const files = { 'check.h': await text('check.h'), [source]: await text(source) };
  return await compileC(files, source, FLAGS);
}

/** Builds them all, and writes down what came of which source. */
export async function buildTestModules(): Promise<void> {
  const names = await testModules();
  for (const name of names) {
    await writeFile(new URL(`${name}.wasm`, FOLDER), await compileTestModule(name));
  }
  const sums = await Promise.all(names.map(async (name) => [name, await sumsOf(name)] as const));
  const written = `${JSON.stringify(Object.fromEntries(sums), undefined, 2)}\n`;
  await writeFile(new URL('sums.json', FOLDER), written);
}

/** As they are now. */
export async function sumsOf(name: string): Promise<Sums> {
  return {
    source: sha256((await text('check.h')) + (await text(`${name}.c`))),
    wasm: sha256(await readTestModule(name)),
  };
}

/** As they were when the modules were built. */
export async function writtenSums(): Promise<Readonly<Record<string, Sums>>> {
  return JSON.parse(await text('sums.json')) as Readonly<Record<string, Sums>>;
}

export async function readTestModule(name: string): Promise<Uint8Array> {
  return await readFile(new URL(`${name}.wasm`, FOLDER));
}

const text = (file: string) => readFile(new URL(file, FOLDER), 'utf8');

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');
