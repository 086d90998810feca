/** Gets a module's bytes past the browser's cache, whatever type the server says they are. */

import { Trouble } from './trouble.ts';

/** `\0asm`, the first four bytes of every module. */
const MAGIC = [0, 0x61, 0x73, 0x6d];

/** Rejects with a `Trouble` where there is no answer, no such file, or no module in it. */
export async function fetchModule(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await ask(url);
  if (response.status === 404 || response.status === 410) {
    throw new Trouble('not-found', { module: url });
  }
  if (!response.ok) throw new Trouble('network', { status: response.status });
  const bytes = new Uint8Array(await response.arrayBuffer().catch(unreachable));
  if (MAGIC.every((byte, index) => bytes[index] === byte)) return bytes;
  const opening = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart();
  throw new Trouble('not-a-module', { page: opening.startsWith('<') });
}

async function ask(url: string): Promise<Response> {
  try {
    return await fetch(url, { cache: 'no-store', credentials: 'same-origin' });
  } catch (error) {
    return unreachable(error);
  }
}

function unreachable(error: unknown): never {
  throw new Trouble('network', { cause: error instanceof Error ? error.message : String(error) });
}
