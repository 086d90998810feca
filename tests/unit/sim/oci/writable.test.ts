/** What overlayfs.rst says of writing over layers, case by case. */

import { describe, expect, it } from 'vitest';
import { write, type Change, type SizedEntry } from '../../../../src/sim/oci/writable.ts';

const file = (path: string, bytes = 10): SizedEntry => ({ path, type: 'file', bytes });
const LOWER = [[file('etc/motd', 286), file('var/log/a'), file('var/log/b'), file('big', 5000)]];

function after(...changes: readonly Change[]) {
  let upper: readonly SizedEntry[] = [];
  const said: string[] = [];
  let copied = 0;
  for (const change of changes) {
    const written = write(LOWER, upper, change);
    upper = written.upper;
    copied += written.copied;
    said.push(`${written.refused === true ? 'refused: ' : ''}${written.said}`);
  }
  return { paths: upper.map((entry) => entry.path), copied, said, upper };
}

describe('writing', () => {
  it('copies a file up whole with its directories, however little is changed, and only once', () => {
    const { paths, copied, upper } = after(
      { kind: 'write', path: 'big' },
      { kind: 'write', path: 'etc/motd' },
      { kind: 'write', path: 'big' },
    );
    expect(paths).toEqual(['big', 'etc', 'etc/motd']);
    expect(copied).toBe(5286);
    expect(upper[0]?.content).toBe(', changed, changed');
  });

  it('to a directory, or to nothing, is refused and changes nothing', () => {
    const { paths, said } = after({ kind: 'write', path: 'etc' }, { kind: 'write', path: 'nope' });
    expect(paths).toEqual([]);
    expect(said).toEqual(['refused: etc is a directory.', 'refused: There is no nope.']);
  });
});

describe('deleting', () => {
  it('what lies below leaves a whiteout, what was only here leaves nothing', () => {
    expect(after({ kind: 'delete', path: 'etc/motd' }).paths).toEqual(['etc', 'etc/.wh.motd']);
    expect(after({ kind: 'new', path: 'x' }, { kind: 'delete', path: 'x' }).paths).toEqual([]);
  });

  it('a directory takes one whiteout, and what was written in it goes', () => {
    const { paths } = after({ kind: 'write', path: 'var/log/a' }, { kind: 'delete', path: 'var' });
    expect(paths).toEqual(['.wh.var']);
  });

  it('and making a file of that name again takes the whiteout away', () => {
    const { paths } = after(
      { kind: 'delete', path: 'etc/motd' },
      { kind: 'new', path: 'etc/motd' },
    );
    expect(paths).toEqual(['etc', 'etc/motd']);
  });
});

describe('a directory that is made again', () => {
  it('is opaque, and what is deleted in it needs no whiteout', () => {
    const { paths } = after(
      { kind: 'renew', path: 'var/log' },
      { kind: 'new', path: 'var/log/c' },
      { kind: 'delete', path: 'var/log/c' },
    );
    expect(paths).toEqual(['var', 'var/log', 'var/log/.wh..wh..opq']);
  });

  it('is opaque too where it only comes with a new file after it was deleted', () => {
    const { paths } = after({ kind: 'delete', path: 'var' }, { kind: 'new', path: 'var/x' });
    expect(paths).toEqual(['var', 'var/.wh..wh..opq', 'var/x']);
  });
});

describe('a new file', () => {
  it.each([
    ['etc/motd', 'is there already'],
    ['big/x', 'big is not a directory'],
    ['.wh.x', 'mean something else'],
    ['../x', 'inside the container'],
    ['', 'inside the container'],
  ])('%s is refused: %s', (path, why) => {
    expect(after({ kind: 'new', path }).said[0]).toContain(why);
    expect(after({ kind: 'new', path }).paths).toEqual([]);
  });
});
