/** The rules of uid_map, each as it was tried on Linux 6.18 on 2026-11-21. */

import { describe, expect, it } from 'vitest';
import {
  mapInto,
  mapOut,
  mayNotWrite,
  parseUidMap,
  readUidMap,
} from '../../../../../src/sim/linux/namespaces/uid-map.ts';

const itself = {
  uid: 1000,
  creator: 1000,
  near: true,
  capableInside: true,
  capableInParent: false,
};
const root = { ...itself, uid: 0, capableInParent: true };

/** What a write gives: the file as it reads then, or the error. */
function write(text: string, writer: typeof root): string {
  const read = parseUidMap(text);
  if (!read.ok) return read.error;
  return mayNotWrite(read.map, [], writer) === undefined ? readUidMap(read.map) : 'EPERM';
}

const lines = (count: number) =>
  Array.from({ length: count }, (_, i) => `${String(i)} ${String(i)} 1`).join('\n');

describe('a write to uid_map', () => {
  it.each([
    ['0 1000 1\n', '         0       1000          1'],
    ['0 1000 1', '         0       1000          1'],
    ['5 1000 1', '         5       1000          1'],
    ['0 1001 1', 'EPERM'],
    ['0 1000 2', 'EPERM'],
    ['0 1000 1\n1 2000 1\n', 'EPERM'],
    ['0 0 1', 'EPERM'],
    ['', 'EINVAL'],
    ['0 1000', 'EINVAL'],
    ['0 1000 0', 'EINVAL'],
    ['a b c', 'EINVAL'],
    ['0 1000 1 1', 'EINVAL'],
    ['-1 1000 1', 'EINVAL'],
    ['0x5 1000 1', 'EINVAL'],
    ['0 1000 1\n\n', 'EINVAL'],
    ['4294967295 1000 1', 'EINVAL'],
    ['4294967294 1000 2', 'EINVAL'],
  ])('by user 1000 itself: %j gives %s', (text, expected) => {
    expect(write(text, itself)).toBe(expected);
  });

  it.each([
    ['0 1000 10\n5 5000 10\n', 'EINVAL'],
    ['0 1000 10\n20 1005 10\n', 'EINVAL'],
    ['0 1000 1\n\n1 1001 1\n', 'EINVAL'],
    ['\n', 'EINVAL'],
    ['0 1000 1x', 'EINVAL'],
    ['0 0 4294967295', '         0          0 4294967295'],
    ['  7   1000  1  \n', '         7       1000          1'],
    ['0 1000 1\n1 2000 10\n', '         0       1000          1\n         1       2000         10'],
    [lines(341), 'EINVAL'],
  ])('by root: %j gives %s', (text, expected) => {
    expect(write(text, root)).toBe(expected);
  });

  it('takes 340 lines', () => {
    expect(parseUidMap(lines(340)).ok).toBe(true);
  });

  it('is allowed once', () => {
    const map = [{ inside: 0, outside: 1000, length: 1 }];
    expect(mayNotWrite(map, map, root)).toMatch(/once/);
  });

  it('needs the writer to be near', () => {
    const map = [{ inside: 0, outside: 1000, length: 1 }];
    expect(mayNotWrite(map, [], { ...root, near: false })).toMatch(/in this user namespace/);
    expect(mayNotWrite(map, [], { ...root, capableInside: false })).toMatch(/CAP_SETUID/);
    expect(mayNotWrite(map, [], { ...itself, creator: 1001 })).toMatch(/one line/);
  });
});

it('maps ids both ways, and knows which aren’t mapped', () => {
  const map = [{ inside: 0, outside: 100_000, length: 65_536 }];
  expect(mapOut(map, 0)).toBe(100_000);
  expect(mapInto(map, 165_535)).toBe(65_535);
  expect(mapInto(map, 0)).toBeUndefined();
  expect(mapOut(map, 65_536)).toBeUndefined();
});
