/** What is printed is assembled again by wabt, and must come out as the same module. */

import { readdir, readFile } from 'node:fs/promises';
import fc from 'fast-check';
import loadWabt from 'wabt';
import { expect, test } from 'vitest';
import { decodeModule } from '../../../src/wasm/decode.ts';
import type { Module } from '../../../src/wasm/module.ts';
import { identifier, Identifiers } from '../../../src/wasm/text/identifiers.ts';
import { linesToText, printModule } from '../../../src/wasm/text.ts';

const MODULES = new URL('../../../public/modules/', import.meta.url);
const EXAMPLES = new URL('../../../src/widgets/stack-machine/examples/', import.meta.url);
const FEATURES = { extended_const: true };

const wabt = await loadWabt();

function assemble(text: string): Uint8Array {
  const parsed = wabt.parseWat('test.wat', text, FEATURES);
  try {
    return parsed.toBinary({ write_debug_names: true }).buffer;
  } finally {
    parsed.destroy();
  }
}

function print(bytes: Uint8Array): string {
  return linesToText(printModule(decodeModule(bytes).module));
}

/** Without places, names, and what may be written in more than one way. */
function meaning(bytes: Uint8Array): unknown {
  const decoded = decodeModule(bytes);
  expect(decoded).toHaveProperty('ok', true);
  const { module } = decoded;
  const apart = { sections: undefined, names: undefined, dataCount: undefined };
  return withoutPlaces({ ...module, ...apart, code: module.code.map(mergeLocals) });
}

/** Two groups of one type are the same as one. */
function mergeLocals({ locals, ...code }: Module['code'][number]): unknown {
  return { ...code, locals: locals.map(({ count, type }) => `${type} `.repeat(count)).join('') };
}

const PLACES = new Set(['start', 'end', 'described', 'ranges', 'content', 'form']);

function withoutPlaces(value: unknown): unknown {
  if (value instanceof Uint8Array) return [...value];
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(
        ([name, inner]) => !PLACES.has(name) || (name === 'start' && typeof inner === 'object'),
      )
      .map(([name, inner]) => [name, withoutPlaces(inner)]),
  );
}

/** The bytes of every section but the custom ones. */
function sections(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(
    decodeModule(bytes)
      .module.sections.filter(({ custom }) => custom === undefined)
      .map(({ name, start, end }) => [
        name,
        Buffer.from(bytes.subarray(start, end)).toString('hex'),
      ]),
  );
}

const built = (await readdir(MODULES)).filter((name) => name.endsWith('.wasm'));

test.each(built)('%s printed and assembled again is the same module', async (name) => {
  const bytes = await readFile(new URL(name, MODULES));
  const again = assemble(print(bytes));
  expect(meaning(again)).toEqual(meaning(bytes));
  // What wabt wrote is in the shortest form, so from here on every byte stays.
  expect(sections(assemble(print(again)))).toEqual(sections(again));
});

