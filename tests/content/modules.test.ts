/** The committed modules are what their sources give, and do what is expected of them. */

import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import manifest from '../../public/modules/manifest.json' with { type: 'json' };
import { compileModule, moduleSources } from '../../scripts/lib/compile-module.ts';
import { manifestEntry } from '../../scripts/lib/module-manifest.ts';
import type { Capability, Fixed } from '../../src/wasi/api.ts';
import { MODULES } from '../../src/wasi/modules.ts';
import { runInNode } from '../unit/wasi/run-in-node.ts';

interface Expected {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly memory?: number;
  readonly deny?: readonly Capability[];
  /** For programs that read the clock or draw random numbers. */
  readonly fixed?: Fixed;
  readonly stdout: string;
  /** Nothing unless said. */
  readonly stderr?: string;
  readonly exitCode: number;
  readonly filesAfter: Readonly<Record<string, string>>;
}

const ROOT = new URL('../../', import.meta.url);

async function committed(name: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(new URL(`public/modules/${name}.wasm`, ROOT)));
}

async function expectations(name: string): Promise<readonly Expected[]> {
  const file = new URL(`content/modules/${name}/expected.json`, ROOT);
  return JSON.parse(await readFile(file, 'utf8')) as readonly Expected[];
}

describe.each(await moduleSources())('module $name', (source) => {
  it('is built again to the same bytes, and the manifest tells of them', async () => {
    const built = await compileModule(source);
    expect(Buffer.compare(built, await committed(source.name))).toBe(0);
    const entry = manifest.find((module) => module.name === source.name);
    expect(entry).toEqual(await manifestEntry(source, built));
  });

  // A library is no program: the tests of the figure that calls it say what it does.
  it.skipIf(source.form === 'library')('does what is expected of it', async () => {
    const cases = await expectations(source.name);
    expect(cases.length).toBeGreaterThan(0);
    for (const expected of cases) {
      const { stdout, stderr = '', exitCode, filesAfter, ...wish } = expected;
      const run = runInNode(await committed(source.name), {
        ...wish,
        args: [`${source.name}.wasm`, ...expected.args],
      });
      expect(run.stdout).toBe(stdout);
      expect(run.stderr).toBe(stderr);
      expect(run.exitCode).toBe(exitCode);
      expect(run.files).toEqual(filesAfter);
    }
  });
});

it('shows the source of every module in the figure that runs it', async () => {
  const figure = await readFile(new URL('src/widgets/wasi-run/WasiRun.astro', ROOT), 'utf8');
  for (const { name } of MODULES) expect(figure).toContain(`source('${name}')`);
});
