/** Validation against WebAssembly.validate, on modules whose bytes were changed. */

import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeModule } from '../../src/wasm/decode.ts';
import { validate } from '../../src/wasm/validate.ts';
import { EVERYTHING } from '../unit/wasm/everything.ts';
import { assemble } from '../unit/wasm/wat.ts';
import { moduleOf, statements } from './wasm/programs.ts';

const EXAMPLES = new URL('../../src/widgets/stack-machine/examples/', import.meta.url);

const SEEDS = [
  assemble(EVERYTHING),
  ...readdirSync(EXAMPLES)
    .filter((name) => name.endsWith('.wat'))
    .map((name) => assemble(readFileSync(new URL(name, EXAMPLES), 'utf8'))),
];

/** What an engine refuses because it is too much for it, not because it is wrong. */
const OWN_LIMIT = /implementation limit|out of memory|exceeds internal limit|maximum/iu;

/** `ref.null` with the number of a type: typed function references, which came later. */
const TYPED_NULL = 'The reference type can’t be';

/** True, false, or undefined where a later extension of WebAssembly is used, which this code doesn't read. */
function mine(bytes: Uint8Array): boolean | undefined {
  const result = decodeModule(bytes);
  if (result.ok) return validate(result.module) === undefined;
  const { kind, words } = result.error;
  return kind === 'unsupported' || kind === 'component' || words.startsWith(TYPED_NULL)
    ? undefined
    : false;
}

function engineLimit(bytes: Uint8Array<ArrayBuffer>): boolean {
  try {
    new WebAssembly.Module(bytes);
    return false;
  } catch (error) {
    return error instanceof Error && OWN_LIMIT.test(error.message);
  }
}

function expectAgreement(bytes: Uint8Array<ArrayBuffer>) {
  const own = mine(bytes);
  const engine = WebAssembly.validate(bytes);
  if (own === undefined || own === engine || (own && engineLimit(bytes))) return;
  const { error } = { error: undefined, ...decodeModule(bytes) };
  expect({ bytes: Buffer.from(bytes).toString('hex'), own, error }).toEqual({ own: engine });
}

it('agrees on every seed', () => {
  for (const bytes of SEEDS) expect(mine(bytes)).toBe(WebAssembly.validate(bytes));
});

const change = fc.record({
  at: fc.nat(),
  to: fc.oneof(fc.integer({ min: 0, max: 0x7f }), fc.integer({ min: 0, max: 255 })),
});

it('agrees on seeds with up to three bytes changed', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...SEEDS),
      fc.array(change, { minLength: 1, maxLength: 3 }),
      (seed, changes) => {
        const bytes = Uint8Array.from(seed);
        // The first eight say that it is a module, and are the decoder's matter.
        for (const { at, to } of changes) bytes[8 + (at % (bytes.length - 8))] = to;
        expectAgreement(bytes);
      },
    ),
    { numRuns: 3000 },
  );
});

it('agrees on generated programs with bytes of their code changed', () => {
  fc.assert(
    fc.property(statements(), fc.array(change, { minLength: 1, maxLength: 2 }), (body, changes) => {
      const bytes = assemble(moduleOf(body));
      for (const { at, to } of changes) bytes[100 + (at % (bytes.length - 100))] = to;
      expectAgreement(bytes);
    }),
    { numRuns: 500 },
  );
});
