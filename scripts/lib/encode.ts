/** Picks and makes the compressed form of a file that a browser asks for. */

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { isCompressible, mediaType } from './mime.ts';

export type Encoding = 'br' | 'gzip';

const ENDINGS: Readonly<Record<Encoding, string>> = { br: '.br', gzip: '.gz' };

/** Above this many bytes the best compression takes longer than it saves. */
const LARGE = 512 * 1024;

/** The best encoding that an Accept-Encoding header takes; undefined where it takes none of ours. */
export function acceptedEncoding(header: string | undefined): Encoding | undefined {
  const accepted = (header ?? '')
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => !/;\s*q=0(?:\.0*)?$/u.test(part))
    .map((part) => part.split(';')[0]?.trim());
  if (accepted.includes('br')) return 'br';
  return accepted.includes('gzip') ? 'gzip' : undefined;
}

export interface Body {
  readonly bytes: Buffer;
  readonly encoding?: Encoding;
}

/**
 * Reads files in the encoding asked for: the one lying beside it (`page.html.br`) where there is one,
 * else made now and kept. Files that compression doesn't help come as they are.
 */
export function createEncoder(): (
  file: string,
  version: string,
  encoding?: Encoding,
) => Promise<Body> {
  const made = new Map<string, Promise<Buffer>>();
  return async (file, version, encoding) => {
    if (encoding === undefined || !isCompressible(mediaType(file))) {
      return { bytes: await readFile(file) };
    }
    const beside = file + ENDINGS[encoding];
    if (existsSync(beside)) return { bytes: await readFile(beside), encoding };
    const key = `${encoding} ${version} ${file}`;
    const bytes = made.get(key) ?? readFile(file).then((plain) => compress(plain, encoding));
    made.set(key, bytes);
    return { bytes: await bytes, encoding };
  };
}

function compress(plain: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'gzip') return promisify(gzip)(plain, { level: 9 });
  return promisify(brotliCompress)(plain, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: plain.length > LARGE ? 6 : 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
    },
  });
}
