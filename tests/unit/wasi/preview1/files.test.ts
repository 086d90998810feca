import { describe, expect, it } from 'vitest';
import { wasi } from '@bjorn3/browser_wasi_shim';
import { ALL_RIGHTS, found, machine, READ, WRITE } from './machine.ts';

const { FDFLAGS_APPEND, OFLAGS_CREAT, WHENCE_CUR, WHENCE_END, WHENCE_SET } = wasi;
const BOTH = { rights: ALL_RIGHTS };

describe('reading and writing', () => {
  it('goes on from where it stopped, and over what is there', () => {
    const { open, read, write, seek, system } = machine({ files: { f: 'abcdef' } });
    const fd = Number(open('f', BOTH));
    expect(read(fd, 2)).toBe('ab');
    expect(write(fd, 'XY')).toBe(2);
    expect(read(fd)).toBe('ef');
    expect(read(fd)).toBe('');
    expect(seek(fd, -1n, WHENCE_END)).toBe(5n);
    expect(write(fd, 'longer')).toBe(6);
    expect(system.files()).toEqual({ f: 'abXYelonger' });
  });

  it('fills a hole with zeros', () => {
    const { open, write, seek, pwrite, system } = machine({ files: { f: 'ab' } });
    const fd = Number(open('f', BOTH));
    seek(fd, 3n, WHENCE_END);
    write(fd, 'x');
    pwrite(fd, 'y', 7n);
    expect(system.files()).toEqual({ f: 'ab\0\0\0x\0y' });
  });

  it('takes several pieces in one call', () => {
    const { open, put, call, vectors, system, seek, read } = machine();
    const fd = Number(open('f', { ...BOTH, flags: OFLAGS_CREAT }));
    put('one two', 40_960);
    expect(call('fd_write', fd, ...vectors(3, 0, 4), 8)).toBe('SUCCESS');
    expect(system.files()).toEqual({ f: 'one two' });
    seek(fd, 0n, WHENCE_SET);
    expect(call('fd_read', fd, ...vectors(2, 100), 8)).toBe('SUCCESS');
    seek(fd, 0n, WHENCE_SET);
    expect(read(fd)).toBe('one two');
  });

  it('at a given position leaves the own one, and takes no heed of APPEND', () => {
    const { open, pread, pwrite, write, seek, system } = machine({ files: { f: 'abc' } });
    const fd = Number(open('f', { ...BOTH, fdflags: FDFLAGS_APPEND }));
    expect(pread(fd, 1n)).toBe('bc');
    expect(pwrite(fd, 'X', 0n)).toBe(1);
    expect(seek(fd, 0n, WHENCE_CUR)).toBe(0n);
    expect(write(fd, '!')).toBe(1);
    expect(seek(fd, 0n, WHENCE_CUR)).toBe(4n);
    expect(pwrite(fd, 'X', -1n)).toBe('INVAL');
    expect(pread(fd, 1n << 62n)).toBe('');
    expect(system.files()).toEqual({ f: 'Xbc!' });
  });

  it('appends, whatever the position, until the flag is taken away', () => {
    const { open, write, seek, call, rights, system } = machine({ files: { f: 'abc' } });
    const fd = Number(open('f', { ...BOTH, fdflags: FDFLAGS_APPEND }));
    seek(fd, 0n, WHENCE_SET);
    write(fd, 'd');
    expect(rights(fd)).toMatchObject({ flags: FDFLAGS_APPEND });
    expect(call('fd_fdstat_set_flags', fd, 0)).toBe('SUCCESS');
    expect(call('fd_fdstat_set_flags', fd, 1 << 5)).toBe('INVAL');
    seek(fd, 0n, WHENCE_SET);
    write(fd, 'A');
    expect(system.files()).toEqual({ f: 'Abcd' });
  });

  it('grows by small pieces without copying all of it each time', () => {
    const { open, put, vectors, system } = machine();
    const fd = Number(open('f', { ...BOTH, flags: OFLAGS_CREAT }));
    put('x'.repeat(64), 40_960);
    const where = vectors(64);
    const { fd_write: write } = system.calls(['fd_write']);
    for (let piece = 0; piece < 64_000; piece++) write?.(fd, ...where, 8);
    expect(system.files().f).toHaveLength(64_000 * 64);
  });
});

