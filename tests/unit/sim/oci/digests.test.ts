/** Digests are real ones: against Node's own SHA-256, and archives that tar can read. */

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../../src/sim/oci/sha256.ts';
import { tarOf } from '../../../../src/sim/oci/tar.ts';

describe('sha256', () => {
  it.each([0, 1, 3, 55, 56, 63, 64, 65, 119, 120, 1000])('of %d bytes is Node’s', (length) => {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 37) % 256);
    expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('takes a text as UTF-8', () => {
    expect(sha256('Größe')).toBe(createHash('sha256').update('Größe').digest('hex'));
  });
});

describe('an archive', () => {
  const archive = tarOf(
    [
      { path: './etc/', type: 'dir' },
      { path: 'etc/motd', type: 'file', content: 'hello\n', mode: '600' },
      { path: 'bin', type: 'symlink', target: 'usr/bin' },
    ],
    1_700_000_000,
  );
  const text = (at: number, length: number) =>
    new TextDecoder().decode(archive.slice(at, at + length)).replace(/\0.*$/s, '');

  it('has a header for each entry, its content in whole blocks, and two empty ones', () => {
    expect(archive).toHaveLength((3 + 1 + 2) * 512);
    expect([text(0, 100), text(512, 100), text(3 * 512, 100)]).toEqual(['etc/', 'etc/motd', 'bin']);
    expect(text(512 + 100, 8)).toBe('0000600');
    expect(Number.parseInt(text(512 + 124, 12), 8)).toBe(6);
    expect(Number.parseInt(text(512 + 136, 12), 8)).toBe(1_700_000_000);
    expect(text(1024, 512)).toBe('hello\n');
    expect(text(3 * 512 + 157, 100)).toBe('usr/bin');
  });

  it('has the check sums that tar asks for: all bytes, the sum itself taken as spaces', () => {
    for (const at of [0, 512, 3 * 512]) {
      const header = archive.slice(at, at + 512);
      const said = Number.parseInt(text(at + 148, 8), 8);
      header.fill(0x20, 148, 156);
      expect(header.reduce((sum, byte) => sum + byte, 0)).toBe(said);
    }
  });

  it('refuses a path that its header has no room for', () => {
    expect(() => tarOf([{ path: 'a'.repeat(101), type: 'file' }], 0)).toThrow(RangeError);
  });
});
