import { describe, expect, it } from 'vitest';
import { wasi, WASIProcExit } from '@bjorn3/browser_wasi_shim';
import { CALLS } from '../../../../src/wasi/trace/signatures.ts';
import { machine } from './machine.ts';

const strings = (m: ReturnType<typeof machine>, kind: 'args' | 'environ') => {
  const sizes = m.call(`${kind}_sizes_get`, 64, 68);
  if (sizes !== 'SUCCESS') return sizes;
  const [count, size] = [m.view().getUint32(64, true), m.view().getUint32(68, true)];
  expect(m.call(`${kind}_get`, 256, 1024)).toBe('SUCCESS');
  const text = new TextDecoder().decode(m.bytes().slice(1024, 1024 + size));
  const starts = Array.from({ length: count }, (_, at) => m.view().getUint32(256 + at * 4, true));
  return { list: text.split('\0').slice(0, -1), starts, size };
};

describe('arguments and environment', () => {
  it('are counted and written in UTF-8', () => {
    const m = machine({ args: ['p', 'naïve-日本語', ''], env: { A: '1', ü: 'é' } });
    expect(strings(m, 'args')).toEqual({
      list: ['p', 'naïve-日本語', ''],
      starts: [1024, 1026, 1043],
      size: 20,
    });
    expect(strings(m, 'environ')).toMatchObject({ list: ['A=1', 'ü=é'] });
    expect(m.call('args_get', 256, 131_071)).toBe('FAULT');
    expect(m.call('environ_sizes_get', -4, 64)).toBe('FAULT');
  });

  it('can be denied', () => {
    const m = machine({ deny: ['args', 'env'] });
    expect(strings(m, 'args')).toBe('NOTCAPABLE');
    expect(strings(m, 'environ')).toBe('NOTCAPABLE');
    expect(m.call('args_get', 0, 0)).toBe('NOTCAPABLE');
    expect(m.call('environ_get', 0, 0)).toBe('NOTCAPABLE');
  });
});

describe('clocks', () => {
  const read = (m: ReturnType<typeof machine>, id: number) => {
    const errno = m.call('clock_time_get', id, 0n, 64);
    return errno === 'SUCCESS' ? m.view().getBigUint64(64, true) : errno;
  };

  it('are four, and tell the time', () => {
    const m = machine();
    expect(Math.abs(Number(read(m, 0)) / 1e6 - Date.now())).toBeLessThan(60_000);
    for (const id of [0, 1, 2, 3]) {
      expect(read(m, id)).toEqual(expect.any(BigInt));
      expect(m.call('clock_res_get', id, 64)).toBe('SUCCESS');
      expect(m.view().getBigUint64(64, true)).toBeGreaterThan(0n);
    }
    expect(read(m, 4)).toBe('INVAL');
    expect(m.call('clock_res_get', 9, 64)).toBe('INVAL');
    expect(m.call('clock_time_get', 0, 0n, 131_065)).toBe('FAULT');
  });

  it('move on between two readings where they are monotonic', () => {
    const m = machine();
    const times = Array.from({ length: 1000 }, () => read(m, 1));
    expect(times.every((time, at) => at === 0 || time > (times[at - 1] ?? 0))).toBe(true);
  });

  it('can be fixed: each reading moves them on by a millisecond', () => {
    const m = machine({ fixed: { time: 1_000_000_000_000 } });
    expect(read(m, 0)).toBe(1_000_000_000_000_000_000n);
    expect(read(m, 0)).toBe(1_000_000_000_001_000_000n);
    expect(read(m, 1)).toBe(2_000_000n);
  });

  it('can be denied, and files don’t tell either', () => {
    const m = machine({ deny: ['clock'], files: { f: '' } });
    expect(read(m, 0)).toBe('NOTCAPABLE');
    expect(m.call('clock_res_get', 0, 64)).toBe('NOTCAPABLE');
    expect(m.stat('f')).toMatchObject({ mtim: 0n });
  });
});

