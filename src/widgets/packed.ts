/** Plain data squeezed into an address' fragment, which no server sees, and read from there again. */

import { fromBase64, toBase64 } from '../recording/bytes.ts';

/** Safari takes no longer addresses, and a chat window none as long as this. */
export const LONGEST_LINK = 60_000;

/** `#code=…`; undefined where it would be too long for a link. */
export async function pack(key: string, value: object): Promise<string | undefined> {
  const packed = await through(
    new TextEncoder().encode(JSON.stringify(value)),
    new CompressionStream('deflate-raw'),
    Infinity,
  );
  const fragment = `#${key}=${toBase64Url(packed)}`;
  return fragment.length > LONGEST_LINK ? undefined : fragment;
}

/**
 * What `pack` was given, still to be checked.
 *
 * @throws where the fragment was cut or changed, or unpacks to more than `most` bytes
 */
export async function unpack(key: string, fragment: string, most: number): Promise<unknown> {
  const packed = fromBase64Url(fragment.slice(`#${key}=`.length));
  const json = await through(packed, new DecompressionStream('deflate-raw'), most);
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json));
}

/** @throws where the stream refuses its input, or gives more than `most` bytes */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: GenericTransformStream,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = (
    new Blob([bytes]).stream().pipeThrough(stream) as ReadableStream<Uint8Array<ArrayBuffer>>
  ).getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    const next = await reader.read();
    if (next.value === undefined) break;
    length += next.value.length;
    if (length > most) {
      await reader.cancel();
      throw new RangeError('too long');
    }
    chunks.push(next.value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

function toBase64Url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  return fromBase64(text.replaceAll('-', '+').replaceAll('_', '/'));
}
