import { describe, expect, it } from 'vitest';
import { wasi } from '@bjorn3/browser_wasi_shim';
import { prefilled } from '../../../../src/wasi/preview1/input.ts';
import { found, machine } from './machine.ts';

describe('numbers of descriptors', () => {
  it('are the lowest that are free', () => {
    const { open, call } = machine({ files: { f: '' } });
    expect([open('f'), open('f'), open('f')]).toEqual([4, 5, 6]);
    expect(call('fd_close', 5)).toBe('SUCCESS');
    expect(call('fd_close', 0)).toBe('SUCCESS');
    expect([open('f'), open('f'), open('f')]).toEqual([0, 5, 7]);
    expect(call('fd_close', 99)).toBe('BADF');
    expect(call('fd_close', -1)).toBe('BADF');
  });

  it('end, with MFILE, and nothing is made or cut then', () => {
    const { open, call, system } = machine({ files: { f: 'x' }, limits: { descriptors: 6 } });
    expect([open('f'), open('f')]).toEqual([4, 5]);
    expect(open('new', { flags: wasi.OFLAGS_CREAT })).toBe('MFILE');
    expect(open('f', { flags: wasi.OFLAGS_TRUNC })).toBe('MFILE');
    expect(system.files()).toEqual({ f: 'x' });
    call('fd_close', 4);
    expect(open('f')).toBe(4);
  });

  it('hold for a thousand opens and closes', () => {
    const { open, call } = machine({ files: { f: '' } });
    for (let turn = 0; turn < 3000; turn++)
      expect(call('fd_close', Number(open('f')))).toBe('SUCCESS');
    expect(open('f')).toBe(4);
  });

  it('can be changed for others that are open', () => {
    const { open, call, read } = machine({ files: { f: 'F', g: 'G' } });
    const [f, g] = [Number(open('f')), Number(open('g'))];
    expect(call('fd_renumber', f, g)).toBe('SUCCESS');
    expect(read(g)).toBe('F');
    expect(read(f)).toBe('BADF');
    expect(call('fd_renumber', g, g)).toBe('SUCCESS');
    expect(call('fd_renumber', g, f)).toBe('BADF');
    expect(call('fd_renumber', 99, g)).toBe('BADF');
    expect(open('f')).toBe(f);
    expect(call('fd_renumber', 1, g)).toBe('SUCCESS');
  });
});

describe('preopened directories', () => {
  it('tell their names, in the room there is', () => {
    const preopens = [
      { path: '/', folder: '', write: true },
      { path: '/dätä', folder: 'made', write: true },
    ];
    const { call, view, bytes } = machine({ preopens });
    expect(call('fd_prestat_get', 4, 64)).toBe('SUCCESS');
    expect([view().getUint32(64, true), view().getUint32(68, true)]).toEqual([0, 7]);
    expect(call('fd_prestat_dir_name', 4, 64, 7)).toBe('SUCCESS');
    expect(new TextDecoder().decode(bytes().slice(64, 71))).toBe('/dätä');
    expect(call('fd_prestat_dir_name', 4, 64, 6)).toBe('NAMETOOLONG');
    expect(call('fd_prestat_get', 1, 64)).toBe('BADF');
    expect(call('fd_prestat_get', 5, 64)).toBe('BADF');
  });
});

describe('streams', () => {
  it('are written whole, once for each call', () => {
    const { put, call, vectors, view, output } = machine();
    put('ready\n', 40_960);
    expect(call('fd_write', 1, ...vectors(5, 1), 8)).toBe('SUCCESS');
    expect(view().getUint32(8, true)).toBe(6);
    expect(call('fd_write', 2, ...vectors(5), 8)).toBe('SUCCESS');
    expect(call('fd_write', 1, ...vectors(0), 8)).toBe('SUCCESS');
    expect(output).toEqual({ stdout: ['ready\n'], stderr: ['ready'] });
  });

  it('go one way', () => {
    const { read, write, rights, call } = machine({ stdin: prefilled('in') });
    expect(write(0, 'x')).toBe('BADF');
    expect(read(1)).toBe('BADF');
    const { type, base } = found(rights(0));
    expect(type).toBe(wasi.FILETYPE_CHARACTER_DEVICE);
    expect(base & BigInt(wasi.RIGHTS_FD_SEEK | wasi.RIGHTS_FD_TELL)).toBe(0n);
    expect(call('fd_sync', 1)).toBe('INVAL');
    expect(call('fd_pread', 0, 0, 0, 0n, 8)).toBe('SPIPE');
  });

  it('give what was put in, piece by piece, then nothing', () => {
    const { read, call, vectors, bytes } = machine({ stdin: prefilled('ab cdé') });
    expect(read(0, 2)).toBe('ab');
    expect(call('fd_read', 0, ...vectors(1, 2), 8)).toBe('SUCCESS');
    expect(new TextDecoder().decode(bytes().slice(40_960, 40_963))).toBe(' cd');
    expect(read(0)).toBe('é');
    expect(read(0)).toBe('');
  });

  it('say when there is nothing yet', () => {
    const stdin = { text: '', ended: false };
    const input = {
      get ready() {
        return stdin.text.length;
      },
      get ended() {
        return stdin.ended;
      },
      read: () => new TextEncoder().encode(stdin.text),
    };
    const { system, read, call } = machine({ stdin: input });
    expect([system.waitsForInput(0), system.waitsForInput(1)]).toEqual([true, false]);
    expect(read(0)).toBe('AGAIN');
    expect(call('fd_fdstat_set_flags', 0, wasi.FDFLAGS_NONBLOCK)).toBe('SUCCESS');
    expect(system.waitsForInput(0)).toBe(false);
    expect(call('fd_fdstat_set_flags', 0, 0)).toBe('SUCCESS');
    stdin.text = 'now';
    expect(system.waitsForInput(0)).toBe(false);
    expect(read(0)).toBe('now');
    Object.assign(stdin, { text: '', ended: true });
    expect(system.waitsForInput(0)).toBe(false);
    expect(read(0)).toBe('');
  });

  it('can be denied: then nothing is read', () => {
    const { read, rights } = machine({ stdin: prefilled('secret'), deny: ['stdin'] });
    expect(read(0)).toBe('NOTCAPABLE');
    expect(found(rights(0)).base & BigInt(wasi.RIGHTS_FD_READ)).toBe(0n);
    const stdin = { ready: 0, ended: false, read: () => new Uint8Array(0) };
    expect(machine({ stdin, deny: ['stdin'] }).system.waitsForInput(0)).toBe(false);
  });
});

describe('advice and syncing', () => {
  it('are taken for files, and refused where they make no sense', () => {
    const { open, call } = machine({ files: { f: '', 'd/': '' } });
    const [file, directory] = [Number(open('f')), Number(open('d'))];
    expect(call('fd_advise', file, 0n, 0n, 5)).toBe('SUCCESS');
    expect(call('fd_advise', file, 0n, 0n, 6)).toBe('INVAL');
    expect(call('fd_advise', directory, 0n, 0n, 0)).toBe('BADF');
    expect(call('fd_advise', 1, 0n, 0n, 0)).toBe('SPIPE');
    expect([call('fd_sync', file), call('fd_datasync', file)]).toEqual(['SUCCESS', 'SUCCESS']);
    expect(call('fd_sync', 99)).toBe('BADF');
  });
});
