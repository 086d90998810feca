/** Fetches the packed compiler part by part, checks each, and keeps what has arrived for the next try. */

import type { Bytes } from '../../recording/units.ts';
import { crc32 } from './crc32.ts';
import {
  COMPILER,
  isManifest,
  packedBytes,
  type Manifest,
  type Part,
  type Sum,
} from './manifest.ts';

export type Fetch = (address: string, init?: RequestInit) => Promise<Response>;

/** A part as it arrived: as it lies on the server, or already unpacked on its way. */
export interface Arrived {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly packed: boolean;
}

/** Why the compiler isn't there. */
export class NotFetched extends Error {
  /** `network`: no answer, or not the right one; `damaged`: other bytes than were built. */
  readonly kind: 'network' | 'damaged';

  constructor(kind: 'network' | 'damaged', message: string) {
    super(message);
    this.kind = kind;
  }
}

/** Parts of one compiler, by file; what has arrived stays over a failure. */
export type Store = Map<string, Arrived>;

/** Done and total in bytes as they lie on the server. */
export type OnProgress = (done: Bytes, total: Bytes) => void;

/**
 * Brings every part of the manifest into `store`.
 * @param folder ends in a slash
 * @throws {NotFetched}
 */
export async function fetchCompiler(
  folder: string,
  store: Store,
  onProgress: OnProgress,
  ask: Fetch = (address, init) => fetch(address, init),
): Promise<Manifest> {
  const manifest = await fetchManifest(folder, ask);
  const total = packedBytes(manifest);
  const parts = manifest.files.flatMap((file) => file.parts);
  let before = 0;
  for (const part of parts) {
    const tell = (bytes: Bytes) => {
      onProgress(before + Math.min(bytes, part.packed.bytes), total);
    };
    if (!store.has(part.file)) store.set(part.file, await fetchPart(folder, part, tell, ask));
    before += part.packed.bytes;
    onProgress(before, total);
  }
  return manifest;
}

async function fetchManifest(folder: string, ask: Fetch): Promise<Manifest> {
  const bytes = await get(folder + COMPILER.manifest, { cache: 'no-cache' }, () => undefined, ask);
  try {
    const manifest: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (isManifest(manifest)) return manifest;
  } catch {
    // As wrong as another form.
  }
  throw new NotFetched('damaged', 'the list of the compiler’s files can’t be read');
}

/** Whatever the browser has kept is as good as new, if its sum is right; otherwise it is asked for once more. */
async function fetchPart(
  folder: string,
  part: Part,
  tell: (bytes: Bytes) => void,
  ask: Fetch,
): Promise<Arrived> {
  for (const cache of ['force-cache', 'reload'] as const) {
    const bytes = await get(folder + part.file, { cache }, tell, ask);
    if (matches(bytes, part.packed)) return { bytes, packed: true };
    if (matches(bytes, part.plain)) return { bytes, packed: false };
  }
  throw new NotFetched('damaged', `${part.file} is not as it was built`);
}

function matches(bytes: Uint8Array, sum: Sum): boolean {
  return bytes.length === sum.bytes && crc32(bytes) === sum.crc;
}

async function get(
  address: string,
  init: RequestInit,
  tell: (bytes: Bytes) => void,
  ask: Fetch,
): Promise<Uint8Array<ArrayBuffer>> {
  let response: Response;
  try {
    response = await ask(address, { credentials: 'same-origin', ...init });
  } catch (error) {
    throw new NotFetched('network', String(error));
  }
  if (!response.ok) throw new NotFetched('network', `the server answered ${response.status}`);
  try {
    return await readAll(response, tell);
  } catch (error) {
    throw new NotFetched('network', String(error));
  }
}

async function readAll(
  response: Response,
  tell: (bytes: Bytes) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const next = await reader?.read();
    if (next?.value === undefined) break;
    chunks.push(next.value);
    length += next.value.length;
    tell(length);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
