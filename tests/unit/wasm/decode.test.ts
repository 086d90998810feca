/** What the decoder reads from good modules, and what it says of bad ones. */

import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { decodeModule, type Field } from '../../../src/wasm/decode.ts';
import { functionType, importedCount, type Decoded } from '../../../src/wasm/module.ts';
import { laterProposal, OPERATIONS } from '../../../src/wasm/opcodes.ts';
import { assemble } from './wat.ts';

const MODULES = new URL('../../../public/modules/', import.meta.url);
const HEAD = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const TYPES = [1, 4, 1, 0x60, 0, 0];
const FUNCTIONS = [3, 2, 1, 0];

function decode(...bytes: readonly number[]): Decoded {
  return decodeModule(new Uint8Array(bytes));
}

/** A module with one function of these instructions; `end` comes after them. */
function withBody(...body: readonly number[]): Decoded {
  const whole = [0, ...body, 0x0b];
  const code = [10, whole.length + 2, 1, whole.length, ...whole];
  return decode(...HEAD, ...TYPES, ...FUNCTIONS, ...code);
}

function errorOf(decoded: Decoded) {
  return decoded.ok ? undefined : decoded.error;
}

test('the parts of a module, with the bytes that they came from', async () => {
  const bytes = await readFile(new URL('add.wasm', MODULES));
  const decoded = decodeModule(bytes);
  expect(decoded.ok).toBe(true);
  const { module } = decoded;
  expect(module.sections.map(({ name }) => name)).toEqual([
    'type',
    'import',
    'function',
    'memory',
    'export',
    'code',
    'data',
  ]);
  expect(module.imports[0]).toMatchObject({
    module: 'wasi_snapshot_preview1',
    name: 'fd_write',
    description: { kind: 'func', type: 0 },
  });
  expect(module.exports.map(({ name }) => name)).toEqual(['memory', 'add', '_start']);
  expect(importedCount(module, 'func')).toBe(1);
  expect(functionType(module, 1)).toMatchObject({ params: ['i32', 'i32'], results: ['i32'] });
  expect(functionType(module, 0)?.params).toHaveLength(4);
  expect(functionType(module, 99)).toBeUndefined();
  const add = module.code[0]?.body.instructions ?? [];
  expect(add.map(({ name }) => name)).toEqual(['local.get', 'local.get', 'i32.add', 'end']);
  expect(add.map(({ start, end }) => [...bytes.subarray(start, end)])).toEqual([
    [0x20, 0],
    [0x20, 1],
    [0x6a],
    [0x0b],
  ]);
});

test('sections follow one another without a gap, up to the last byte', async () => {
  for (const name of (await readdir(MODULES)).filter((file) => file.endsWith('.wasm'))) {
    const bytes = await readFile(new URL(name, MODULES));
    const { sections } = decodeModule(bytes).module;
    const ends = [8, ...sections.map(({ end }) => end)];
    expect(sections.map(({ start }) => start)).toEqual(ends.slice(0, -1));
    expect(ends.at(-1)).toBe(bytes.length);
  }
});

test('fields cover every byte once, in order, each with a phrase', async () => {
  for (const name of (await readdir(MODULES)).filter((file) => file.endsWith('.wasm'))) {
    const bytes = await readFile(new URL(name, MODULES));
    const fields: Field[] = [];
    decodeModule(bytes, (field) => fields.push(field));
    const starts = fields.map(({ start }) => start);
    expect(starts).toEqual([0, ...fields.slice(0, -1).map(({ end }) => end)]);
    expect(fields.at(-1)?.end).toBe(bytes.length);
    expect(fields.every(({ what }) => what.length > 2)).toBe(true);
  }
});

test.each([
  [[0xe5, 0x8e, 0x26], 624_485],
  [[0x7f], 127],
  [[0x80, 0x80, 0x80, 0x80, 0x00], 0],
  [[0xff, 0xff, 0xff, 0xff, 0x0f], 2 ** 32 - 1],
])('the unsigned number %j is %i', (bytes, value) => {
  expect(withBody(0x10, ...bytes).module.code[0]?.body.instructions[0]?.immediate).toEqual({
    kind: 'func',
    func: value,
  });
});

