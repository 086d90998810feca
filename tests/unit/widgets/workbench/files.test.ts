import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileTree } from '../../../../src/wasi/api.ts';
import { fileRows, shownName, summary } from '../../../../src/widgets/workbench/file-rows.ts';
import {
  bytesOf,
  changesBetween,
  contentOf,
  fileAt,
  problemWithPath,
  putFile,
  removeFile,
} from '../../../../src/widgets/workbench/file-tree.ts';
import { readGiven } from '../../../../src/widgets/workbench/given-files.ts';

const TREE: FileTree = { 'a.txt': 'A', 'notes/b.txt': 'B', 'empty/': '' };
const bytes = (...values: number[]) => new Uint8Array(values);

describe('changesBetween', () => {
  it('tells what was added, changed and removed', () => {
    const after = { 'a.txt': 'other', 'notes/c.bin': bytes(255), 'empty/': '' };
    expect([...changesBetween(TREE, after)]).toEqual([
      ['a.txt', 'changed'],
      ['notes/c.bin', 'added'],
      ['notes/b.txt', 'removed'],
    ]);
  });

  it('compares bytes and links by what they hold', () => {
    const one = { bin: bytes(1, 2), link: { link: 'a' } };
    expect(changesBetween(one, { bin: bytes(1, 2), link: { link: 'a' } }).size).toBe(0);
    expect(changesBetween(one, { bin: bytes(1, 3), link: { link: 'b' } }).size).toBe(2);
    expect(changesBetween(one, { bin: 'text', link: bytes(97) }).size).toBe(2);
  });

  it('doesn’t call an empty directory removed that has got a file', () => {
    expect([...changesBetween(TREE, { ...putFile(TREE, 'empty/x', ''), 'empty/': '' })]).toEqual([
      ['empty/x', 'added'],
    ]);
    const withoutMark = removeFile(TREE, 'empty/');
    expect(changesBetween(TREE, putFile(withoutMark, 'empty/x', '')).has('empty/')).toBe(false);
  });

  it('finds nothing where nothing is different', () => {
    const trees = fc.dictionary(fc.string({ minLength: 1 }), fc.string());
    fc.assert(
      fc.property(trees, (tree) => {
        expect(changesBetween(tree, { ...tree }).size).toBe(0);
      }),
    );
  });
});

describe('a tree', () => {
  it('takes names that every object has', () => {
    expect(fileAt({}, 'constructor')).toBeUndefined();
    const tree = putFile({}, '__proto__', 'mine');
    expect(fileAt(tree, '__proto__')).toBe('mine');
    expect(fileAt(removeFile(tree, '__proto__'), '__proto__')).toBeUndefined();
  });

  it('loses a directory with all that lies in it, and nothing beside it', () => {
    const tree = { 'a/b': '', 'a/c/d': '', ab: '', 'a.txt': '' };
    expect(Object.keys(removeFile(tree, 'a'))).toEqual(['ab', 'a.txt']);
  });

  it('says why a file can’t have a name', () => {
    for (const path of ['', 'a/', '/a', 'a//b', '../a', 'a/./b', 'a\0b', 'a.txt', 'notes']) {
      expect(problemWithPath(TREE, path), path).toMatch(/\.$/u);
    }
    expect(problemWithPath(TREE, 'a.txt/b')).toContain('a.txt is a file');
    expect(problemWithPath(TREE, 'notes/new.txt')).toBeUndefined();
    expect(problemWithPath(TREE, 'empty/ ünï 日本.txt')).toBeUndefined();
  });

  it('keeps bytes that are no text as bytes, and every other as text', () => {
    expect(contentOf(bytes(0xff, 0xfe))).toEqual(bytes(0xff, 0xfe));
    expect(contentOf(bytes(0x61, 0))).toEqual(bytes(0x61, 0));
    expect(contentOf(bytesOf('naïve\n'))).toBe('naïve\n');
    expect(contentOf(bytesOf('\ufeffmark'))).toBe('\ufeffmark');
  });
});

describe('fileRows', () => {
  const rows = fileRows(TREE, { 'a.txt': 'A', 'notes/c.txt': 'CC', 'empty/': '' });

  it('lists directories before what lies in them, and marks changes', () => {
    expect(rows.map(({ path, depth, change }) => [path, depth, change])).toEqual([
      ['a.txt', 0, undefined],
      ['empty', 0, undefined],
      ['notes', 0, undefined],
      ['notes/b.txt', 1, 'removed'],
      ['notes/c.txt', 1, 'added'],
    ]);
  });

  it('sums up what is there', () => {
    expect(summary(rows, (size) => `${String(size)} B`)).toBe('2 files, 3 B; 1 added, 1 removed');
    expect(summary([], String)).toBe('no files');
  });

  it('shows every character of a name', () => {
    expect(shownName('a\nb\u202etxt\u00a0\\')).toBe('a\\nb\\u{202e}txt\\u{a0}\\\\');
    expect(shownName('naïve 日本.txt')).toBe('naïve 日本.txt');
  });
});

describe('readGiven', () => {
  const file = (name: string, text: string, fails = false) => ({
    name,
    size: text.length,
    arrayBuffer: () =>
      fails
        ? Promise.reject(new Error('a folder'))
        : Promise.resolve(new TextEncoder().encode(text).buffer),
  });

  it('adds, replaces, and says which', async () => {
    const { files, words } = await readGiven([file('a.txt', 'new'), file('x', 'X')], TREE, 100);
    expect(files).toEqual({ 'a.txt': 'new', x: 'X' });
    expect(words).toBe('a.txt is replaced. x is added.');
  });

  it('refuses what is too big, can’t be read or has no place, and takes the rest', async () => {
    const given = [
      file('big', 'x'.repeat(50)),
      file('folder', '', true),
      file('notes', 'n'),
      file('ok', 'k'),
    ];
    const { files, words } = await readGiven(given, TREE, 20);
    expect(files).toEqual({ ok: 'k' });
    expect(words).toContain('big isn’t added: it has 50');
    expect(words).toContain('folder can’t be read');
    expect(words).toContain('notes is a directory already');
  });
});
