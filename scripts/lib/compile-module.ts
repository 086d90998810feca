/** Builds one WASI module of `content/modules` in memory: C with clang, WAT with wabt, both from npm. */

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import loadWabt from 'wabt';
import { compileC as runClang } from './clang.ts';

/** What `content/modules/modules.json` says of a module. */
export interface ModuleSource {
  readonly name: string;
  /** As readers see it. */
  readonly title: string;
  readonly language: 'C' | 'WAT';
  /** One sentence on what it does. */
  readonly does: string;
  /**
   * A library has exports to be called, and no `_start`: no figure runs it as a program. What is made
   * for the lab, where input is typed and calls can be many, only the lab offers.
   */
  readonly form?: 'library' | 'lab';
  /** For the compiler, after those that every module gets. */
  readonly flags?: readonly string[];
}

export interface Toolchain {
  readonly name: string;
  /** Exact: another version may give other bytes. */
  readonly version: string;
  readonly flags: string;
}

const SOURCES = new URL('../../content/modules/', import.meta.url);
const C_FLAGS = ['-I.', '-Os', '-Wl,--strip-all'];

/** The modules of the site, in the order in which readers see them. */
export async function moduleSources(): Promise<readonly ModuleSource[]> {
  const text = await readFile(new URL('modules.json', SOURCES), 'utf8');
  return JSON.parse(text) as readonly ModuleSource[];
}

/** The path of a module's source below the repository's root: `content/modules/hello/hello.c`. */
export function sourcePath(module: ModuleSource): string {
  return `content/modules/${sourceFile(module)}`;
}

export function toolchain(module: ModuleSource): Toolchain {
  return module.language === 'C'
    ? {
        name: '@yowasp/clang',
        version: versionOf('@yowasp/clang'),
        flags: flagsOf(module).join(' '),
      }
    : { name: 'wabt', version: versionOf('wabt'), flags: '' };
}

function flagsOf(module: ModuleSource): readonly string[] {
  return [...C_FLAGS, ...(module.flags ?? [])];
}

/** The module's bytes; rejects with the compiler's own words where its source is wrong. */
export async function compileModule(module: ModuleSource): Promise<Uint8Array> {
  return module.language === 'C' ? await compileC(module) : await compileWat(module);
}

/** The source as text, headers of the same folder included in none. */
export async function readSource(module: ModuleSource): Promise<string> {
  return await readFile(new URL(sourceFile(module), SOURCES), 'utf8');
}

function sourceFile(module: ModuleSource): string {
  return `${module.name}/${module.name}.${module.language === 'C' ? 'c' : 'wat'}`;
}

async function compileC(module: ModuleSource): Promise<Uint8Array> {
  const files = {
    'say.h': await readFile(new URL('say.h', SOURCES), 'utf8'),
    [module.name]: { [`${module.name}.c`]: await readSource(module) },
  };
  return await runClang(files, sourceFile(module), flagsOf(module));
}

async function compileWat(module: ModuleSource): Promise<Uint8Array> {
  const wabt = await loadWabt();
  const parsed = wabt.parseWat(sourceFile(module), await readSource(module));
  try {
    parsed.validate();
    return parsed.toBinary({}).buffer;
  } finally {
    parsed.destroy();
  }
}

function versionOf(name: string): string {
  const require = createRequire(import.meta.url);
  const file = new URL(`../../node_modules/${name}/package.json`, import.meta.url);
  return (require(file.pathname) as { version: string }).version;
}