describe('seeking', () => {
  it.each([
    ['before the start', -1n, WHENCE_SET],
    ['before the start from the end', -4n, WHENCE_END],
    ['beyond all numbers', (1n << 63n) - 1n, WHENCE_CUR],
    ['from nowhere', 0n, 3],
  ])('refuses %s, and stays', (_, offset, whence) => {
    const { open, seek, call, view } = machine({ files: { f: 'abc' } });
    const fd = Number(open('f'));
    seek(fd, 2n, WHENCE_SET);
    expect(seek(fd, offset, whence)).toBe('INVAL');
    expect(call('fd_tell', fd, 8)).toBe('SUCCESS');
    expect(view().getBigUint64(8, true)).toBe(2n);
  });

  it('isn’t for streams nor for directories', () => {
    const { seek, call, open } = machine({ files: { 'd/': '' } });
    expect(seek(1, 0n, WHENCE_CUR)).toBe('SPIPE');
    expect(call('fd_tell', 0, 8)).toBe('SPIPE');
    expect(seek(Number(open('d')), 0n, WHENCE_CUR)).toBe('BADF');
    expect(seek(77, 0n, WHENCE_CUR)).toBe('BADF');
  });
});

describe('sizes', () => {
  it('are set, shorter and longer, with zeros', () => {
    const { open, call, system } = machine({ files: { f: 'abcdef' } });
    const fd = Number(open('f', BOTH));
    expect(call('fd_filestat_set_size', fd, 2n)).toBe('SUCCESS');
    expect(call('fd_filestat_set_size', fd, 4n)).toBe('SUCCESS');
    expect(call('fd_filestat_set_size', fd, -1n)).toBe('INVAL');
    expect(system.files()).toEqual({ f: 'ab\0\0' });
    expect(call('fd_allocate', fd, 3n, 3n)).toBe('SUCCESS');
    expect(call('fd_allocate', fd, 0n, 1n)).toBe('SUCCESS');
    expect(call('fd_allocate', fd, 0n, 0n)).toBe('INVAL');
    expect(system.files().f).toHaveLength(6);
  });

  it('end where the run’s room ends, with NOSPC, and come back when a file goes', () => {
    const limits = { fileBytes: 10 };
    const { open, write, call, unlink, system } = machine({ files: { f: 'abcd' }, limits });
    const fd = Number(open('g', { ...BOTH, flags: OFLAGS_CREAT }));
    expect(write(fd, '1234567')).toBe('NOSPC');
    expect(write(fd, '123456')).toBe(6);
    expect(write(fd, '7')).toBe('NOSPC');
    expect(call('fd_filestat_set_size', fd, 1n << 60n)).toBe('NOSPC');
    expect(call('fd_allocate', fd, 0n, 1n << 60n)).toBe('NOSPC');
    unlink('f');
    expect(write(fd, '7890')).toBe(4);
    expect(system.files()).toEqual({ g: '1234567890' });
  });

  it('of what is unlinked count until it is closed', () => {
    const limits = { fileBytes: 4 };
    const { open, write, unlink, call } = machine({ files: { f: 'abcd' }, limits });
    const old = Number(open('f'));
    unlink('f');
    const fd = Number(open('g', { ...BOTH, flags: OFLAGS_CREAT }));
    expect(write(fd, 'x')).toBe('NOSPC');
    call('fd_close', old);
    expect(write(fd, 'x')).toBe(1);
  });

  it('of nothing can’t be allocated where memory can’t be had', () => {
    const { open, call } = machine({ limits: { fileBytes: Infinity } });
    const fd = Number(open('g', { ...BOTH, flags: OFLAGS_CREAT }));
    expect(call('fd_filestat_set_size', fd, 1n << 52n)).toBe('NOSPC');
  });
});

describe('how many files there may be', () => {
  it('is an end too, with NOSPC, for files, directories and links', () => {
    const { open, mkdir, symlink, unlink } = machine({ files: { f: '' }, limits: { files: 2 } });
    expect(mkdir('d')).toBe('SUCCESS');
    expect(open('g', { flags: OFLAGS_CREAT })).toBe('NOSPC');
    expect(symlink('f', 'l')).toBe('NOSPC');
    expect(mkdir('e')).toBe('NOSPC');
    unlink('f');
    expect(symlink('f', 'l')).toBe('SUCCESS');
    unlink('l');
    expect(open('g', { flags: OFLAGS_CREAT })).toEqual(expect.any(Number));
  });
});

