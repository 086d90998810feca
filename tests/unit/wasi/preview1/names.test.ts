import { describe, expect, it } from 'vitest';
import { wasi } from '@bjorn3/browser_wasi_shim';
import { ALL_RIGHTS, found, machine, WRITE } from './machine.ts';

const { OFLAGS_CREAT, OFLAGS_DIRECTORY, OFLAGS_EXCL, OFLAGS_TRUNC } = wasi;
const files = { f: 'file', g: 'other', 'd/': '', 'full/x': 'x', l: { link: 'f' } };

describe('opening', () => {
  it.each([
    ['what isn’t there', 'none', 0, 'NOENT'],
    ['anew what is there', 'f', OFLAGS_CREAT | OFLAGS_EXCL, 'EXIST'],
    ['anew what a link names', 'l', OFLAGS_CREAT | OFLAGS_EXCL, 'EXIST'],
    ['a file as a directory', 'f', OFLAGS_DIRECTORY, 'NOTDIR'],
    ['a directory to cut it', 'd', OFLAGS_TRUNC, 'ISDIR'],
    ['a directory to make it', 'd', OFLAGS_CREAT, 'ISDIR'],
    ['a new file with a slash', 'new/', OFLAGS_CREAT, 'ISDIR'],
    ['a new directory', 'new', OFLAGS_CREAT | OFLAGS_DIRECTORY, 'INVAL'],
    ['in a way that doesn’t exist', 'f', 16, 'INVAL'],
  ])('refuses %s', (_, name, flags, errno) => {
    expect(machine({ files }).open(name, { flags })).toBe(errno);
  });

  it('refuses to write a directory, flags that don’t exist, and what is no directory', () => {
    const { open, call, path } = machine({ files });
    expect(open('d', { rights: WRITE })).toBe('ISDIR');
    expect(open('f', { fdflags: 64 })).toBe('INVAL');
    expect(open('x', { fd: Number(open('f')) })).toBe('NOTDIR');
    expect(open('x', { fd: 99 })).toBe('BADF');
    expect(call('path_open', 3, 2, ...path('f'), 0, 0n, 0n, 0, 8)).toBe('INVAL');
  });

  it('cuts a file where it is asked to', () => {
    const { open, stat } = machine({ files });
    open('f', { flags: OFLAGS_TRUNC });
    expect(stat('f')).toMatchObject({ size: 0n });
  });
});

describe('taking away', () => {
  it.each([
    ['unlink', 'd', 'ISDIR'],
    ['unlink', 'd/', 'ISDIR'],
    ['unlink', '.', 'ISDIR'],
    ['unlink', 'f/', 'NOTDIR'],
    ['unlink', 'none', 'NOENT'],
    ['rmdir', 'f', 'NOTDIR'],
    ['rmdir', 'f/', 'NOTDIR'],
    ['rmdir', 'full', 'NOTEMPTY'],
    ['rmdir', '.', 'INVAL'],
    ['rmdir', 'd/..', 'NOTEMPTY'],
    ['rmdir', 'none', 'NOENT'],
    ['mkdir', 'd', 'EXIST'],
    ['mkdir', 'f/', 'EXIST'],
    ['mkdir', '.', 'EXIST'],
    ['mkdir', 'none/new', 'NOENT'],
  ] as const)('%s %s is %s', (act, name, errno) => {
    expect(machine({ files })[act](name)).toBe(errno);
  });

  it('takes directories with a slash, and leaves what is open alive', () => {
    const { rmdir, unlink, open, read, mkdir } = machine({ files });
    const fd = Number(open('f'));
    const gone = Number(open('d'));
    expect(unlink('f')).toBe('SUCCESS');
    expect(read(fd)).toBe('file');
    expect(rmdir('d/')).toBe('SUCCESS');
    expect(open('new', { fd: gone, flags: OFLAGS_CREAT })).toBe('NOENT');
    expect(mkdir('d/')).toBe('SUCCESS');
  });
});

describe('renaming', () => {
  it.each([
    ['f', 'new', 'SUCCESS'],
    ['f', 'g', 'SUCCESS'],
    ['f', 'f', 'SUCCESS'],
    ['d', 'new/', 'SUCCESS'],
    ['d/', 'new', 'SUCCESS'],
    ['full', 'd', 'SUCCESS'],
    ['l', 'g', 'SUCCESS'],
    ['f', 'new/', 'NOTDIR'],
    ['f/', 'new', 'NOTDIR'],
    ['none', 'new', 'NOENT'],
    ['f', 'none/new', 'NOENT'],
    ['f', 'd', 'ISDIR'],
    ['d', 'f', 'NOTDIR'],
    ['d', 'full', 'NOTEMPTY'],
    ['full', 'full/in', 'INVAL'],
    ['full/x', 'full', 'NOTEMPTY'],
    ['.', 'new', 'BUSY'],
    ['d/..', 'new', 'BUSY'],
    ['d', '.', 'BUSY'],
  ])('%s to %s is %s', (from, to, errno) => {
    const { rename, stat } = machine({ files });
    const before = stat(from);
    expect(rename(from, to)).toBe(errno);
    if (errno === 'SUCCESS') {
      expect(found(stat(to)).ino).toBe(found(before).ino);
      if (from !== to) expect(stat(from)).toBe('NOENT');
    }
  });

  it('leaves both names of one file', () => {
    const { link, rename, stat } = machine({ files });
    link('f', 'same');
    expect(rename('f', 'same')).toBe('SUCCESS');
    expect(stat('f')).toMatchObject({ nlink: 2n });
  });
});

describe('listing', () => {
  it('goes on where it stopped, a cut entry being told again', () => {
    const names = Array.from({ length: 50 }, (_, at) => `file-${String(at)}`);
    const { list } = machine({ files: Object.fromEntries(names.map((name) => [name, ''])) });
    const seen: string[] = [];
    for (let cookie = 0n, full = true; full;) {
      const { entries, used } = found(list(3, cookie, 100));
      seen.push(...entries.map((entry) => entry.name));
      cookie = entries.at(-1)?.next ?? cookie;
      full = used === 100;
    }
    expect(seen).toEqual(['.', '..', ...names]);
  });

  it('skips what is taken away meanwhile, and nothing else', () => {
    const { list, unlink } = machine({ files: { a: '', b: '', c: '', d: '' } });
    const first = found(list(3, 0n, 24 * 3 + 4)).entries;
    expect(first.map((entry) => entry.name)).toEqual(['.', '..', 'a']);
    unlink('a');
    unlink('c');
    const rest = found(list(3, first.at(-1)?.next)).entries;
    expect(rest.map((entry) => entry.name)).toEqual(['b', 'd']);
    expect(found(list(3, 999n)).entries).toEqual([]);
  });

  it('is for directories that may be listed', () => {
    const { list, open, call } = machine({ files });
    expect(list(Number(open('f', { rights: ALL_RIGHTS })))).toBe('NOTDIR');
    expect(list(Number(open('d', { rights: 0n })))).toBe('NOTCAPABLE');
    expect(call('fd_readdir', 3, 40_960, 1 << 20, 0n, 8)).toBe('FAULT');
  });
});