const SOURCES: Record<string, string> = {
  'every kind of import and export': `(module $kinds
    (type $f (func (param i32) (result i64)))
    (import "a" "f" (func $f (type $f)))
    (import "a \\"q\\" \\00\\c3\\a9" "t" (table $t 1 5 funcref))
    (import "a" "m" (memory $m 1 3))
    (import "a" "g" (global $g (mut f64)))
    (global $own i32 (i32.const -7))
    (table $u 2 externref)
    (func $start)
    (start $start)
    (export "f" (func $f)) (export "t" (table $t)) (export "m" (memory $m)) (export "g" (global $g))
    (export "" (global $own)))`,
  'blocks and labels': `(module
    (type $two (func (param i32 i32) (result i32 i32)))
    (func $swap (type $two) local.get 1 local.get 0)
    (func (param $n i32) (result i32) (local $a i32) (local $b i64)
      (block $out (loop $again
        (br_if $out (i32.eqz (local.get $n)))
        (local.set $n (i32.sub (local.get $n) (i32.const 1)))
        (br_table $again $out $again (local.get $n))))
      local.get $n i32.const 3 (block (type $two)) i32.add
      (if (result i32) (then i32.const 1) (else i32.const 2))))`,
  'memory and bulk memory': `(module
    (memory 1 2)
    (data $seg "\\00\\ff\\"\\\\plain, and long enough to go over more than one line")
    (data (i32.const 65535) "")
    (func
      (memory.init $seg (i32.const 0) (i32.const 0) (i32.const 4))
      (memory.copy (i32.const 0) (i32.const 8) (i32.const 4))
      (memory.fill (i32.const 0) (i32.const 8) (i32.const 4))
      (data.drop $seg)
      (i64.store32 offset=4294967295 align=1 (i32.const 0) (i64.load8_s offset=3 (i32.const 1)))
      (f64.store align=4 (i32.const 0) (f64.load (i32.const 1)))
      (drop (memory.grow (memory.size)))))`,
  'tables and references': `(module
    (type $f (func (result i32)))
    (table $a 4 funcref) (table $b 4 funcref) (table $e 1 externref)
    (elem (i32.const 0) func $x $y $x $y $x)
    (elem $later func $y)
    (elem (table $b) (i32.const 1) func $x)
    (elem (table $a) (i32.const 0) funcref (ref.func $x) (ref.null func))
    (elem declare func $y)
    (func $x (result i32) (call_indirect (type $f) (i32.const 1)))
    (func $y (result i32) (call_indirect $b (type $f) (i32.const 1)))
    (func
      (table.init $b $later (i32.const 0) (i32.const 0) (i32.const 1))
      (elem.drop $later)
      (table.copy $a $b (i32.const 0) (i32.const 0) (i32.const 1))
      (table.set $b (i32.const 0) (ref.func $x))
      (drop (table.grow $e (ref.null extern) (table.size $e)))
      (table.fill $e (i32.const 0) (ref.null extern) (i32.const 0))
      (drop (ref.is_null (table.get $e (i32.const 0))))
      (drop (select (result funcref) (ref.null func) (ref.null func) (i32.const 1)))))`,
  'constant expressions of several instructions': `(module
    (import "env" "base" (global $base i32))
    (memory 1)
    (data (offset (i32.add (global.get $base) (i32.const 8))) "x")
    (global i32 (i32.mul (global.get $base) (i32.const 2))))`,
};

test.each(Object.keys(SOURCES))('%s: printed and assembled again byte for byte', (title) => {
  const bytes = assemble(SOURCES[title] ?? '');
  expect(meaning(assemble(print(bytes)))).toEqual(meaning(bytes));
  expect(sections(assemble(print(bytes)))).toEqual(sections(bytes));
});

test('the stack machine’s examples, too', async () => {
  const sources = await readdir(EXAMPLES);
  expect(sources.length).toBeGreaterThan(3);
  for (const name of sources) {
    const bytes = assemble(await readFile(new URL(name, EXAMPLES), 'utf8'));
    expect(sections(assemble(print(bytes)))).toEqual(sections(bytes));
  }
});

/** A module whose only function holds these constants, in binary: no assembler has touched them. */
function constants(
  values: readonly (readonly [op: number, bytes: readonly number[]])[],
): Uint8Array {
  const instructions = values.flatMap(([op, bytes]) => [op, ...bytes, 0x1a]);
  const body = [0, ...instructions, 0x0b];
  const section = [1, ...leb(body.length), ...body];
  return new Uint8Array([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...[1, 4, 1, 0x60, 0, 0],
    ...[3, 2, 1, 0],
    ...[10, ...leb(section.length), ...section],
  ]);
}

function leb(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) | 128, ...leb(Math.floor(value / 128))];
}