describe('what is told of a file', () => {
  it('is its number, size, names and times, each where preview 1 has it', () => {
    const { stat, open, fdstat } = machine({ files: { f: 'abc', g: '' }, fixed: { time: 5 } });
    const first = found(stat('f'));
    const times = { atim: 5_000_000n, mtim: 5_000_000n, ctim: 5_000_000n };
    expect(first).toMatchObject({ dev: 1n, size: 3n, nlink: 1n, ...times });
    expect(first.type).toBe(wasi.FILETYPE_REGULAR_FILE);
    expect(found(stat('g')).ino).not.toBe(first.ino);
    expect(fdstat(Number(open('f')))).toEqual(first);
    expect(fdstat(1)).toMatchObject({ type: wasi.FILETYPE_CHARACTER_DEVICE });
  });

  it('changes when the file does', () => {
    const { stat, open, write, call } = machine({ files: { f: 'abc' }, fixed: { time: 5 } });
    call('clock_time_get', 0, 1n, 64);
    write(Number(open('f', { rights: WRITE })), 'x');
    expect(stat('f')).toMatchObject({ mtim: 6_000_000n, ctim: 6_000_000n, atim: 5_000_000n });
  });

  it('can be set to the nanosecond, or to now, but not both', () => {
    const { stat, open, call } = machine({ files: { f: '' }, fixed: { time: 7 } });
    const fd = Number(open('f'));
    const set = (flags: number) => call('fd_filestat_set_times', fd, 1n, (1n << 63n) + 1n, flags);
    const { FSTFLAGS_ATIM, FSTFLAGS_ATIM_NOW, FSTFLAGS_MTIM, FSTFLAGS_MTIM_NOW } = wasi;
    expect(set(FSTFLAGS_ATIM | FSTFLAGS_MTIM)).toBe('SUCCESS');
    expect(stat('f')).toMatchObject({ atim: 1n, mtim: (1n << 63n) + 1n });
    expect(set(FSTFLAGS_ATIM | FSTFLAGS_ATIM_NOW)).toBe('INVAL');
    expect(set(FSTFLAGS_MTIM | FSTFLAGS_MTIM_NOW)).toBe('INVAL');
    expect(set(16)).toBe('INVAL');
    expect(set(FSTFLAGS_MTIM_NOW)).toBe('SUCCESS');
    expect(stat('f')).toMatchObject({ atim: 1n, mtim: 7_000_000n });
  });
});

describe('rights', () => {
  it('are those that were asked for, of those that fit', () => {
    const { open, rights, write, read } = machine({ files: { f: 'a', 'd/': '' } });
    const reader = Number(open('f', { rights: READ }));
    expect(rights(reader)).toMatchObject({ base: READ, type: wasi.FILETYPE_REGULAR_FILE });
    expect(write(reader, 'x')).toBe('BADF');
    const writer = Number(open('f', { rights: WRITE }));
    expect(rights(writer)).toMatchObject({ base: WRITE });
    expect(read(writer)).toBe('BADF');
    const directory = found(rights(Number(open('d'))));
    expect(directory.base & BigInt(wasi.RIGHTS_FD_SEEK | wasi.RIGHTS_FD_READ)).toBe(0n);
  });

  it('can be given up, but not taken back', () => {
    const { open, call, read, write, rights, seek } = machine({ files: { f: 'a' } });
    const fd = Number(open('f', BOTH));
    const { base, inheriting } = found(rights(fd));
    const less = base & ~(READ | WRITE | BigInt(wasi.RIGHTS_FD_SEEK | wasi.RIGHTS_FD_TELL));
    expect(call('fd_fdstat_set_rights', fd, less, 0n)).toBe('SUCCESS');
    expect(call('fd_fdstat_set_rights', fd, base, 0n)).toBe('NOTCAPABLE');
    expect(call('fd_fdstat_set_rights', fd, less, inheriting)).toBe('NOTCAPABLE');
    expect(call('fd_fdstat_set_rights', fd, 1n << 63n, 0n)).toBe('NOTCAPABLE');
    expect(read(fd)).toBe('NOTCAPABLE');
    expect(write(fd, 'x')).toBe('NOTCAPABLE');
    expect(seek(fd, 0n, WHENCE_CUR)).toBe('NOTCAPABLE');
  });

  it('of a directory bound those of what is opened through it', () => {
    const { open, call, rights } = machine({ files: { 'd/f': 'a' } });
    const fd = Number(open('d'));
    const { base } = found(rights(fd));
    call('fd_fdstat_set_rights', fd, base, READ);
    expect(open('f', { fd, rights: WRITE })).toBe('NOTCAPABLE');
    expect(rights(Number(open('f', { fd })))).toMatchObject({ base: READ, inheriting: READ });
  });
});

