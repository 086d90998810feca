/** Gets a module's bytes past the browser's cache, whatever type the server says they are. */

import type { Ms } from '../recording/units.ts';
import { MODULE_BYTES } from './limits.ts';
import { Trouble } from './trouble.ts';

/** For the whole of it. */
const PATIENCE: Ms = 30_000;

/** Rejects with a `Trouble` where there is no answer, no such file, no module in it, or too much of it. */
export async function fetchModule(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const signal = AbortSignal.timeout(PATIENCE);
  try {
    const response = await fetch(url, { cache: 'no-store', credentials: 'same-origin', signal });
    if (response.status === 404 || response.status === 410) {
      throw new Trouble('not-found', { module: url });
    }
    if (!response.ok) throw new Trouble('network', { status: response.status });
    return checkModule(await read(response));
  } catch (error) {
    if (error instanceof Trouble) throw error;
    if (signal.aborted) throw new Trouble('network', { time: PATIENCE });
    throw new Trouble('network', { cause: error instanceof Error ? error.message : String(error) });
  }
}

/** The whole body, unless it is, or becomes, too big. */
async function read(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const told = Number(response.headers.get('Content-Length') ?? 0);
  const reader = response.body?.getReader();
  const pieces: Uint8Array[] = [];
  let size = 0;
  while (reader !== undefined) {
    if (Math.max(told, size) > MODULE_BYTES) {
      await reader.cancel();
      throw tooBig(Math.max(told, size));
    }
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    size += value.length;
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

function tooBig(bytes: number): Trouble {
  return new Trouble('too-big', { bytes, memory: MODULE_BYTES });
}

/** `\0asm`, the first four bytes of every module; then its version. */
const MAGIC = [0, 0x61, 0x73, 0x6d];
/** Where the version's second half, the layer, is 1. Source: component-model, `design/mvp/Binary.md`. */
const LAYER = 6;
const COMPONENT = 1;

/** The same bytes; throws a `Trouble` where they can't be a core module, or are too many. */
export function checkModule(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (bytes.length > MODULE_BYTES) throw tooBig(bytes.length);
  if (MAGIC.some((byte, index) => bytes[index] !== byte)) {
    const opening = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart();
    throw new Trouble('not-a-module', { page: opening.startsWith('<') });
  }
  if (bytes[LAYER] === COMPONENT) throw new Trouble('not-a-module', { component: true });
  return bytes;
}
