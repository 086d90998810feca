import { describe, expect, it } from 'vitest';
import type { Value } from '../../../../src/wasi/trace/capture.ts';
import { decode } from '../../../../src/wasi/trace/decode.ts';
import { CALLS } from '../../../../src/wasi/trace/signatures.ts';
import { Tracer } from '../../../../src/wasi/trace/tracer.ts';

const NOTCAPABLE = 76;
const LENGTHS = { arguments: [8, 4], environment: [7] };
const T = 1_700_000_000_123_000_000n; // 2023-11-14T22:13:20.123Z

/** Linear memory with helpers; texts lie where they are put. */
function memory() {
  const wasm = new WebAssembly.Memory({ initial: 1 });
  const bytes = new Uint8Array(wasm.buffer);
  const view = new DataView(wasm.buffer);
  return {
    wasm,
    text: (at: number, text: string) => {
      bytes.set(new TextEncoder().encode(text), at);
    },
    u8: (at: number, value: number) => {
      view.setUint8(at, value);
    },
    u16: (at: number, value: number) => {
      view.setUint16(at, value, true);
    },
    u32: (at: number, ...values: number[]) => {
      values.forEach((value, index) => {
        view.setUint32(at + index * 4, value, true);
      });
    },
    u64: (at: number, ...values: bigint[]) => {
      values.forEach((value, index) => {
        view.setBigUint64(at + index * 8, value, true);
      });
    },
  };
}
type Memory = ReturnType<typeof memory>;

interface Case {
  readonly values: readonly Value[];
  readonly says: string;
  before?(m: Memory): void;
  writes?(m: Memory): void;
  readonly answer?: number;
}

/** "a.txt" at 100 and "b.txt" at 200; two buffers of 3 bytes each are listed at 300. */
function common(m: Memory): void {
  m.text(100, 'a.txt');
  m.text(200, 'b.txt');
  m.u32(300, 320, 3, 330, 3);
  m.text(320, 'abc');
  m.text(330, 'de\n');
}

const filestat = (m: Memory) => {
  m.u8(516, 4);
  m.u64(524, 2n, 20n, 0n, T, 0n);
};