describe('a directory that is only to be read', () => {
  it('is read, and refuses every change', () => {
    const preopens = [{ path: '/data', folder: 'd', write: false }];
    const { open, read, ...m } = machine({ files: { 'd/f': 'a', 'd/e/': '' }, preopens });
    expect(read(Number(open('f')))).toBe('a');
    expect(open('f', { rights: WRITE })).toBe('NOTCAPABLE');
    expect(open('new', { flags: OFLAGS_CREAT })).toBe('NOTCAPABLE');
    expect(open('f', { flags: wasi.OFLAGS_TRUNC })).toBe('NOTCAPABLE');
    expect([m.unlink('f'), m.rmdir('e'), m.mkdir('new')]).toEqual(Array(3).fill('NOTCAPABLE'));
    expect([m.rename('f', 'g'), m.link('f', 'g'), m.symlink('f', 'g')]).toEqual(
      Array(3).fill('NOTCAPABLE'),
    );
    const set = wasi.FSTFLAGS_MTIM;
    const times = m.call('path_filestat_set_times', 3, 0, ...m.path('f'), 0n, 0n, set);
    expect(times).toBe('NOTCAPABLE');
    const fd = Number(open('f'));
    expect(m.write(fd, 'x')).toBe('NOTCAPABLE');
    expect(m.call('fd_filestat_set_size', fd, 0n)).toBe('NOTCAPABLE');
    expect(m.call('fd_filestat_set_times', fd, 0n, 0n, set)).toBe('NOTCAPABLE');
    const inner = Number(open('e'));
    expect(open('new', { fd: inner, flags: OFLAGS_CREAT })).toBe('NOTCAPABLE');
    expect(found(m.rights(3)).base & BigInt(wasi.RIGHTS_PATH_CREATE_FILE)).toBe(0n);
    expect(m.system.files()).toEqual({ 'd/f': 'a', 'd/e/': '' });
  });

  it('can’t be left by a second name into one that is written', () => {
    const preopens = [
      { path: '/in', folder: 'in', write: false },
      { path: '/out', folder: 'out', write: true },
    ];
    const { call, path } = machine({ files: { 'in/f': 'a' }, preopens });
    expect(call('path_link', 3, 0, ...path('f'), 4, ...path('g', 1))).toBe('NOTCAPABLE');
    expect(call('path_rename', 3, ...path('f'), 4, ...path('g', 1))).toBe('NOTCAPABLE');
  });
});

describe('the tree of files', () => {
  it('comes back as it was given: text, bytes, links, empty directories', () => {
    const files = {
      'a/b/c.txt': 'tief \uFEFF ü',
      bytes: new Uint8Array([0, 255, 254]),
      'a/link': { link: 'b/c.txt' },
      'empty/': '',
      'a/none/deep/': '',
    };
    expect(machine({ files }).system.files()).toEqual(files);
  });

  it('isn’t what the run changes', () => {
    const bytes = new Uint8Array([255, 1]);
    const { open, write } = machine({ files: { f: bytes } });
    expect(write(Number(open('f', { rights: WRITE })), 'x')).toBe(1);
    expect([...bytes]).toEqual([255, 1]);
  });

  it('leaves out what no path can name', () => {
    const { system, call, open, path } = machine({ limits: { files: 30_000 } });
    for (let depth = 0, above = 3; depth < 20_000; depth++) {
      call('path_create_directory', above, ...path('in'));
      const below = Number(open('in', { fd: above }));
      if (above !== 3) call('fd_close', above);
      above = below;
    }
    open('file', { flags: wasi.OFLAGS_CREAT });
    expect(system.files()).toEqual({ file: '' });
  });

  it('gives a file no more than 65,000 names', () => {
    const { call, open, path } = machine();
    open('name', { flags: wasi.OFLAGS_CREAT });
    const link = (name: string) => call('path_link', 3, 0, ...path('name'), 3, ...path(name, 1));
    for (let names = 1; names < 65_000; names++) link(`name ${String(names)}`);
    expect(link('one more')).toBe('MLINK');
    expect(call('path_unlink_file', 3, ...path('name 1'))).toBe('SUCCESS');
    expect(link('one more')).toBe('SUCCESS');
  });

  it('has what is large and has many names once, as bytes', () => {
    const { system, call, open, path } = machine();
    const fd = open('big', { flags: wasi.OFLAGS_CREAT, rights: ALL_RIGHTS });
    call('fd_filestat_set_size', Number(fd), 9_000_000n);
    expect(call('path_link', 3, 0, ...path('big'), 3, ...path('other', 1))).toBe('SUCCESS');
    const { big, other } = system.files();
    expect(big).toBeInstanceOf(Uint8Array);
    expect(other).toBe(big);
  });

  it('is nothing where none is given', () => {
    const { call, system } = machine({ files: undefined });
    expect(call('fd_prestat_get', 3, 8)).toBe('BADF');
    expect(system.files()).toEqual({});
  });
});