test.each([
  [[0x7f], -1],
  [[0x3f], 63],
  [[0x40], -64],
  [[0xc0, 0xbb, 0x78], -123_456],
  [[0xff, 0xff, 0xff, 0xff, 0x07], 2 ** 31 - 1],
  [[0x80, 0x80, 0x80, 0x80, 0x78], -(2 ** 31)],
  [[0xff, 0xff, 0xff, 0xff, 0x7f], -1],
])('the signed number %j is %i', (bytes, value) => {
  expect(withBody(0x41, ...bytes, 0x1a).module.code[0]?.body.instructions[0]?.immediate).toEqual({
    kind: 'i32',
    value,
  });
});

test.each([
  [[0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x7f], -(2n ** 63n)],
  [[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x00], 2n ** 63n - 1n],
  [[0x7f], -1n],
])('the signed number of 64 bits %j is %s', (bytes, value) => {
  expect(withBody(0x42, ...bytes, 0x1a).module.code[0]?.body.instructions[0]?.immediate).toEqual({
    kind: 'i64',
    value,
  });
});

test.each([
  ['too many bytes', [0x41, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00], 'too many bytes'],
  ['bits beyond the 32', [0x10, 0xff, 0xff, 0xff, 0xff, 0x1f], 'too large'],
  ['bits that don’t repeat the sign', [0x41, 0xff, 0xff, 0xff, 0xff, 0x4f], 'too large'],
  ['bits beyond the 64', [0x42, ...Array<number>(9).fill(0xff), 0x02], 'too large'],
])('a number with %s is refused', (_, body, words) => {
  const error = errorOf(withBody(...body));
  expect(error).toMatchObject({ kind: 'malformed' });
  expect(error?.words).toContain(words);
  // The number’s own place: after head, types, functions, the section’s head and the body’s.
  expect(error?.offset).toBe(HEAD.length + TYPES.length + FUNCTIONS.length + 6);
});

test('floats keep their bits, also where they are no number', () => {
  const { module } = withBody(0x43, 1, 0, 0x80, 0x7f, 0x1a);
  expect(module.code[0]?.body.instructions[0]?.immediate).toMatchObject({
    kind: 'f32',
    bits: 0x7f80_0001,
    value: NaN,
  });
});

test.each([
  ['nothing', [], 'not-a-module', 0],
  ['text', [...new TextEncoder().encode('#!/bin/sh')], 'not-a-module', 0],
  ['half of the magic bytes', [0, 0x61], 'truncated', 0],
  ['no version', [0, 0x61, 0x73, 0x6d], 'truncated', 4],
  ['another version', [0, 0x61, 0x73, 0x6d, 2, 0, 0, 0], 'not-a-module', 4],
  ['a component', [0, 0x61, 0x73, 0x6d, 0x0d, 0, 1, 0], 'component', 4],
  ['a section without its size', [...HEAD, 1], 'truncated', 9],
  ['a section beyond the end', [...HEAD, 1, 9, 1, 0x60, 0, 0], 'truncated', 14],
  ['a section that no version has', [...HEAD, 77, 0], 'malformed', 8],
  ['sections in the wrong order', [...HEAD, 3, 1, 0, 1, 1, 0], 'malformed', 11],
  ['a section twice', [...HEAD, 1, 1, 0, 1, 1, 0], 'malformed', 11],
  ['bytes after the last item', [...HEAD, 1, 2, 0, 0], 'malformed', 11],
  ['more items than bytes', [...HEAD, 1, 1, 100], 'malformed', 10],
  ['a type that isn’t one', [...HEAD, 1, 4, 1, 0x60, 1, 0x11], 'malformed', 13],
  ['functions without bodies', [...HEAD, ...TYPES, ...FUNCTIONS], 'malformed', 18],
  ['a name that isn’t UTF-8', [...HEAD, 7, 5, 1, 1, 0xff, 0, 0], 'malformed', 12],
  [
    'locals beyond what engines take',
    [...HEAD, 10, 8, 1, 6, 1, 0xff, 0xff, 0x7f, 0x7f, 0x0b],
    'malformed',
    13,
  ],
  ['garbage collection', [...HEAD, 1, 3, 1, 0x5f, 0], 'unsupported', 11],
  [
    'a reference to a type by its index',
    [...HEAD, 6, 6, 1, 0x70, 0, 0xd0, 0, 0x0b],
    'unsupported',
    14,
  ],
  ['a shared memory', [...HEAD, 5, 4, 1, 3, 1, 1], 'unsupported', 11],
  ['tags', [...HEAD, 13, 1, 0], 'unsupported', 8],
] as const)('%s: what it is, and where', (_, bytes, kind, offset) => {
  const error = errorOf(decode(...bytes));
  expect(error).toMatchObject({ kind, offset });
  expect(error?.words).toMatch(/^[A-Z].*\.$/);
});