const CASES: Readonly<Record<string, Case>> = {
  args_get: {
    values: [400, 500],
    writes: (m) => {
      m.text(500, 'a.wasm\0\0one\0');
    },
    says: 'args_get() SUCCESS "a.wasm", "", "one"',
  },
  args_sizes_get: {
    values: [400, 404],
    writes: (m) => {
      m.u32(400, 1, 7);
    },
    says: 'args_sizes_get() SUCCESS 1 argument, 7 bytes',
  },
  environ_get: {
    values: [400, 500],
    writes: (m) => {
      m.text(500, 'HOME=/\0');
    },
    says: 'environ_get() SUCCESS "HOME=/"',
  },
  environ_sizes_get: {
    values: [400, 404],
    writes: (m) => {
      m.u32(400, 0, 0);
    },
    says: 'environ_sizes_get() SUCCESS 0 variables, 0 bytes',
  },
  clock_res_get: {
    values: [1, 400],
    writes: (m) => {
      m.u64(400, 100_000n);
    },
    says: 'clock_res_get(monotonic) SUCCESS 100 µs',
  },
  clock_time_get: {
    values: [0, 1n, 400],
    writes: (m) => {
      m.u64(400, T);
    },
    says: 'clock_time_get(real time) SUCCESS 2023-11-14T22:13:20.123Z',
  },
  fd_advise: {
    values: [4, 0n, 100n, 1],
    says: 'fd_advise(fd 4, offset 0, length 100, SEQUENTIAL) SUCCESS',
  },
  fd_allocate: { values: [4, 5n, 100n], says: 'fd_allocate(fd 4, offset 5, length 100) SUCCESS' },
  fd_close: { values: [9], answer: 8, says: 'fd_close(fd 9) BADF' },
  fd_datasync: { values: [4], says: 'fd_datasync(fd 4) SUCCESS' },
  fd_fdstat_get: {
    values: [4, 500],
    writes: (m) => {
      m.u8(500, 4);
      m.u16(502, 1);
      m.u64(508, 0b1000010n, 0n);
    },
    says: 'fd_fdstat_get(fd 4) SUCCESS file, fdflags APPEND, rights FD_READ|FD_WRITE',
  },
  fd_fdstat_set_flags: {
    values: [4, 5],
    says: 'fd_fdstat_set_flags(fd 4, fdflags APPEND|NONBLOCK) SUCCESS',
  },
  fd_fdstat_set_rights: {
    values: [4, 2n, 0n],
    says: 'fd_fdstat_set_rights(fd 4, rights FD_READ, inherited none) SUCCESS',
  },
  fd_filestat_get: {
    values: [4, 500],
    writes: filestat,
    says: 'fd_filestat_get(fd 4) SUCCESS file, 20 bytes, 2 names, modified 2023-11-14T22:13:20.123Z',
  },
  fd_filestat_set_size: { values: [4, 10n], says: 'fd_filestat_set_size(fd 4, size 10) SUCCESS' },
  fd_filestat_set_times: {
    values: [4, T, 0n, 9],
    says: 'fd_filestat_set_times(fd 4, accessed 2023-11-14T22:13:20.123Z, modified now, fstflags ATIM|MTIM_NOW) SUCCESS',
  },
  fd_pread: {
    values: [4, 300, 2, 7n, 400],
    writes: (m) => {
      m.text(320, 'xyz');
      m.u32(400, 4);
    },
    says: 'fd_pread(fd 4, room for 6 bytes, offset 7) SUCCESS "xyz" "d", 4 bytes',
  },
  fd_prestat_get: {
    values: [3, 500],
    writes: (m) => {
      m.u32(500, 0, 1);
    },
    says: 'fd_prestat_get(fd 3) SUCCESS directory, its name has 1 byte',
  },
  fd_prestat_dir_name: {
    values: [3, 500, 1],
    writes: (m) => {
      m.text(500, '/');
    },
    says: 'fd_prestat_dir_name(fd 3) SUCCESS "/"',
  },
  fd_pwrite: {
    values: [4, 300, 1, 9n, 400],
    writes: (m) => {
      m.u32(400, 3);
    },
    says: 'fd_pwrite(fd 4, "abc", offset 9) SUCCESS 3 bytes',
  },
  fd_read: {
    values: [0, 300, 2, 400],
    writes: (m) => {
      m.text(320, 'x\n');
      m.u32(400, 2);
    },
    says: 'fd_read(fd 0, room for 6 bytes) SUCCESS "x\\n", 2 bytes',
  },
  fd_readdir: {
    values: [3, 500, 200, 0n, 400],
    writes: (m) => {
      m.u32(516, 1);
      m.u8(520, 4);
      m.text(524, 'a');
      m.u32(541, 3);
      m.u8(545, 3);
      m.text(549, 'sub');
      m.u32(400, 52);
    },
    says: 'fd_readdir(fd 3, room for 200 bytes, cookie 0) SUCCESS "a" (file), "sub" (directory), 52 bytes',
  },
  fd_renumber: { values: [4, 5], says: 'fd_renumber(fd 4, fd 5) SUCCESS' },
  fd_seek: {
    values: [4, -2n, 2, 400],
    writes: (m) => {
      m.u64(400, 18n);
    },
    says: 'fd_seek(fd 4, offset -2, from end) SUCCESS offset 18',
  },
  fd_sync: { values: [4], says: 'fd_sync(fd 4) SUCCESS' },
  fd_tell: {
    values: [4, 400],
    writes: (m) => {
      m.u64(400, 18n);
    },
    says: 'fd_tell(fd 4) SUCCESS offset 18',
  },
  fd_write: {
    values: [1, 300, 2, 400],
    writes: (m) => {
      m.u32(400, 6);
    },
    says: 'fd_write(fd 1, "abcde\\n") SUCCESS 6 bytes',
  },
  path_create_directory: {
    values: [3, 100, 5],
    says: 'path_create_directory(fd 3, "a.txt") SUCCESS',
  },
  path_filestat_get: {
    values: [3, 1, 100, 5, 500],
    writes: filestat,
    says: 'path_filestat_get(fd 3, SYMLINK_FOLLOW, "a.txt") SUCCESS file, 20 bytes, 2 names, modified 2023-11-14T22:13:20.123Z',
  },
  path_filestat_set_times: {
    values: [3, 0, 100, 5, 0n, T, 4],
    says: 'path_filestat_set_times(fd 3, "a.txt", modified 2023-11-14T22:13:20.123Z, fstflags MTIM) SUCCESS',
  },
  path_link: {
    values: [3, 0, 100, 5, 3, 200, 5],
    says: 'path_link(fd 3, "a.txt", fd 3, "b.txt") SUCCESS',
  },
  path_open: {
    values: [3, 1, 100, 5, 9, 66n, 0n, 1, 400],
    writes: (m) => {
      m.u32(400, 4);
    },
    says: 'path_open(fd 3, SYMLINK_FOLLOW, "a.txt", oflags CREAT|TRUNC, rights FD_READ|FD_WRITE, inherited none, fdflags APPEND) SUCCESS fd 4',
  },
  path_readlink: {
    values: [3, 100, 5, 500, 64, 400],
    writes: (m) => {
      m.text(500, 'b.txt');
      m.u32(400, 5);
    },
    says: 'path_readlink(fd 3, "a.txt", room for 64 bytes) SUCCESS "b.txt", 5 bytes',
  },
  path_remove_directory: {
    values: [3, 100, 5],
    answer: 54,
    says: 'path_remove_directory(fd 3, "a.txt") NOTDIR',
  },
  path_rename: {
    values: [3, 100, 5, 3, 200, 5],
    says: 'path_rename(fd 3, "a.txt", fd 3, "b.txt") SUCCESS',
  },
  path_symlink: {
    values: [100, 5, 3, 200, 5],
    says: 'path_symlink("a.txt", fd 3, "b.txt") SUCCESS',
  },
  path_unlink_file: {
    values: [3, 100, 5],
    answer: NOTCAPABLE,
    says: 'path_unlink_file(fd 3, "a.txt") NOTCAPABLE',
  },
  poll_oneoff: {
    values: [600, 800, 2, 400],
    before: (m) => {
      m.u8(608, 0);
      m.u32(616, 1);
      m.u64(624, 250_000_000n);
      m.u8(656, 1);
      m.u32(664, 0);
    },
    writes: (m) => {
      m.u32(400, 1);
      m.u8(810, 0);
    },
    says: 'poll_oneoff(for 250 ms on the monotonic clock; fd_read of fd 0) SUCCESS clock, 1 event',
  },
  proc_exit: { values: [7], says: 'proc_exit(code 7) no return' },
  proc_raise: { values: [6], answer: 52, says: 'proc_raise(ABRT) NOSYS' },
  random_get: {
    values: [500, 4],
    writes: (m) => {
      m.u32(500, 0x01ab009f);
    },
    says: 'random_get(room for 4 bytes) SUCCESS 9f 00 ab 01',
  },
  sched_yield: { values: [], says: 'sched_yield() SUCCESS' },
  sock_accept: {
    values: [1, 4, 400],
    answer: 57,
    says: 'sock_accept(fd 1, fdflags NONBLOCK) NOTSOCK',
  },
  sock_recv: {
    values: [1, 300, 2, 1, 400, 404],
    answer: 57,
    says: 'sock_recv(fd 1, room for 6 bytes, riflags RECV_PEEK) NOTSOCK',
  },
  sock_send: {
    values: [1, 300, 2, 0, 400],
    answer: 57,
    says: 'sock_send(fd 1, "abcde\\n") NOTSOCK',
  },
  sock_shutdown: { values: [9, 3], answer: 8, says: 'sock_shutdown(fd 9, sdflags RD|WR) BADF' },
};

