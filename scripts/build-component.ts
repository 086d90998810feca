/** `npm run component`: makes a component of one module, and of that what a browser can run, into `public/components`. */

import { build } from 'esbuild';
import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  COMPONENT,
  COMPONENT_FOLDER,
  describeFile,
  FILES,
  TOOLS,
  type ComponentManifest,
} from './lib/component-manifest.ts';

const run = promisify(execFile);
const MODULE = `modules/${COMPONENT}.wasm`;

/** What the figure needs of the tools' output; `instantiate` lets it give the component each import. */
const ENTRY = `
export { instantiate } from './out/${COMPONENT}.js';
export { createCli } from '@bytecodealliance/preview2-shim/cli';
export { createFilesystem, InMemoryFilesystemAdapter, types } from '@bytecodealliance/preview2-shim/filesystem';
export { error, streams } from '@bytecodealliance/preview2-shim/io';
`;

// The tools weigh some 300 MB with all that they bring along, so they aren't the project's own.
const folder = await mkdtemp(join(tmpdir(), 'component-'));
try {
  await install();
  const wit = await transpile();
  await bundle();
  await keep(wit);
} finally {
  await rm(folder, { recursive: true });
}

async function install(): Promise<void> {
  const packages = TOOLS.map(({ name, version }) => `${name}@${version}`);
  // jco asks for another minor version of the shim than the one that its own output fits.
  const flags = ['--no-save', '--legacy-peer-deps', '--no-audit', '--no-fund', '--silent'];
  await run('npm', ['install', '--prefix', folder, ...flags, ...packages], { cwd: folder });
}

/** Gives the component's world in WIT. */
async function transpile(): Promise<string> {
  const jco = async (...args: readonly string[]) => {
    const tool = join(folder, 'node_modules/@bytecodealliance/jco/dist/jco.js');
    return await run(process.execPath, [tool, ...args], { cwd: folder });
  };
  await copyFile(new URL(`../public/${MODULE}`, import.meta.url), join(folder, 'module.wasm'));
  await jco('new', 'module.wasm', '--wasi-command', '-o', 'component.wasm');
  const how = ['--instantiation', 'async', '--no-typescript', '--no-nodejs-compat', '--quiet'];
  await jco('transpile', 'component.wasm', '-o', 'out', '--name', COMPONENT, ...how);
  const { stdout } = await jco('wit', 'component.wasm');
  return stdout.trim();
}

async function bundle(): Promise<void> {
  await writeFile(join(folder, 'entry.js'), ENTRY);
  const names = TOOLS.map(({ name, version }) => `${name} ${version}`).join(', ');
  await build({
    entryPoints: [join(folder, 'entry.js')],
    outfile: join(folder, 'out/component.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    external: ['node:*'],
    banner: { js: `/* Made of ${names}: Apache-2.0 WITH LLVM-exception, see LICENSE.txt. */` },
    logLevel: 'warning',
  });
}

async function keep(wit: string): Promise<void> {
  await rm(COMPONENT_FOLDER, { recursive: true, force: true });
  await mkdir(COMPONENT_FOLDER, { recursive: true });
  const files = [];
  for (const { name, what } of FILES) {
    const bytes = await readFile(join(folder, 'out', name));
    await writeFile(new URL(name, COMPONENT_FOLDER), bytes);
    files.push(describeFile(name, what, bytes));
    console.log(`${name} ${bytes.length.toLocaleString('en')} bytes`);
  }
  await copyFile(
    join(folder, 'node_modules/@bytecodealliance/preview2-shim/LICENSE'),
    new URL('LICENSE.txt', COMPONENT_FOLDER),
  );
  const manifest: ComponentManifest = { name: COMPONENT, module: MODULE, tools: TOOLS, files, wit };
  const text = `${JSON.stringify(manifest, undefined, 2)}\n`;
  await writeFile(new URL('manifest.json', COMPONENT_FOLDER), text);
}