test('of a module that ends too early, what was read is there', async () => {
  const bytes = await readFile(new URL('add.wasm', MODULES));
  const decoded = decodeModule(bytes.subarray(0, 150));
  expect(errorOf(decoded)).toMatchObject({ kind: 'truncated' });
  expect(decoded.module.imports).toHaveLength(1);
  expect(decoded.module.exports).toHaveLength(3);
  expect(decoded.module.code.map(({ unread }) => unread?.kind)).toEqual([
    undefined,
    undefined,
    'truncated',
  ]);
});

test('a body that uses a later extension is named and left, and the next one is read', () => {
  const bodies = [4, 0, 0xfd, 12, 0x0b, 3, 0, 0x01, 0x0b];
  const decoded = decode(
    ...HEAD,
    ...TYPES,
    ...[3, 3, 2, 0, 0],
    ...[10, bodies.length + 1, 2, ...bodies],
  );
  expect(errorOf(decoded)).toMatchObject({ kind: 'unsupported', offset: 24 });
  expect(errorOf(decoded)?.words).toContain('SIMD');
  expect(decoded.module.code[0]?.unread?.kind).toBe('unsupported');
  expect(decoded.module.code[1]?.body.instructions.map(({ name }) => name)).toEqual(['nop', 'end']);
});

test('an opcode that nobody has is malformed', () => {
  expect(errorOf(withBody(0x27))).toMatchObject({ kind: 'malformed' });
});

test('a custom section that makes no sense makes no module wrong', () => {
  const name = [...new TextEncoder().encode('name')];
  expect(decode(...HEAD, 0, 8, 4, ...name, 1, 99, 5).ok).toBe(true);
  expect(errorOf(decode(...HEAD, 0, 1, 9))).toMatchObject({ kind: 'malformed' });
});

test('every opcode of one byte is an instruction, one of a later extension, or nobody’s', () => {
  const nobodys = [];
  for (let byte = 0; byte < 256; byte++) {
    const known = OPERATIONS.has(byte);
    const later = laterProposal(byte) !== undefined;
    expect(known && later).toBe(false);
    if (!known && !later && byte !== 0xfc) nobodys.push(byte);
  }
  // Reserved in the specification’s index of instructions.
  expect(nobodys.filter((byte) => byte <= 0xc4).map((byte) => byte.toString(16))).toEqual([
    '16',
    '17',
    '1d',
    '1e',
    '27',
  ]);
});

test('opcodes and types are those that the assembler knows', () => {
  for (const operation of OPERATIONS.values()) {
    if (operation.immediate !== 'none' || operation.signature === undefined) continue;
    const { name, op, signature } = operation;
    const params = signature.params.map((type) => `(param ${type})`).join(' ');
    const results = signature.results.map((type) => `(result ${type})`).join(' ');
    const gets = signature.params.map((_, index) => `local.get ${String(index)}`).join(' ');
    const bytes = assemble(`(module (func (export "f") ${params} ${results} ${gets} ${name}))`);
    const instruction = decodeModule(bytes).module.code[0]?.body.instructions.at(-2);
    expect(instruction).toMatchObject({ op, name });
    // The engine refuses it where operand or result types are wrong.
    expect(WebAssembly.validate(bytes), name).toBe(true);
  }
});

test('loads and stores touch as many bytes as their natural alignment', () => {
  for (const { name, bytes, signature } of OPERATIONS.values()) {
    if (bytes === undefined || signature === undefined) continue;
    const [, value = signature.results[0] ?? 'i32'] = signature.params;
    const gets = signature.params.map((type) => `${type}.const 0`).join(' ');
    const drop = signature.results.length > 0 ? 'drop' : '';
    const wat = `(module (memory 1) (func ${gets} ${name} align=${String(bytes)} ${drop}))`;
    expect(WebAssembly.validate(assemble(wat)), `${name} of ${value}`).toBe(true);
    const more = wat.replace(`align=${String(bytes)}`, `align=${String(bytes * 2)}`);
    expect(WebAssembly.validate(assemble(more)), name).toBe(false);
  }
});
