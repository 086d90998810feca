/** What is handed to the page for a test, and what comes back: plain data on both ways. */

import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Failure, Preopen } from '../../src/wasi/api.ts';
import type { Test } from './find.ts';
import type { TestSpec } from './spec.ts';
import { packFolder, type PackedTree } from './tree.ts';

export interface Job {
  /** File name of the module, which becomes argv[0]. */
  readonly name: string;
  readonly base64: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly stdin: string;
  readonly files: PackedTree;
  readonly preopens: readonly Preopen[];
  readonly limits: TestSpec['limits'];
  readonly milliseconds: number;
}

export interface Outcome {
  readonly exitCode?: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly cut: boolean;
  readonly failure?: Failure;
}

/** A test that runs longer hangs. */
export const TIME = 10_000;

/** @throws {Error} in words, where the test's own files can't be read */
export async function makeJob({ file, spec }: Test): Promise<Job> {
  if (spec instanceof Error) throw spec;
  const { args, env, stdin, limits } = spec;
  const base64 = await readFile(file, 'base64');
  const given = await giveFolders(dirname(file), spec);
  return { name: basename(file), base64, args, env, stdin, limits, ...given, milliseconds: TIME };
}

async function giveFolders(beside: string, { root, dirs }: TestSpec) {
  const preopens: Preopen[] = [];
  const files: PackedTree[number][] = [];
  if (root !== undefined) {
    preopens.push({ path: '/', folder: '', write: true });
    files.push(...(await packFolder(join(beside, root))));
  }
  for (const path of dirs) {
    const folder = path.replace(/\/+$/, '');
    preopens.push({ path, folder, write: true });
    files.push(...(await packFolder(join(beside, folder), `${folder}/`)));
  }
  return { preopens, files };
}
