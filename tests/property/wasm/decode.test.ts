/** Whatever the bytes, the decoder gives an answer, and it agrees with the engine on whole modules. */

import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeModule, type Field } from '../../../src/wasm/decode.ts';
import type { Decoded } from '../../../src/wasm/module.ts';
import { linesToText, printModule } from '../../../src/wasm/text.ts';

const MODULES = new URL('../../../public/modules/', import.meta.url);
const built = readdirSync(MODULES)
  .filter((name) => name.endsWith('.wasm'))
  .map((name) => new Uint8Array(readFileSync(new URL(name, MODULES))));
const small = built.filter((bytes) => bytes.length < 5000);
const HEAD = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

/** Never throws, prints, and speaks only of bytes that are there, in order. */
function check(bytes: Uint8Array): Decoded {
  const fields: Field[] = [];
  const decoded = decodeModule(bytes, (field) => fields.push(field));
  let at = 0;
  for (const { start, end } of fields) {
    expect(start).toBeGreaterThanOrEqual(at);
    expect(end).toBeGreaterThan(start);
    at = end;
  }
  expect(at).toBeLessThanOrEqual(bytes.length);
  if (!decoded.ok) {
    expect(decoded.error.offset).toBeGreaterThanOrEqual(0);
    expect(decoded.error.offset).toBeLessThanOrEqual(bytes.length);
  }
  const lines = printModule(decoded.module);
  for (const { start, end } of lines.flatMap(({ ranges }) => ranges)) {
    expect(start).toBeLessThanOrEqual(end);
  }
  expect(linesToText(lines)).toContain('(module');
  return decoded;
}

test('any bytes at all', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      check(bytes);
      check(new Uint8Array([...HEAD, ...bytes]));
    }),
    { numRuns: 500 },
  );
});

test('good modules with some bytes changed', () => {
  const change = fc.tuple(fc.nat(), fc.nat(255));
  fc.assert(
    fc.property(
      fc.constantFrom(...small),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      (good, changes) => {
        const bytes = good.slice();
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        const decoded = check(bytes);
        // What the engine takes has the right form; the engine may know more extensions.
        if (!decoded.ok && decoded.error.kind !== 'unsupported') {
          expect(WebAssembly.validate(bytes), decoded.error.words).toBe(false);
        }
      },
    ),
    { numRuns: 500 },
  );
});

test('a module cut off anywhere is an error, and what was read is the beginning of the whole', () => {
  fc.assert(
    fc.property(fc.constantFrom(...small), fc.nat(), (good, at) => {
      const bytes = good.subarray(0, at % good.length);
      const decoded = check(bytes);
      const whole = decodeModule(good).module;
      const { module } = decoded;
      if (decoded.ok) {
        // Cut between two sections, and no function lacks its body.
        expect(module.sections).toEqual(whole.sections.slice(0, module.sections.length));
        expect(bytes.length).toBe(module.sections.at(-1)?.end ?? HEAD.length);
      }
      for (const part of ['types', 'imports', 'functions', 'exports', 'data'] as const) {
        expect(module[part]).toEqual(whole[part].slice(0, module[part].length));
      }
      // Only the last body may be cut, and it says so.
      const bodies = module.code.filter(({ unread }) => unread === undefined);
      expect(bodies).toEqual(whole.code.slice(0, bodies.length));
      const cut = module.code[bodies.length];
      const all = whole.code[bodies.length]?.body.instructions ?? [];
      if (cut !== undefined) {
        expect(module.code).toHaveLength(bodies.length + 1);
        expect(cut.unread?.kind).toBe('truncated');
        expect(cut.body.instructions).toEqual(all.slice(0, cut.body.instructions.length));
      }
    }),
    { numRuns: 300 },
  );
});
