import { describe, expect, it } from 'vitest';
import { wasi } from '@bjorn3/browser_wasi_shim';
import { machine } from './machine.ts';

/** The module is given the folder `room`; `secret.txt` lies beside it. */
const room = (files = {}) =>
  machine({
    files: { 'secret.txt': 'secret', 'room/a.txt': 'a', 'room/deep/b.txt': 'b', ...files },
    preopens: [{ path: '/', folder: 'room', write: true }],
  });

describe('ways out of a preopened directory', () => {
  it.each([
    '..',
    '../',
    '../secret.txt',
    './../secret.txt',
    'deep/../../secret.txt',
    'deep/../..',
    'deep//..//..//secret.txt',
    '/secret.txt',
    '/',
    '//',
    '/../secret.txt',
  ])('refuses %s', (path) => {
    const { open, stat, unlink, mkdir, rename, link, symlink } = room();
    expect(open(path)).toBe('NOTCAPABLE');
    expect(open(path, { flags: wasi.OFLAGS_CREAT })).toBe('NOTCAPABLE');
    expect(stat(path)).toBe('NOTCAPABLE');
    expect(unlink(path)).toBe('NOTCAPABLE');
    expect(mkdir(path)).toBe('NOTCAPABLE');
    expect(rename(path, 'stolen')).toBe('NOTCAPABLE');
    expect(rename('a.txt', path)).toBe('NOTCAPABLE');
    expect(link(path, 'stolen')).toBe('NOTCAPABLE');
    expect(link('a.txt', path)).toBe('NOTCAPABLE');
    expect(symlink('a.txt', path)).toBe('NOTCAPABLE');
  });

  it.each(['..', '../secret.txt', 'deep/../../secret.txt', '/secret.txt'])(
    'refuses a link to %s, made before the run or during it',
    (target) => {
      const { open, stat, symlink, readlink } = room({ 'room/before': { link: target } });
      expect(open('before')).toBe('NOTCAPABLE');
      expect(stat('before', true)).toBe('NOTCAPABLE');
      expect(readlink('before')).toBe(target);
      const made = symlink(target, 'during');
      expect(made).toBe(target.startsWith('/') ? 'NOTCAPABLE' : 'SUCCESS');
      if (made === 'SUCCESS') expect(open('during')).toBe('NOTCAPABLE');
    },
  );

  it('refuses a link in the middle of a path, and a chain of links', () => {
    const files = { 'room/up': { link: '..' }, 'room/deep/more': { link: '../up' } };
    const { open } = room(files);
    expect(open('up/secret.txt')).toBe('NOTCAPABLE');
    expect(open('deep/more/secret.txt')).toBe('NOTCAPABLE');
  });

  it('counts from each directory that is opened, not from where it lies', () => {
    const { open } = room();
    const deep = open('deep', { flags: wasi.OFLAGS_DIRECTORY });
    expect(open('../a.txt', { fd: Number(deep) })).toBe('NOTCAPABLE');
    expect(open('b.txt', { fd: Number(deep) })).toEqual(expect.any(Number));
  });

  it('still refuses once the directory has been moved', () => {
    const { open, rename, mkdir } = room();
    const deep = Number(open('deep', { flags: wasi.OFLAGS_DIRECTORY }));
    expect(mkdir('new')).toBe('SUCCESS');
    expect(rename('deep', 'new/deep')).toBe('SUCCESS');
    expect(open('../../a.txt', { fd: deep })).toBe('NOTCAPABLE');
  });

  it('doesn’t tell the number of what lies above', () => {
    const { list, fdstat } = room();
    const own = fdstat(3);
    const listed = list(3);
    expect(own).toMatchObject({ type: wasi.FILETYPE_DIRECTORY });
    expect(listed).toMatchObject({ entries: [{ name: '.' }, { name: '..' }, {}, {}] });
  });
});

describe('paths that aren’t good', () => {
  it.each([
    ['nothing', '', 'NOENT'],
    ['10,000 characters', 'a'.repeat(10_000), 'NAMETOOLONG'],
    ['4,096 bytes', 'a/'.repeat(2048), 'NAMETOOLONG'],
    ['a name of 256', 'a'.repeat(256), 'NAMETOOLONG'],
    ['a name of 256 bytes in UTF-8', 'ü'.repeat(128), 'NAMETOOLONG'],
    ['a name of 255', 'a'.repeat(255), 'NOENT'],
    ['a NUL at the end', 'a.txt\0', 'INVAL'],
    ['a NUL inside', 'a\0.txt', 'INVAL'],
    ['no UTF-8', new Uint8Array([0x61, 0xff]), 'ILSEQ'],
    ['a slash behind a file', 'a.txt/', 'NOTDIR'],
    ['slashes behind a file', 'a.txt///', 'NOTDIR'],
    ['a dot behind a file', 'a.txt/.', 'NOTDIR'],
    ['a file in the middle', 'a.txt/b', 'NOTDIR'],
    ['nothing in the middle', 'none/b', 'NOENT'],
  ])('tell %s apart', (_, path, errno) => {
    expect(room().open(path)).toBe(errno);
  });

  it('find what they mean however they say it', () => {
    const { open } = room();
    const way = 'deep/.././/deep///../deep/./b.txt';
    expect(open(way)).toEqual(expect.any(Number));
    expect(open('deep/')).toEqual(expect.any(Number));
    expect(open('deep/..')).toEqual(expect.any(Number));
  });

  it('are names, whatever JavaScript makes of them', () => {
    const { open, system } = room();
    const made = open('__proto__', { flags: wasi.OFLAGS_CREAT });
    expect(made).toEqual(expect.any(Number));
    expect(open('constructor')).toBe('NOENT');
    expect(Object.keys(system.files())).toContain('room/__proto__');
  });
});
