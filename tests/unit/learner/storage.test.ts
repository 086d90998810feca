import { afterEach, describe, expect, test, vi } from 'vitest';
import { read, write } from '../../../src/learner/storage.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

function refuse(): never {
  throw new DOMException('denied', 'SecurityError');
}

describe('storage', () => {
  test('keeps values in memory where the browser has no storage', () => {
    write('a', { n: 1 });
    expect(read('a')).toEqual({ n: 1 });
    write('a', undefined);
    expect(read('a')).toBeUndefined();
  });

  test('keeps values in memory where storage is refused', () => {
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
    write('b', [1, 2]);
    expect(read('b')).toEqual([1, 2]);
    write('b', undefined);
    expect(read('b')).toBeUndefined();
  });

  test('counts what is no JSON as nothing', () => {
    vi.stubGlobal('localStorage', { getItem: () => '{broken' });
    expect(read('c')).toBeUndefined();
  });
});
