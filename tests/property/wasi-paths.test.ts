import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wasi } from '@bjorn3/browser_wasi_shim';
import type { FileTree } from '../../src/wasi/api.ts';
import { machine } from '../unit/wasi/preview1/machine.ts';

/** The module is given `room`; whatever else there is lies outside. */
const OUTSIDE: FileTree = { 'secret.txt': 'secret', 'other/secret.txt': 'secret', 'room2/a': '' };
const NAMES = ['a', 'b', 'c', 'd'] as const;
const part = fc.constantFrom(...NAMES, '..', '..', '.', '', 'secret.txt', 'room', 'other');
const path = fc
  .tuple(fc.constantFrom('', '', '', '/', './'), fc.array(part, { minLength: 1, maxLength: 8 }))
  .map(([start, parts]) => start + parts.join('/'));
const place = fc
  .array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 3 })
  .map((parts) => `room/${parts.join('/')}`);
const content = fc.oneof(
  fc.constant('inside'),
  path.map((link) => ({ link })),
);
const room = fc.dictionary(place, content, { maxKeys: 8 });

const act = fc.record({
  how: fc.constantFrom(
    'open',
    'make',
    'write',
    'unlink',
    'rmdir',
    'mkdir',
    'rename',
    'link',
    'symlink',
    'times',
  ),
  from: path,
  to: path,
  follow: fc.boolean(),
});

type Machine = ReturnType<typeof machine>;
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

function perform(m: Machine, { how, from, to, follow }: Act): unknown {
  const fd = 3 + Number(follow);
  switch (how) {
    case 'open':
      return m.open(from, { follow });
    case 'make':
      return m.open(from, { flags: wasi.OFLAGS_CREAT | wasi.OFLAGS_TRUNC, follow });
    case 'write': {
      const opened = m.open(from, { rights: BigInt(wasi.RIGHTS_FD_WRITE), follow });
      return typeof opened === 'number' ? m.write(opened, 'changed') : opened;
    }
    case 'rename':
      return m.call('path_rename', fd, ...m.path(from), 3, ...m.path(to, 1));
    case 'link':
      return m.link(from, to, Number(follow));
    case 'symlink':
      return m.symlink(from, to);
    case 'times':
      return m.call('path_filestat_set_times', 3, 1, ...m.path(from), 1n, 1n, wasi.FSTFLAGS_MTIM);
    case 'unlink':
    case 'rmdir':
    case 'mkdir':
      return m[how](from);
  }
}

const outside = (files: FileTree) =>
  Object.fromEntries(Object.entries(files).filter(([name]) => !name.startsWith('room/')));

test('no path leads out of a preopened directory, whatever its parts and links', () => {
  fc.assert(
    fc.property(room, fc.array(path, { maxLength: 20 }), (files, paths) => {
      const preopens = [{ path: '/', folder: 'room', write: true }];
      const m = machine({ files: { ...OUTSIDE, ...files, 'room/own': 'own' }, preopens });
      for (const name of paths) {
        const fd = m.open(name);
        if (typeof fd === 'string') continue;
        const listed = m.list(fd);
        const inside =
          typeof listed === 'string'
            ? ['inside', 'own'].includes(m.read(fd))
            : listed.entries.every((entry) => !['secret.txt', 'room2'].includes(entry.name));
        expect(inside).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test('nothing that is done inside changes anything outside', () => {
  fc.assert(
    fc.property(room, fc.array(act, { maxLength: 30 }), (files, acts) => {
      const preopens = [
        { path: '/', folder: 'room', write: true },
        { path: '/a', folder: 'room/a', write: true },
      ];
      const m = machine({ files: { ...OUTSIDE, ...files }, preopens });
      for (const one of acts) perform(m, one);
      expect(outside(m.system.files())).toEqual(OUTSIDE);
    }),
    { numRuns: 500 },
  );
});

test('every answer is an errno or a result, and the tree stays one', () => {
  fc.assert(
    fc.property(room, fc.array(act, { maxLength: 30 }), (files, acts) => {
      const m = machine({ files });
      for (const one of acts) {
        expect(perform(m, one)).toSatisfy(
          (answer: unknown) => typeof answer === 'number' || /^[A-Z0-9]+$/.test(String(answer)),
        );
      }
      // A directory inside itself would never come to its end here.
      expect(Object.keys(m.system.files()).length).toBeLessThan(200);
    }),
    { numRuns: 300 },
  );
});
