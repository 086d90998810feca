import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wasi } from '@bjorn3/browser_wasi_shim';
import { ALL_RIGHTS, machine } from '../unit/wasi/preview1/machine.ts';

const position = fc.integer({ min: 0, max: 300 });
const data = fc.uint8Array({ minLength: 0, maxLength: 90 });
const step = fc.oneof(
  fc.record({ do: fc.constant('write' as const), data }),
  fc.record({ do: fc.constant('append' as const), data }),
  fc.record({ do: fc.constant('pwrite' as const), data, position }),
  fc.record({ do: fc.constant('seek' as const), position }),
  fc.record({ do: fc.constant('resize' as const), position }),
  fc.record({ do: fc.constant('allocate' as const), position }),
  fc.record({ do: fc.constant('read' as const), position }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A file as a plain list of bytes. */
function model() {
  let bytes: number[] = [];
  let at = 0;
  const grow = (size: number) => {
    while (bytes.length < size) bytes.push(0);
  };
  const put = (data: Uint8Array, where: number) => {
    if (data.length === 0) return;
    grow(where);
    bytes.splice(where, data.length, ...data);
  };
  return {
    bytes: () => bytes,
    do(one: Step): void {
      switch (one.do) {
        case 'write':
        case 'append': {
          const where = one.do === 'append' ? bytes.length : at;
          put(one.data, where);
          if (one.data.length > 0) at = where + one.data.length;
          break;
        }
        case 'pwrite':
          put(one.data, one.position);
          break;
        case 'seek':
          at = one.position;
          break;
        case 'resize':
          grow(one.position);
          bytes = bytes.slice(0, one.position);
          break;
        case 'allocate':
          grow(one.position + 1);
          break;
        case 'read':
          at += Math.max(0, Math.min(one.position, bytes.length - at));
      }
    },
  };
}

type Machine = ReturnType<typeof machine>;

function perform(m: Machine, fd: number, one: Step): void {
  switch (one.do) {
    case 'write':
    case 'append':
      m.call('fd_fdstat_set_flags', fd, one.do === 'append' ? wasi.FDFLAGS_APPEND : 0);
      m.write(fd, one.data);
      break;
    case 'pwrite':
      m.pwrite(fd, one.data, BigInt(one.position));
      break;
    case 'seek':
      m.seek(fd, BigInt(one.position), wasi.WHENCE_SET);
      break;
    case 'resize':
      m.call('fd_filestat_set_size', fd, BigInt(one.position));
      break;
    case 'allocate':
      m.call('fd_allocate', fd, BigInt(one.position), 1n);
      break;
    case 'read':
      m.read(fd, one.position);
  }
}

test('a file reads back as what was written, however it was', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const m = machine();
      const fd = Number(m.open('f', { flags: wasi.OFLAGS_CREAT, rights: ALL_RIGHTS }));
      const plain = model();
      for (const one of steps) {
        perform(m, fd, one);
        plain.do(one);
      }
      // The last byte is none of UTF-8, so that the bytes come back as such.
      m.pwrite(fd, new Uint8Array([0xff]), BigInt(plain.bytes().length));
      expect(m.system.files()).toEqual({ f: new Uint8Array([...plain.bytes(), 0xff]) });
    }),
    { numRuns: 500 },
  );
});

test('a tree of files comes back as it was given', () => {
  const name = fc.stringMatching(/^[a-zé ._-]{1,6}$/).filter((text) => !/^\.{1,2}$/.test(text));
  const folder = fc
    .array(name, { maxLength: 2 })
    .map((parts) => parts.map((p) => `${p}/`).join(''));
  const content = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.uint8Array({ maxLength: 20 }).map((bytes) => new Uint8Array([...bytes, 0xff])),
    fc.string({ minLength: 1 }).map((link) => ({ link })),
  );
  const entries = fc.uniqueArray(fc.tuple(folder, name, content), {
    selector: ([where, what]) => where + what,
    maxLength: 6,
  });
  fc.assert(
    fc.property(entries, (all) => {
      // A file isn't a folder too.
      const files = Object.fromEntries(
        all
          .filter(([where, what]) => !all.some(([other]) => other.startsWith(`${where}${what}/`)))
          .map(([where, what, value]) => [where + what, value]),
      );
      expect(machine({ files }).system.files()).toEqual(files);
    }),
  );
});
