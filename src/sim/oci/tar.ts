/** A layer as the archive that its diff id is the digest of. */

import { normalise } from './paths.ts';
import type { LayerEntry } from './layers.ts';

const BLOCK = 512;
const TYPES = { file: '0', hardlink: '1', symlink: '2', dir: '5' } as const;

/**
 * A POSIX ustar archive, owner root, the same for the same entries and time.
 * @param time when the files were written, in seconds since 1970
 * @throws RangeError where a path doesn't fit into the 100 bytes that the header has for it
 */
export function tarOf(entries: readonly LayerEntry[], time: number): Uint8Array {
  const blocks = entries.flatMap((entry) => {
    const content = new TextEncoder().encode(entry.type === 'file' ? (entry.content ?? '') : '');
    return [header(entry, content.length, time), filled(content)];
  });
  const length = blocks.reduce((sum, block) => sum + block.length, 0);
  // Two blocks of zeros end an archive.
  const archive = new Uint8Array(length + 2 * BLOCK);
  let at = 0;
  for (const block of blocks) {
    archive.set(block, at);
    at += block.length;
  }
  return archive;
}

function filled(content: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil(content.length / BLOCK) * BLOCK);
  padded.set(content);
  return padded;
}

/** Fields and their places: POSIX.1-2017, pax, “ustar Interchange Format”. */
function header(entry: LayerEntry, size: number, time: number): Uint8Array {
  const block = new Uint8Array(BLOCK);
  const put = (at: number, text: string) => {
    block.set(new TextEncoder().encode(text), at);
  };
  const number = (at: number, width: number, value: number) => {
    put(at, value.toString(8).padStart(width - 1, '0'));
  };
  const name = normalise(entry.path) + (entry.type === 'dir' ? '/' : '');
  if (new TextEncoder().encode(name).length > 100) throw new RangeError(`${name} is too long.`);
  put(0, name);
  put(100, `0000${entry.mode ?? (entry.type === 'dir' ? '755' : '644')}`.slice(-7));
  number(108, 8, 0);
  number(116, 8, 0);
  number(124, 12, size);
  number(136, 12, time);
  put(148, ' '.repeat(8));
  put(156, TYPES[entry.type]);
  put(157, entry.target ?? '');
  put(257, 'ustar\0' + '00');
  const sum = block.reduce((total, byte) => total + byte, 0);
  put(148, `${sum.toString(8).padStart(6, '0')}\0 `);
  return block;
}
