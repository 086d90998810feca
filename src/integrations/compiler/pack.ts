/** Makes the folder that the site ships its C compiler in: compressed parts, their sums, its licence. */

import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, crc32 } from 'node:zlib';
import {
  COMPILER,
  packedBytes,
  type Manifest,
  type PackedFile,
  type Part,
  type Sum,
} from '../../compile/c/manifest.ts';
import { slimTar } from './slim-tar.ts';

/** Changes whenever the same compiler would be packed in another way: then the kept folder is not used. */
const WAY = 1;

/** Parts are compressed at the same time, one on each core, and fetched again one by one. */
const PART = 20_000_000;

/** 11 would save 2 MB and take minutes. */
const QUALITY = 9;
const WINDOW = 24;

const MODULES = new URL('../../../node_modules/', import.meta.url);
const FROM = new URL('@yowasp/clang/', MODULES);
const NOTICE = new URL('./NOTICE.txt', import.meta.url);
/** The Apache License in full, which has to go with what stands under it. */
const APACHE = new URL('wabt/LICENSE', MODULES);

/** The compiler's files besides its archive. */
const WASM = ['llvm.core.wasm', 'llvm.core2.wasm', 'llvm.core3.wasm', 'llvm.core4.wasm'];

/**
 * The folder, made where it isn't there yet; some 15 s on two cores, once for a version.
 * @throws {Error} where the installed compiler is not the one that the site speaks of
 */
export async function packedCompiler(): Promise<URL> {
  const key = `${COMPILER.version}-${WAY}`;
  const folder = new URL(`.cache/strata-compiler/${key}/`, MODULES);
  if (existsSync(folder)) return folder;
  await checkVersion();
  // Made beside and moved there in one step: two builds may be at it.
  const draft = new URL(`.cache/strata-compiler/${key}-${process.pid}/`, MODULES);
  await mkdir(draft, { recursive: true });
  await fill(draft);
  await rename(draft, folder).catch(async (error: unknown) => {
    await rm(draft, { recursive: true });
    if (!existsSync(folder)) throw error;
  });
  return folder;
}

async function checkVersion(): Promise<void> {
  const text = await readFile(new URL('package.json', FROM), 'utf8');
  const { version } = JSON.parse(text) as { version: string };
  if (version === COMPILER.version) return;
  throw new Error(
    `@yowasp/clang is ${version}, but the site ships ${COMPILER.version}: change src/compile/c/manifest.ts.`,
  );
}

async function fill(folder: URL): Promise<void> {
  const tar = await readFile(new URL('gen/llvm-resources.tar', FROM));
  const files = await Promise.all([
    ...WASM.map(async (name) => pack(name, await readFile(new URL(`gen/${name}`, FROM)), folder)),
    pack('llvm-resources.tar', slimTar(tar), folder),
  ]);
  const manifest: Manifest = { version: COMPILER.version, files };
  const megabytes = packedBytes(manifest) / 1_000_000;
  if (Math.abs(megabytes - COMPILER.megabytes) > 1) {
    throw new Error(
      `The C compiler is ${megabytes.toFixed(1)} MB now, but the site says ${COMPILER.megabytes}: change src/compile/c/manifest.ts.`,
    );
  }
  await copyFile(new URL('gen/bundle.js', FROM), new URL(COMPILER.program, folder));
  const licence = `${await readFile(NOTICE, 'utf8')}\n${await readFile(APACHE, 'utf8')}`;
  await writeFile(new URL('NOTICE.txt', folder), licence);
  await writeFile(new URL(COMPILER.manifest, folder), JSON.stringify(manifest));
}

async function pack(name: string, bytes: Uint8Array, folder: URL): Promise<PackedFile> {
  const count = Math.max(1, Math.ceil(bytes.length / PART));
  const size = Math.ceil(bytes.length / count);
  const parts = Array.from({ length: count }, async (_, index): Promise<Part> => {
    const plain = bytes.subarray(index * size, (index + 1) * size);
    const packed = await promisify(brotliCompress)(plain, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: QUALITY,
        [constants.BROTLI_PARAM_LGWIN]: WINDOW,
        [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
      },
    });
    const file = `${name}.${index}.br`;
    await writeFile(new URL(file, folder), packed);
    return { file, packed: sumOf(packed), plain: sumOf(plain) };
  });
  return { name, parts: await Promise.all(parts) };
}

function sumOf(bytes: Uint8Array): Sum {
  return { bytes: bytes.length, crc: crc32(bytes) };
}
