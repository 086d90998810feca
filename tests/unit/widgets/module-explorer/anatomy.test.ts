/** Which parts belong to a byte, and what is said of it. */

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { dissect, partAt, type Anatomy } from '../../../../src/widgets/module-explorer/anatomy.ts';
import { describe, label } from '../../../../src/widgets/module-explorer/describe.ts';
import { effect } from '../../../../src/widgets/module-explorer/effects.ts';
import { moved } from '../../../../src/widgets/module-explorer/keys.ts';
import { preview1Can } from '../../../../src/widgets/module-explorer/preview1.ts';
import { asks, offers } from '../../../../src/widgets/module-explorer/reach.ts';
import { percent } from '../../../../src/widgets/module-explorer/SectionRow.tsx';
import { troubleWith } from '../../../../src/widgets/module-explorer/trouble.ts';
import { CALLS } from '../../../../src/wasi/trace/signatures.ts';
import { decodeModule, type Field } from '../../../../src/wasm/decode.ts';
import { printModule } from '../../../../src/wasm/text.ts';
import { assemble } from '../../wasm/wat.ts';

const read = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../../../public/modules/${name}.wasm`, import.meta.url)));
const add = dissect(read('add'));
const hello = dissect(read('hello'));
const linesOf = ({ lines }: Anatomy) => lines.slice(0, lines.length);
const fieldsOf = ({ bytes, fields }: Anatomy) =>
  [...bytes.keys()].flatMap((byte) => fields.holding(byte) ?? []);

test('a byte, its line and its row of the outline agree', () => {
  for (const anatomy of [add, hello]) {
    fc.assert(
      fc.property(fc.nat(anatomy.bytes.length - 1), (byte) => {
        const { field, line, row, ranges } = partAt(anatomy, byte);
        expect(field?.start).toBeLessThanOrEqual(byte);
        expect(field?.end).toBeGreaterThan(byte);
        const inside = (range: { start: number; end: number } | undefined) =>
          range !== undefined && range.start <= byte && byte < range.end;
        expect(inside(anatomy.rows[row ?? -1])).toBe(true);
        expect(ranges.some(inside)).toBe(true);
        if (line !== undefined) expect(anatomy.lines.at(line)?.ranges.some(inside)).toBe(true);
      }),
    );
  }
});

test('choosing a line or a row by its first byte leads back to it', () => {
  for (const anatomy of [add, hello]) {
    linesOf(anatomy).forEach((line, index) => {
      const start = line.ranges[0]?.start;
      if (start !== undefined) expect(partAt(anatomy, start).line).toBe(index);
    });
    anatomy.rows.forEach((row, index) => {
      expect(partAt(anatomy, row.start).row).toBe(index);
    });
  }
});

test('lines that are written piece by piece are those of the whole text', () => {
  for (const anatomy of [add, hello]) {
    const { decoded, lines } = anatomy;
    expect(linesOf(anatomy).map(({ text }) => text)).toEqual(
      printModule(decoded.module).map(({ text }) => text),
    );
    fc.assert(
      fc.property(fc.nat(lines.length - 1), fc.nat(40), (from, count) => {
        const part = lines.slice(from, Math.min(from + count, lines.length));
        part.forEach((line, place) => {
          expect(line.text).toBe(lines.at(from + place)?.text);
        });
      }),
    );
  }
});

test('values that are kept in few bytes are those that were read', () => {
  const { bytes } = hello;
  const fields: Field[] = [];
  decodeModule(bytes, (field) => fields.push(field));
  for (const field of fields) expect(hello.fields.holding(field.end - 1)).toEqual(field);
  expect(hello.fields.holding(bytes.length)).toBeUndefined();
});

test('a function that is cut off shows its text up to the cut, and says so', () => {
  const text = '(module (func $go i32.const 1 drop i32.const 2 drop) (func))';
  const whole = assemble(text);
  const drop = whole.lastIndexOf(0x1a);
  const cut = dissect(whole.slice(0, drop));
  expect(linesOf(cut).map((line) => line.text)).toEqual([
    '(module',
    '(type (;0;) (func))',
    '(func (;0;) (type 0)',
    'i32.const 1',
    'drop',
    'i32.const 2',
    ';; The file ends before the instruction does.',
    ')',
    ')',
  ]);
  expect(cut.lines.at(partAt(cut, drop - 1).line ?? -1)?.text).toBe('i32.const 2');
});

test('the sections’ sizes come to the whole', () => {
  const parts = hello.rows.filter(({ kind }) => kind !== 'item');
  expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
});

test('the head of a section stands for all of it, and the text goes on from the line before', () => {
  const section = add.rows.find(({ title }) => title === 'Code section');
  const part = partAt(add, section?.start ?? -1);
  expect(part.line).toBeUndefined();
  expect(part.ranges).toEqual([section]);
  expect(add.lines.at(add.lines.nearest(part.byte))?.text).toContain('(export "_start"');
});

group('what is said of a byte', () => {
  const words = (wat: string, text: string) => {
    const anatomy = dissect(assemble(wat));
    const line = linesOf(anatomy).find((one) => one.text === text);
    const start = line?.ranges[0]?.start ?? -1;
    return (offset: number) => describe(anatomy, partAt(anatomy, start + offset));
  };

  test('a byte names its place and its field', () => {
    expect(label(add, partAt(add, 11))).toBe(
      'Byte 11 of 214, hex 60, Type section, type 0: Type’s form: function type',
    );
  });

  test('an instruction tells what it takes and gives', () => {
    const at = words('(module (func i32.const 1 i32.const 2 i32.add drop))', 'i32.add');
    expect(at(0).how).toEqual(['It takes i32 and i32 from the stack and puts i32 on it.']);
    const constant = words('(module (func i32.const 1 drop))', 'i32.const 1');
    expect(constant(0).how).toEqual(['It puts i32 on the stack.']);
    const store = words(
      '(module (memory 1) (func (i32.store8 (i32.const 0) (i32.const 1))))',
      'i32.store8',
    );
    expect(store(0).how).toEqual([
      'It takes i32 and i32 from the stack. It writes 1 byte of memory.',
    ]);
  });

  test('numbers of several bytes are explained, negative ones too', () => {
    const wat = '(module (func i32.const 624485 drop i32.const -123456 drop))';
    expect(words(wat, 'i32.const 624485')(2).how[0]).toBe(
      'A signed number in LEB128: 0xe5 0x8e 0x26 is 624,485.',
    );
    expect(words(wat, 'i32.const -123456')(1).how[0]).toBe(
      'A signed number in LEB128: 0xc0 0xbb 0x78 is -123,456.',
    );
    expect(words(wat, 'i32.const -123456')(1).how.join(' ')).not.toContain('Fewer bytes');
  });

  test('a number with room to spare is named as such', () => {
    const padded = fieldsOf(hello).find(
      ({ coding, start, end }) => coding === 'u32' && end - start === 5,
    );
    const { how } = describe(hello, partAt(hello, padded?.start ?? 0));
    expect(how.at(-1)).toContain('Fewer bytes would do');
  });

  test('floats, names and data', () => {
    const wat =
      '(module (memory 1) (data (i32.const 0) "Hi") (func (export "go") f32.const 0.5 drop))';
    expect(words(wat, 'f32.const 0.5')(1).how).toEqual([
      'A floating-point number of 4 bytes, the lowest first: 0.5.',
    ]);
    expect(words(wat, '(export "go" (func 0))')(1).how).toEqual(['Text in UTF-8: “go”.']);
    expect(words(wat, '"Hi")')(1).how).toEqual(['Number 2 of 2 bytes.', 'As a letter: “i”.']);
  });
});

test('there is a sentence on every instruction of the course’s modules', () => {
  const names = hello.decoded.module.code.flatMap(({ body }) =>
    body.instructions.map(({ name }) => name),
  );
  for (const name of new Set(names)) expect(effect(name), name).toHaveLength(1);
});

test('every function of preview 1 has a sentence, and nothing else has', () => {
  for (const { name } of CALLS) expect(preview1Can(name), name).toBeDefined();
  expect(preview1Can('toString')).toBeUndefined();
});

test('what a module asks for and offers, in words', () => {
  const { module } = dissect(
    assemble(`(module
      (import "wasi_snapshot_preview1" "fd_read" (func (param i32 i32 i32 i32) (result i32)))
      (import "env" "draw" (func (param i32 f64)))
      (import "env" "mem" (memory 1 4))
      (import "env" "g" (global i64))
      (func (export "_start")) (func (export "twice") (param i32) (result i32) local.get 0)
      (export "mem" (memory 0)))`),
  ).decoded;
  expect(asks(module).map(({ words }) => words)).toEqual([
    'It can read from a file, or from its input.',
    'A function that takes i32, f64 and gives nothing; what it does, the host decides.',
    'A memory that the host makes: 1 page of 64\u00A0KiB to start with, at most 4.',
    'A value that the host sets: i64.',
  ]);
  expect(offers(module).map(({ words }) => words)).toEqual([
    'Where the program starts: the host calls it once.',
    'A function that takes i32 and gives i32.',
    'Its memory, for the host to read and write.',
  ]);
});

test.each([
  ['text', new TextEncoder().encode('hello'), 'not a WebAssembly module', 'shown as they are'],
  ['nothing', new Uint8Array(), 'not a WebAssembly module', 'The file is empty'],
  ['half a module', read('add').slice(0, 100), 'ends too early', 'Where: byte 100 of 100.'],
  ['a component', new Uint8Array([0, 0x61, 0x73, 0x6d, 0x0d, 0, 1, 0]), 'component', 'WASI 0.2'],
])('of %s it is said what it is, where, and what is seen', (_, bytes, what, advice) => {
  const anatomy = dissect(bytes);
  const nothing = () => undefined;
  const trouble = troubleWith({ name: 'own.wasm', bytes, own: true }, anatomy, nothing, nothing);
  expect(trouble?.what).toContain(what);
  expect(trouble?.advice).toContain(advice);
  expect(trouble?.actions?.map(({ label: text }) => text)).toContain('Close this file');
  if (bytes.length > 0) expect(partAt(anatomy, 0).byte).toBe(0);
});

test('shares are never rounded to nothing', () => {
  expect([0.34, 0.023, 0.0001].map(percent)).toEqual(['34\u00A0%', '2.3\u00A0%', '< 0.1\u00A0%']);
});

test.each([
  ['ArrowRight', 10, 11],
  ['ArrowLeft', 0, 0],
  ['ArrowDown', 10, 18],
  ['ArrowDown', 28, 28],
  ['ArrowUp', 10, 2],
  ['ArrowUp', 3, 3],
  ['Home', 13, 8],
  ['End', 13, 15],
  ['End', 28, 29],
  ['PageDown', 1, 25],
  ['PageUp', 25, 1],
  ['Enter', 5, undefined],
])('in a grid of 30 bytes, %s leads from %i to %s', (key, from, to) => {
  expect(moved({ key, ctrlKey: false }, from, 30, 8, 3)).toBe(to);
});

test('in a list, Home and End lead to its ends, and left and right nowhere', () => {
  const press = (key: string) => moved({ key, ctrlKey: false }, 5, 30, 1, 10);
  expect([press('Home'), press('End'), press('ArrowLeft')]).toEqual([0, 29, undefined]);
  expect(moved({ key: 'End', ctrlKey: true }, 5, 30, 8, 3)).toBe(29);
});