const f32 = fc.tuple(
  fc.constant(0x43),
  fc.nat(0xffff_ffff).map((bits) => [...new Uint8Array(new Uint32Array([bits]).buffer)]),
);
const f64 = fc.tuple(
  fc.constant(0x44),
  fc
    .bigInt(0n, 2n ** 64n - 1n)
    .map((bits) => [...new Uint8Array(new BigUint64Array([bits]).buffer)]),
);
const special32 = fc
  .constantFrom(
    ...[
      0x7f80_0000, 0xff80_0000, 0x7fc0_0000, 0xffc0_0000, 0x7f80_0001, 0x8000_0000, 1, 0x007f_ffff,
    ],
  )
  .map((bits) => [0x43, [...new Uint8Array(new Uint32Array([bits]).buffer)]] as [number, number[]]);

test('every float keeps its bits, whatever NaN it is', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(f32, f64, special32), { minLength: 1, maxLength: 40 }),
      (values) => {
        const bytes = constants(values);
        expect(sections(assemble(print(bytes)))).toEqual(sections(bytes));
      },
    ),
  );
});

test('every integer keeps its value', () => {
  const i32 = fc.integer().map((value) => `i32.const ${String(value)} drop`);
  const i64 = fc
    .bigInt(-(2n ** 63n), 2n ** 63n - 1n)
    .map((value) => `i64.const ${String(value)} drop`);
  fc.assert(
    fc.property(fc.array(fc.oneof(i32, i64), { maxLength: 30 }), (values) => {
      const text = print(assemble(`(module (func ${values.join('\n')}))`));
      for (const value of values) expect(text).toContain(value.replace(' drop', '\n'));
    }),
  );
});

test('data of any bytes is printed so that it reads back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (data) => {
      const hex = [...data].map((byte) => `\\${byte.toString(16).padStart(2, '0')}`).join('');
      const bytes = assemble(`(module (memory 1) (data (i32.const 3) "${hex}"))`);
      expect(sections(assemble(print(bytes)))).toEqual(sections(bytes));
    }),
  );
});

test('names of the source stand in the text, made fit and unique', () => {
  const bytes = assemble(
    '(module (func $first (param $x i32) (local $y i32) local.get $x call $other) (func $other (param i32)))',
  );
  const text = print(bytes);
  expect(text).toContain('(func $first (;0;) (type 0) (param $x i32)');
  expect(text).toContain('(local $y i32)');
  expect(text).toContain('call $other');
});

test('names that no identifier may be are made fit, and told apart', () => {
  expect(identifier('std::vector<int, 4>::at(long)')).toBe('$std::vector<int__4>::at_long_');
  const { names } = decodeModule(assemble('(module)')).module;
  const functions = new Map([
    [0, 'a b'],
    [1, 'a_b'],
    [2, ''],
  ]);
  const identifiers = new Identifiers({ names: { ...names, functions } });
  expect([0, 1, 2].map((index) => identifiers.use('functions', index))).toEqual([
    '$a_b',
    '$a_b#1',
    '2',
  ]);
});

test('each byte of a section’s items belongs to one line at most, and lines follow the file', async () => {
  for (const name of built) {
    const bytes = await readFile(new URL(name, MODULES));
    const taken = new Map<number, number>();
    printModule(decodeModule(bytes).module).forEach((line, number) => {
      for (const range of line.ranges) {
        for (let at = range.start; at < range.end; at++) {
          expect(taken.get(at), `byte ${String(at)} of ${name}`).toBeUndefined();
          taken.set(at, number);
        }
      }
    });
    // Heads of sections alone (number, size, count) have no line of their own.
    expect(taken.size / bytes.length).toBeGreaterThan(0.8);
  }
});

test('a line says which bytes it came from', async () => {
  const bytes = await readFile(new URL('add.wasm', MODULES));
  const lines = printModule(decodeModule(bytes).module);
  const add = lines.find(({ text }) => text === 'i32.add');
  expect(add?.ranges.map(({ start, end }) => [...bytes.subarray(start, end)])).toEqual([[0x6a]]);
});
