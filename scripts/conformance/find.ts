/** Finds the tests below a folder: every `NAME.wasm`, with the `NAME.json` beside it. */

import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { DEFAULT_SPEC, readSpec, type TestSpec } from './spec.ts';

export interface Test {
  /** As it was asked for: the folder as given, and the way below it. */
  readonly name: string;
  /** The module's file. */
  readonly file: string;
  /** What is wrong with its `.json` file is told when the test is run. */
  readonly spec: TestSpec | Error;
}

/**
 * The tests below a folder, by name; modules in a folder that a test is given as files are its files.
 * @throws {Error} in words, where there is no such folder, or no test in it
 */
export async function findTests(folder: string): Promise<readonly Test[]> {
  if (!(await isFolder(folder))) throw new Error('there is no such folder');
  const files = (await wasmFiles(folder)).sort();
  const tests = await Promise.all(files.map((file) => readTest(folder, file)));
  const given = tests.flatMap(foldersOf);
  const found = tests.filter(({ file }) => !given.some((root) => file.startsWith(root + sep)));
  if (found.length === 0) throw new Error('there is no test in it, which is a file NAME.wasm');
  return found;
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() ?? false;
}

async function wasmFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.name.endsWith('.wasm') && !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
}

async function readTest(folder: string, file: string): Promise<Test> {
  const name = join(folder, relative(folder, file)).slice(0, -'.wasm'.length);
  return { name, file, spec: await specOf(file) };
}

async function specOf(file: string): Promise<TestSpec | Error> {
  const beside = file.replace(/\.wasm$/, '.json');
  try {
    return readSpec(await readFile(beside, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return DEFAULT_SPEC;
    const why = error instanceof Error ? error.message : String(error);
    return new Error(`${basename(beside)} can’t be read: ${why}`);
  }
}

function foldersOf({ file, spec }: Test): string[] {
  if (spec instanceof Error) return [];
  const names = [...spec.dirs, ...(spec.root === undefined ? [] : [spec.root])];
  const own = dirname(file);
  return (
    names
      .map((name) => join(own, name).replace(/[/\\]$/, ''))
      // A test that is given the folder it lies in, or one above, is still a test.
      .filter((path) => !`${own}${sep}`.startsWith(path + sep))
  );
}
