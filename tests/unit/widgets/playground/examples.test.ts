/** Every example of the playground is compiled as the page does it, and runs to the end that it should. */

import { copyFile, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command } from '@yowasp/clang';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Level } from '../../../../src/compile/api.ts';
import { compileC } from '../../../../src/compile/c/clang.ts';
import { assemble } from '../../../../src/compile/wat/assemble.ts';
import { slimTar } from '../../../../src/integrations/compiler/slim-tar.ts';
import { EXAMPLES, findExample } from '../../../../src/widgets/playground/examples.ts';
import type { ExampleName } from '../../../../src/widgets/playground/params.ts';
import { INITIAL_SETTINGS, specOf } from '../../../../src/widgets/workbench/settings.ts';
import { runInNode } from '../../wasi/run-in-node.ts';

const GEN = join(import.meta.dirname, '../../../../node_modules/@yowasp/clang/gen');
const WASM = ['llvm.core.wasm', 'llvm.core2.wasm', 'llvm.core3.wasm', 'llvm.core4.wasm'];

let folder: string;
let clang: Command;

/** The compiler with the cut archive that the site ships, not with the whole one. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strata-clang-'));
  await copyFile(join(GEN, 'bundle.js'), join(folder, 'bundle.mjs'));
  for (const name of WASM) await symlink(join(GEN, name), join(folder, name));
  const tar = await readFile(join(GEN, 'llvm-resources.tar'));
  await writeFile(join(folder, 'llvm-resources.tar'), slimTar(tar));
  const program = (await import(pathToFileURL(join(folder, 'bundle.mjs')).href)) as {
    readonly commands: { readonly clang: Command };
  };
  clang = program.commands.clang;
  // Without arguments it only gets itself ready; it would tell the console how far it is.
  await clang(undefined, {}, { fetchProgress: () => undefined });
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function run(
  name: ExampleName,
  { stdin = '', args }: { stdin?: string; args?: string } = {},
) {
  const { language, source, settings } = findExample(name);
  const { bytes, words } =
    language === 'c' ? await compileC(clang, source, 'Os') : await assemble(source);
  expect(words, 'the compiler has nothing to say').toBe('');
  const spec = specOf('main.wasm', {
    ...INITIAL_SETTINGS,
    ...settings,
    ...(args === undefined ? {} : { args }),
  });
  return runInNode(bytes!, {
    args: ['main.wasm', ...(spec.args ?? [])],
    env: spec.env ?? {},
    files: spec.files,
    stdin,
  });
}

test('there is one for each name, in both languages', () => {
  expect(new Set(EXAMPLES.map((example) => example.language))).toEqual(new Set(['wat', 'c']));
  for (const { source, title } of EXAMPLES) {
    expect(source.length).toBeGreaterThan(50);
    expect(title).toMatch(/^(?:Text form|C): /u);
  }
});

describe('in the text form', () => {
  test('hello prints', async () => {
    expect(await run('hello-wat')).toMatchObject({
      exitCode: 0,
      stdout: 'Hello from a module written by hand\n',
    });
  });

  test('add gives its sum as the exit code', async () => {
    expect(await run('add-wat')).toMatchObject({ exitCode: 42, stdout: '' });
  });

  test('the loop counts right', async () => {
    expect(await run('factorial-wat')).toMatchObject({ exitCode: 0, stdout: '3628800\n' });
  });

  test('memory grows to its limit', async () => {
    expect(await run('memory-wat')).toMatchObject({ exitCode: 12 });
  });
});

describe('in C', () => {
  test('hello prints', async () => {
    expect(await run('hello-c')).toMatchObject({ exitCode: 0, stdout: 'Hello from C\n' });
  });

  test('greet reads a line', async () => {
    const { stdout } = await run('greet-c', { stdin: 'Zoë\n' });
    expect(stdout).toBe('What is your name? Hello, Zoë. Your name has 4 bytes.\n');
  });

  test('greet hears that nothing comes', async () => {
    expect(await run('greet-c')).toMatchObject({ exitCode: 1 });
  });

  test('list names what was given', async () => {
    const { stdout } = await run('list-c');
    const names = stdout.split('\n').filter((name) => !['', './', '../'].includes(name));
    expect(names.toSorted()).toEqual(['empty/', 'letters/', 'notes.txt']);
  });

  test('write adds to the file', async () => {
    const { stdout, files } = await run('write-c');
    expect(stdout).toBe('The first line was here before.\nOne more line.\n');
    expect(files['diary.txt']).toBe(stdout);
  });

  test('primes are counted', async () => {
    expect(await run('primes-c')).toMatchObject({ stdout: '148933 primes below 2000000\n' });
    expect(await run('primes-c', { args: '100' })).toMatchObject({
      stdout: '25 primes below 100\n',
    });
  });

  test('beyond memory there is a trap', async () => {
    await expect(run('out-of-bounds-c')).rejects.toThrow(/out of bounds/u);
  });

  test('what is given is printed', async () => {
    const { stdout } = await run('given-c');
    expect(stdout).toBe(
      'argument 0: main.wasm\nargument 1: one\nargument 2: two three\nCOLOUR is violet\n',
    );
  });
});

describe('the cut archive', () => {
  const PROGRAM = `
    #include <assert.h>
    #include <ctype.h>
    #include <errno.h>
    #include <fcntl.h>
    #include <inttypes.h>
    #include <limits.h>
    #include <math.h>
    #include <stdarg.h>
    #include <stdatomic.h>
    #include <stdbool.h>
    #include <stdint.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <string.h>
    #include <sys/stat.h>
    #include <tgmath.h>
    #include <time.h>
    #include <unistd.h>
    #include <wasm_simd128.h>
    int main(int argc, char **argv) {
      (void)argv;
      double root = sqrt((double)argc + 1.0);
      printf("%.3f %" PRIu64 "\\n", root, (uint64_t)INT_MAX);
      return 0;
    }`;

  test.each<Level>(['Os', 'O2', 'O0'])('holds what C needs, -%s', async (level) => {
    const { bytes, words } = await compileC(clang, PROGRAM, level);
    expect(words).toBe('');
    expect(runInNode(bytes!).stdout).toBe('1.414 2147483647\n');
  });

  test('a wrong program gives the compiler’s words and no module', async () => {
    const { bytes, words } = await compileC(clang, 'int main(void) {\n  retrun 0;\n}\n', 'Os');
    expect(bytes).toBeUndefined();
    expect(words).toMatch(/^main\.c:2:3: error: /mu);
  });

  test('what is nowhere defined is the linker’s complaint', async () => {
    const { bytes, words } = await compileC(
      clang,
      'int absent(void);\nint main(void) { return absent(); }\n',
      'Os',
    );
    expect(bytes).toBeUndefined();
    expect(words).toContain('undefined symbol: absent');
  });
});
