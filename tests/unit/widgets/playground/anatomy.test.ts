import { expect, test } from 'vitest';
import { groupAsks, inspect, tooLarge } from '../../../../src/widgets/playground/anatomy.ts';
import { wat } from '../../wasi/wat.ts';

const bytes = (...values: number[]) => new Uint8Array(values);

test.each([
  ['nothing', bytes(), /empty/],
  ['a text', new TextEncoder().encode('hello, this is text'), /no WebAssembly module/],
  ['a web page', new TextEncoder().encode('\n<!doctype html><p>'), /web page/],
  ['the text form', new TextEncoder().encode('(module)'), /text form/],
  ['four bytes', bytes(0, 0x61, 0x73, 0x6d), /cut off/],
  ['a component', bytes(0, 0x61, 0x73, 0x6d, 0x0d, 0, 1, 0, 0), /component/],
  ['another version', bytes(0, 0x61, 0x73, 0x6d, 0x0d, 0, 0, 0), /version 13/],
  ['a truncated module', wat('(func (export "f"))').slice(0, -5), /damaged/],
])('%s is refused in words', async (_, file, words) => {
  const found = await inspect(file);
  expect(found.ok).toBe(false);
  if (found.ok) return;
  expect(found.what).toMatch(words);
  expect(found.advice.length).toBeGreaterThan(20);
});

test('a file of 200 MB is refused before it is read', () => {
  expect(tooLarge(200_000_000)).toMatchObject({
    ok: false,
    what: expect.stringContaining('191') as string,
  });
  expect(tooLarge(1_000_000)).toBeUndefined();
});

async function verdict(text: string) {
  const found = await inspect(wat(text));
  return found.ok ? found.anatomy : undefined;
}

test('a program for preview 1 runs', async () => {
  const found = await verdict(
    '(import "wasi_snapshot_preview1" "fd_write" (func (param i32 i32 i32 i32) (result i32))) (func (export "_start"))',
  );
  expect(found).toMatchObject({ runs: true, asks: [{ given: true, names: ['fd_write'] }] });
  expect(found?.offers).toContain('_start, a function');
});

test('a library has nobody who calls it', async () => {
  const found = await verdict('(func (export "add") (result i32) i32.const 1)');
  expect(found).toMatchObject({ runs: false, verdict: expect.stringContaining('add') as string });
});

test('a call that preview 1 doesn’t have is named', async () => {
  const found = await verdict(
    '(import "wasi_snapshot_preview1" "fd_dance" (func)) (func (export "_start"))',
  );
  expect(found?.runs).toBe(false);
  expect(found?.asks[0]?.words).toContain('fd_dance');
});

test.each([
  ['wasi_unstable', /preview 0/],
  ['wbg', /wasm-bindgen/],
  ['./thing_bg.js', /wasm-bindgen/],
  ['gojs', /Go compiler/],
  ['env', /JavaScript/],
  ['a', /JavaScript/],
  ['wasi:cli/environment@0.2.0', /component/],
  ['toString', /names of their own/],
])('who gives imports of “%s” is said', (module, words) => {
  const [ask] = groupAsks([{ module, name: 'f' }]);
  expect(ask).toMatchObject({ given: false, names: ['f'] });
  expect(ask?.words).toMatch(words);
});

test('imports are grouped by their module, in order', () => {
  const asks = groupAsks([
    { module: 'env', name: 'b' },
    { module: 'wbg', name: 'c' },
    { module: 'env', name: 'a' },
  ]);
  expect(asks.map((ask) => [ask.module, ask.names])).toEqual([
    ['env', ['b', 'a']],
    ['wbg', ['c']],
  ]);
});