function made(name: string, { values, before, writes, answer = 0 }: Case) {
  const m = memory();
  common(m);
  before?.(m);
  const tracer = new Tracer({ now: () => 0, isDenied: () => false, lengths: LENGTHS });
  tracer.attach(m.wasm);
  const calls = tracer.wrap({
    [name]: () => {
      if (name === 'proc_exit') throw new Error('exit');
      writes?.(m);
      return answer;
    },
  });
  try {
    calls[name]?.(...values);
  } catch {
    // An exit.
  }
  const call = tracer.latest(Infinity).map(decode)[0];
  if (call === undefined) throw new Error(`${name} left no trace`);
  return call;
}

describe('a call in words', () => {
  it('is told for each of the 46', () => {
    expect(CALLS.map((call) => call.name).sort()).toEqual(Object.keys(CASES).sort());
    expect(CALLS).toHaveLength(46);
  });

  for (const [name, its] of Object.entries(CASES)) {
    it(name, () => {
      const { args, result, gives } = made(name, its);
      expect(`${name}(${args}) ${result} ${gives ?? ''}`.trim()).toBe(its.says);
    });
  }

  it('survives addresses outside the memory', () => {
    for (const [name, { values }] of Object.entries(CASES)) {
      const wild = values.map((value) => (typeof value === 'bigint' ? -1n : -16));
      expect(made(name, { values: wild, says: '' }).name).toBe(name);
    }
  });
});

describe('the memory that a call touched', () => {
  it('is what it read and what it wrote, each with its address', () => {
    const { memory: ranges } = made('fd_pread', CASES.fd_pread!);
    expect(
      ranges.map(({ what, address, length, written }) => [what, address, length, written]),
    ).toEqual([
      ['buffers', 300, 16, false],
      ['data', 320, 3, true],
      ['data', 330, 1, true],
      ['result', 400, 4, true],
    ]);
    expect(new TextDecoder().decode(ranges[1]?.bytes)).toBe('xyz');
  });

  it('is kept to its first 256 bytes, and its whole length told', () => {
    const { memory: ranges } = made('random_get', { values: [500, 5000], says: '' });
    expect(ranges).toMatchObject([{ length: 5000, written: true }]);
    expect(ranges[0]?.bytes).toHaveLength(256);
  });
});

describe('what a call touches', () => {
  it('tells standard streams from files', () => {
    expect(made('fd_write', CASES.fd_write!).touches).toBe('streams');
    expect(made('fd_read', { ...CASES.fd_read!, values: [4, 300, 2, 400] }).touches).toBe('files');
    expect(made('fd_pread', { ...CASES.fd_pread!, values: [0, 300, 2, 7n, 400] }).touches).toBe(
      'streams',
    );
    expect(made('path_open', CASES.path_open!).touches).toBe('files');
    expect(made('poll_oneoff', CASES.poll_oneoff!).touches).toBe('waiting');
  });
});
