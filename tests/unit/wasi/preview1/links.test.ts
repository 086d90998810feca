import { describe, expect, it } from 'vitest';
import { wasi } from '@bjorn3/browser_wasi_shim';
import { found, machine } from './machine.ts';

const { OFLAGS_CREAT, OFLAGS_DIRECTORY, OFLAGS_EXCL } = wasi;

describe('symbolic links', () => {
  it('lead to files and directories, and can be looked at themselves', () => {
    const { symlink, open, read, stat, readlink } = machine({ files: { 'd/a.txt': 'hi' } });
    expect(symlink('d', 'dir')).toBe('SUCCESS');
    expect(symlink('dir/a.txt', 'file')).toBe('SUCCESS');
    expect(read(Number(open('file')))).toBe('hi');
    expect(read(Number(open('dir/a.txt')))).toBe('hi');
    expect(stat('file')).toMatchObject({ type: wasi.FILETYPE_SYMBOLIC_LINK, size: 9n });
    expect(stat('file', true)).toMatchObject({ type: wasi.FILETYPE_REGULAR_FILE, size: 2n });
    expect(readlink('file')).toBe('dir/a.txt');
    expect(readlink('d/a.txt')).toBe('INVAL');
  });

  it('are read as far as there is room, in bytes', () => {
    const { symlink, readlink } = machine();
    symlink('tärget', 'l');
    expect(readlink('l', 4)).toBe('tär');
    expect(readlink('l', 0)).toBe('');
  });

  it('aren’t opened where they aren’t to be followed', () => {
    const { open } = machine({ files: { f: '', 'd/': '', l: { link: 'f' }, k: { link: 'd' } } });
    expect(open('l', { follow: false })).toBe('LOOP');
    expect(open('k', { follow: false, flags: OFLAGS_DIRECTORY })).toBe('NOTDIR');
    expect(open('k/', { follow: false })).toEqual(expect.any(Number));
  });

  it('may lead nowhere: then a file is made where they lead', () => {
    const { open, stat } = machine({
      files: { 'd/': '', l: { link: 'd/new' }, nothing: { link: '' } },
    });
    expect(open('l')).toBe('NOENT');
    expect(open('nothing', { flags: OFLAGS_CREAT })).toBe('NOENT');
    expect(open('l', { flags: OFLAGS_CREAT | OFLAGS_EXCL })).toBe('EXIST');
    expect(open('l', { flags: OFLAGS_CREAT })).toEqual(expect.any(Number));
    expect(stat('d/new')).toMatchObject({ type: wasi.FILETYPE_REGULAR_FILE });
  });

  it('in a loop are found out, and 40 in a row aren’t one', () => {
    const chain = (length: number) =>
      Object.fromEntries(
        Array.from({ length }, (_, at) => [`l${String(at)}`, { link: `l${String(at + 1)}` }]),
      );
    const { open } = machine({ files: { self: { link: 'self' }, ...chain(41), l41: 'end' } });
    expect(open('self')).toBe('LOOP');
    expect(open('l1')).toEqual(expect.any(Number));
    expect(open('l0')).toBe('LOOP');
  });

  it('are taken away themselves, never what they lead to', () => {
    const files = { 'd/a': '', l: { link: 'd' }, e: { link: 'empty' }, 'empty/': '' };
    const { unlink, rmdir, rename, stat } = machine({ files });
    expect(rmdir('l')).toBe('NOTDIR');
    expect(rmdir('e/')).toBe('NOTDIR');
    expect(unlink('l/')).toBe('NOTDIR');
    expect(rename('l/', 'other')).toBe('NOTDIR');
    expect(unlink('l')).toBe('SUCCESS');
    expect(stat('d/a')).toMatchObject({ size: 0n });
    expect(stat('empty')).toMatchObject({ type: wasi.FILETYPE_DIRECTORY });
  });

  it.each([
    ['over a file', 'f', 'EXIST'],
    ['over a file, with a slash', 'f/', 'NOTDIR'],
    ['over a directory', 'd', 'EXIST'],
    ['over a directory, with a slash', 'd/', 'EXIST'],
    ['where nothing is, with a slash', 'new/', 'NOENT'],
    ['in what isn’t there', 'none/new', 'NOENT'],
  ])('aren’t made %s', (_, name, errno) => {
    expect(machine({ files: { f: '', 'd/': '' } }).symlink('x', name)).toBe(errno);
  });

  it('have times of their own', () => {
    const { call, path, stat } = machine({ files: { f: '', l: { link: 'f' } } });
    const set = (flags: number, time: bigint) =>
      call('path_filestat_set_times', 3, flags, ...path('l'), 0n, time, wasi.FSTFLAGS_MTIM);
    expect(set(0, 5n)).toBe('SUCCESS');
    expect(set(1, 7n)).toBe('SUCCESS');
    expect(stat('l')).toMatchObject({ mtim: 5n });
    expect(stat('f')).toMatchObject({ mtim: 7n });
  });
});

describe('hard links', () => {
  it('are names of one file, counted', () => {
    const { link, stat, unlink, open, write, read } = machine({ files: { a: 'x' } });
    expect(link('a', 'b')).toBe('SUCCESS');
    expect(found(stat('a')).ino).toBe(found(stat('b')).ino);
    expect(stat('a')).toMatchObject({ nlink: 2n });
    write(Number(open('b', { rights: BigInt(wasi.RIGHTS_FD_WRITE) })), 'y');
    expect(read(Number(open('a')))).toBe('y');
    unlink('a');
    expect(stat('b')).toMatchObject({ nlink: 1n });
  });

  it.each([
    ['over another', 'a', 'b', 'EXIST'],
    ['over itself', 'a', 'a', 'EXIST'],
    ['over a directory', 'a', 'd', 'EXIST'],
    ['of a directory', 'd', 'new', 'PERM'],
    ['with a slash behind the new name', 'a', 'new/', 'NOENT'],
    ['with a slash behind the old name', 'a/', 'new', 'NOTDIR'],
    ['of nothing', 'none', 'new', 'NOENT'],
  ])('aren’t made %s', (_, from, to, errno) => {
    expect(machine({ files: { a: '', b: '', 'd/': '' } }).link(from, to)).toBe(errno);
  });

  it('are of the link itself unless it is to be followed', () => {
    const { link, stat } = machine({ files: { f: 'x', l: { link: 'f' }, none: { link: 'no' } } });
    expect(link('l', 'same')).toBe('SUCCESS');
    expect(stat('same')).toMatchObject({ type: wasi.FILETYPE_SYMBOLIC_LINK });
    expect(link('l', 'file', 1)).toBe('SUCCESS');
    expect(stat('file')).toMatchObject({ type: wasi.FILETYPE_REGULAR_FILE, nlink: 2n });
    expect(link('none', 'new', 1)).toBe('NOENT');
  });
});
