/** Makes what the page loads: a script for each host's worker, and the two modules that they run. */

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { build, type Plugin } from 'esbuild';
import { build as buildWithVite, type Rolldown } from 'vite';
import loadWabt from 'wabt';
import { compileC } from '../../../scripts/lib/clang.ts';

/** In the order of the table; the first is what the others are measured against. */
export const HOSTS = {
  floor: 'no-op imports',
  'this-host': 'this host',
  'browser-wasi-shim': 'browser_wasi_shim',
  runno: '@runno/wasi',
  wasmer: '@wasmer/wasi',
  tybys: '@tybys/wasm-util + memfs',
  cloudflare: '@cloudflare/workers-wasi',
} as const;

export type HostName = keyof typeof HOSTS;
export type Worker = HostName | 'traced';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A module that is imported is compiled, as Cloudflare’s bundler has it. */
const compiledModules: Plugin = {
  name: 'compiled modules',
  setup({ onLoad }) {
    onLoad({ filter: /\.wasm$/ }, async ({ path }) => {
      const base64 = await readFile(path, 'base64');
      const contents = `export default new WebAssembly.Module(Uint8Array.fromBase64('${base64}'))`;
      return { contents, loader: 'js' };
    });
  },
};

/** The worker's script of one host. */
export async function bundleWorker(worker: Worker): Promise<string> {
  const built = await build({
    entryPoints: [here(`hosts/${worker}.ts`)],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'esnext',
    define: { global: 'globalThis', 'process.env.NODE_ENV': '"production"' },
    plugins: [compiledModules],
    logLevel: 'error',
  });
  return built.outputFiles[0]?.text ?? '';
}

export async function makeModules(): Promise<{ calls: Uint8Array; program: Uint8Array }> {
  const wabt = await loadWabt();
  const parsed = wabt.parseWat('calls.wat', await readFile(here('calls.wat'), 'utf8'));
  const calls = parsed.toBinary({}).buffer;
  parsed.destroy();
  const source = await readFile(here('hello.c'), 'utf8');
  const program = await compileC({ 'hello.c': source }, 'hello.c', ['-Os', '-Wl,--strip-all']);
  return { calls, program };
}

/**
 * Bytes that come with a figure's first run, with brotli at its best: host and worker. What the figure
 * itself has loaded by then is told apart: the words for failures, which it needs where no host comes.
 */
export async function hostSize(): Promise<{ readonly host: number; readonly before: number }> {
  const built = (await buildWithVite({
    configFile: false,
    logLevel: 'error',
    root: here('.'),
    build: {
      write: false,
      rolldownOptions: {
        input: {
          host: here('../../../src/wasi/host.ts'),
          figure: here('../../../src/wasi/lazy-host.ts'),
        },
        preserveEntrySignatures: 'exports-only',
      },
    },
  })) as Rolldown.RolldownOutput;
  const chunks = built.output.filter((file) => file.type === 'chunk');
  const of = (name: string) =>
    new Set(chunks.filter((chunk) => chunk.name === name).flatMap(staticParts));
  const size = (wanted: (fileName: string) => boolean) =>
    chunks
      .filter(({ fileName }) => wanted(fileName))
      .reduce((sum, { code }) => sum + brotliCompressSync(code, BEST).length, 0);
  const [figure, host] = [of('figure'), of('host')];
  return {
    host: size((file) => host.has(file) && !figure.has(file)),
    before: size((file) => figure.has(file)),
  };
}

const BEST = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };

/** A chunk and what it can't do without; what it asks for later comes when it is needed. */
const staticParts = ({ fileName, imports }: Rolldown.OutputChunk) => [fileName, ...imports];
