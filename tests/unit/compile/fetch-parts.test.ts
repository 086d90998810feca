/** The compiler's way into the page: checked, unpacked, and begun again where it was cut. */

import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { brotliCompressSync, crc32 as nodeCrc32 } from 'node:zlib';
import initBrotli from 'brotli-dec-wasm/web';
import { beforeAll, describe, expect, test } from 'vitest';
import { crc32 } from '../../../src/compile/c/crc32.ts';
import { fetchCompiler, type Fetch, type Store } from '../../../src/compile/c/fetch-parts.ts';
import type { Manifest } from '../../../src/compile/c/manifest.ts';
import { openFile } from '../../../src/compile/c/unpack.ts';

const FOLDER = 'https://strata.test/compiler/1/';
const HALVES = [randomBytes(3_000_000), Buffer.from('the end '.repeat(1000))];
const PACKED = HALVES.map((bytes) => brotliCompressSync(bytes));

const sum = (bytes: Uint8Array) => ({ bytes: bytes.length, crc: nodeCrc32(bytes) });

const MANIFEST: Manifest = {
  version: '1',
  files: [
    {
      name: 'tool.wasm',
      parts: HALVES.map((plain, index) => ({
        file: `tool.wasm.${String(index)}.br`,
        packed: sum(PACKED[index]!),
        plain: sum(plain),
      })),
    },
  ],
};

/** A server of these files; `spoil` may put something else in an answer's place. */
function server(spoil: (file: string, tries: number) => Response | undefined = () => undefined) {
  const asked: string[] = [];
  const ask: Fetch = (address) => {
    const file = address.slice(FOLDER.length);
    asked.push(file);
    const spoilt = spoil(file, asked.filter((each) => each === file).length);
    if (spoilt !== undefined) return Promise.resolve(spoilt);
    const index = MANIFEST.files[0]!.parts.findIndex((part) => part.file === file);
    if (file === 'manifest.json') return Promise.resolve(Response.json(MANIFEST));
    const body = PACKED[index];
    return Promise.resolve(
      body === undefined ? new Response('', { status: 404 }) : new Response(new Uint8Array(body)),
    );
  };
  return { ask, asked };
}

async function unpacked(store: Store): Promise<Buffer> {
  return Buffer.from(await new Response(openFile(MANIFEST.files[0]!, store)).arrayBuffer());
}

const quiet = () => undefined;

beforeAll(async () => {
  const file = new URL(
    '../../../node_modules/brotli-dec-wasm/pkg/brotli_dec_wasm_bg.wasm',
    import.meta.url,
  );
  await initBrotli({ module_or_path: await readFile(file) });
});

test('the sum is the one that zip and gzip use', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  expect(crc32(HALVES[0]!)).toBe(nodeCrc32(HALVES[0]!));
});

describe('fetching', () => {
  test('brings all parts, tells how far it is, and unpacks to what was packed', async () => {
    const store: Store = new Map();
    const told: (readonly [number, number])[] = [];
    await fetchCompiler(FOLDER, store, (...step) => told.push(step), server().ask);
    const total = PACKED[0]!.length + PACKED[1]!.length;
    expect(told.at(-1)).toEqual([total, total]);
    expect(told.map(([done]) => done)).toEqual(
      told.map(([done]) => done).toSorted((a, b) => a - b),
    );
    expect((await unpacked(store)).equals(Buffer.concat(HALVES))).toBe(true);
  });

  test('takes parts that the server has already unpacked', async () => {
    const store: Store = new Map();
    const { ask } = server((file) =>
      file.endsWith('.0.br') ? new Response(new Uint8Array(HALVES[0]!)) : undefined,
    );
    await fetchCompiler(FOLDER, store, quiet, ask);
    expect((await unpacked(store)).equals(Buffer.concat(HALVES))).toBe(true);
  });

  test('asks once more past the cache for a part whose sum is wrong', async () => {
    const store: Store = new Map();
    const { ask, asked } = server((file, tries) =>
      file.endsWith('.1.br') && tries === 1 ? new Response('stale') : undefined,
    );
    await fetchCompiler(FOLDER, store, quiet, ask);
    expect(asked.filter((file) => file.endsWith('.1.br'))).toHaveLength(2);
  });

  test('refuses a part that stays damaged', async () => {
    const { ask } = server((file) => (file.endsWith('.1.br') ? new Response('bad') : undefined));
    await expect(fetchCompiler(FOLDER, new Map(), quiet, ask)).rejects.toMatchObject({
      kind: 'damaged',
    });
  });

  test.each([
    ['no such file', () => new Response('', { status: 404 })],
    ['a list that is no list', () => new Response('<!doctype html>')],
    ['a list of another form', () => Response.json({ version: 1, files: [{}] })],
  ])('refuses %s in the list’s place', async (_, answer) => {
    const { ask } = server((file) => (file === 'manifest.json' ? answer() : undefined));
    await expect(fetchCompiler(FOLDER, new Map(), quiet, ask)).rejects.toHaveProperty('kind');
  });

  test('keeps what had arrived when it was cut', async () => {
    const store: Store = new Map();
    let cut = true;
    const { ask, asked } = server((file) => {
      if (!cut || !file.endsWith('.1.br')) return undefined;
      const body = new ReadableStream({ pull: (stream) => stream.error(new TypeError('gone')) });
      return new Response(body);
    });
    await expect(fetchCompiler(FOLDER, store, quiet, ask)).rejects.toMatchObject({
      kind: 'network',
    });
    cut = false;
    await fetchCompiler(FOLDER, store, quiet, ask);
    expect(asked.filter((file) => file.endsWith('.0.br'))).toHaveLength(1);
    expect((await unpacked(store)).equals(Buffer.concat(HALVES))).toBe(true);
  });
});