describe('random bytes', () => {
  const take = (m: ReturnType<typeof machine>, length: number) => {
    expect(m.call('random_get', 1024, length)).toBe('SUCCESS');
    return [...m.bytes().slice(1024, 1024 + length)];
  };

  it('differ, however many are asked for, and fill all that was asked', () => {
    const m = machine();
    const seen = new Set(Array.from({ length: 600 }, () => take(m, 16).join()));
    expect(seen.size).toBe(600);
    expect(take(m, 100_000).slice(-64)).not.toEqual(Array(64).fill(0));
    expect(take(m, 0)).toEqual([]);
    expect(m.call('random_get', 131_000, 100)).toBe('FAULT');
    expect(m.call('random_get', 0, -1)).toBe('FAULT');
  });

  it('are the same for the same seed, in whatever portions', () => {
    const [first, second] = [machine({ fixed: { seed: 7 } }), machine({ fixed: { seed: 7 } })];
    const whole = take(first, 300);
    expect([...take(second, 3), ...take(second, 297)]).toEqual(whole);
    expect(take(machine({ fixed: { seed: 8 } }), 300)).not.toEqual(whole);
  });

  it('can be denied', () => {
    expect(machine({ deny: ['random'] }).call('random_get', 0, 1)).toBe('NOTCAPABLE');
  });
});

describe('the rest', () => {
  it('ends with its code', () => {
    const { call } = machine();
    const end = (code: number) => {
      try {
        return call('proc_exit', code);
      } catch (error) {
        return error instanceof WASIProcExit ? error.code : error;
      }
    };
    expect([end(0), end(7), end(-1)]).toEqual([0, 7, 4_294_967_295]);
  });

  it('answers for what isn’t there with an errno', () => {
    const { call } = machine();
    expect(call('sched_yield')).toBe('SUCCESS');
    expect(call('proc_raise', 6)).toBe('NOTSUP');
    for (const name of ['sock_accept', 'sock_recv', 'sock_send', 'sock_shutdown']) {
      expect([call(name, 1), call(name, 99)]).toEqual(['NOTSOCK', 'BADF']);
    }
  });

  it('offers all 46 calls', () => {
    const { calls } = machine().system;
    expect(Object.keys(calls(CALLS.map(({ name }) => name)))).toHaveLength(46);
    expect(Object.keys(calls(['fd_read', 'fd_dance', 'toString']))).toEqual(['fd_read']);
  });
});

describe('addresses outside of memory', () => {
  const { call, open, path } = machine({ files: { f: 'x', l: { link: 'f' } } });
  const fd = Number(open('f'));
  const out = 131_070;
  it.each([
    ['fd_read', [fd, out, 1, 8]],
    ['fd_read', [fd, 0, 1, out]],
    ['fd_write', [1, -8, 1, 8]],
    ['fd_pread', [fd, out, 1, 0n, 8]],
    ['fd_pwrite', [fd, 0, 1, 0n, out]],
    ['fd_fdstat_get', [fd, out]],
    ['fd_filestat_get', [fd, out]],
    ['fd_prestat_get', [3, out]],
    ['fd_prestat_dir_name', [3, out, 9]],
    ['fd_seek', [fd, 0n, 1, out]],
    ['fd_tell', [fd, out]],
    ['fd_readdir', [3, 8, 8, 0n, out]],
    ['path_open', [3, 0, out, 9, 0, 0n, 0n, 0, 8]],
    ['path_open', [3, 0, ...path('f'), 0, 0n, 0n, 0, out]],
    ['path_filestat_get', [3, 0, ...path('f'), out]],
    ['path_readlink', [3, ...path('l', 1), out, 9, 8]],
    ['path_unlink_file', [3, out, 9]],
    ['path_symlink', [out, 9, 3, ...path('f')]],
    ['poll_oneoff', [out, 8, 1, 8]],
    ['poll_oneoff', [8, out, 1, 8]],
  ])('are FAULT for %s, case %#', (name, values) => {
    path('f');
    path('l', 1);
    expect(call(name, ...values)).toBe('FAULT');
  });

  it('of a vector’s own are too, and nothing is written before', () => {
    const { open: openFile, call: on, vectors, view, system } = machine({ files: { f: 'x' } });
    const file = Number(openFile('f', { rights: BigInt(wasi.RIGHTS_FD_WRITE) }));
    const [at, count] = vectors(2, 2);
    view().setUint32(at + 8, 131_071, true);
    expect(on('fd_write', file, at, count, 8)).toBe('FAULT');
    expect(on('fd_write', file, at, 5000, 8)).toBe('INVAL');
    expect(system.files()).toEqual({ f: 'x' });
  });

  it('are those of the memory as it has grown', () => {
    const { memory, call: on, output, put, view } = machine();
    memory.grow(1);
    put('grown', 140_000);
    view().setUint32(0, 140_000, true);
    view().setUint32(4, 5, true);
    expect(on('fd_write', 1, 0, 1, 8)).toBe('SUCCESS');
    expect(output.stdout).toEqual(['grown']);
  });
});
