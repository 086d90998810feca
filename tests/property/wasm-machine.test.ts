/** The stepping machine against WebAssembly itself: results, memory and traps are the same, bit by bit. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { f32, f64, i32, i64, type Value } from '../../src/wasm/machine/bits.ts';
import type { NumberType } from '../../src/wasm/module.ts';
import { validate } from '../../src/wasm/validate.ts';
import { assemble, call, decoded, storeOf } from '../unit/wasm/wat.ts';
import { engineOf, inEngine, outcomeOf } from './wasm/engine.ts';
import {
  CANONICAL,
  EDGES,
  expressions,
  moduleOf,
  NUMERIC_OPERATIONS,
  observed,
  statements,
  TYPES,
  wholeOf,
  type Known,
} from './wasm/programs.ts';

/** These work on the bits alone, and leave a NaN's payload as it is. */
const KEEPS_PAYLOAD = /abs|neg|copysign|reinterpret/u;

function raw(type: NumberType, expression: string): string {
  const whole = wholeOf(type);
  return type === whole ? expression : `(${whole}.reinterpret_${type} ${expression})`;
}

function operand(type: NumberType, place: number): string {
  const local = `(local.get ${String(place)})`;
  return type === wholeOf(type) ? local : `(${type}.reinterpret_${wholeOf(type)} ${local})`;
}

/** The instruction as a function from bits to bits. */
function alone({ name, params, result }: Known): string {
  const applied = `(${name} ${params.map(operand).join(' ')})`;
  const seen = KEEPS_PAYLOAD.test(name) ? raw(result, applied) : observed(result, applied);
  return `(module ${CANONICAL} (func (export "run")
    (param ${params.map(wholeOf).join(' ')}) (result ${wholeOf(result)}) ${seen}))`;
}

const whole = (type: NumberType, bits: bigint): Value =>
  wholeOf(type) === 'i32' ? i32(bits) : i64(bits);

describe.each(NUMERIC_OPERATIONS)('$name', (known) => {
  it('gives what the engine gives, for all operands at the edges', () => {
    const bytes = assemble(alone(known));
    const store = storeOf(decoded(bytes));
    const engine = engineOf(bytes);
    const [first = 'i32', second] = known.params;
    const lists = EDGES[first].flatMap((a) =>
      second === undefined
        ? [[whole(first, a)]]
        : EDGES[second].map((b) => [whole(first, a), whole(second, b)]),
    );
    for (const args of lists) {
      const mine = outcomeOf(call(store, 'run', args));
      expect(mine, args.map(({ bits }) => `0x${bits.toString(16)}`).join(' ')).toEqual(
        inEngine(engine, 'run', args),
      );
    }
  });
});

const ARGUMENTS: readonly (readonly Value[])[] = [
  [i32(0), i64(0n), f32(0), f64(-0)],
  [i32(-1), i64(-1n << 63n), f32(-1.5), f64(NaN)],
  [i32(40), i64(7n), f32(3e9), f64(2 ** 63)],
];

function expectAgreement(wat: string) {
  const bytes = assemble(wat);
  const module = decoded(bytes);
  expect(validate(module)).toBeUndefined();
  const store = storeOf(module);
  for (const args of ARGUMENTS) {
    // Globals and memory start afresh with each engine, as they do with the store, which is a value.
    expect(outcomeOf(call(store, 'run', args))).toEqual(inEngine(engineOf(bytes), 'run', args));
  }
}

describe('generated programs', () => {
  it('agree where they are one expression over every numeric instruction', () => {
    const values = expressions();
    const sets = fc
      .constantFrom(...TYPES)
      .chain((type) => values[type].map((value) => `(local.set $${type} ${value})`));
    fc.assert(
      fc.property(fc.array(sets, { minLength: 1, maxLength: 4 }), (lines) => {
        expectAgreement(moduleOf(lines.join('\n')));
      }),
      { numRuns: 400 },
    );
  });

  it('agree where they load, store, branch and loop', () => {
    fc.assert(
      fc.property(statements(), (body) => {
        expectAgreement(moduleOf(body));
      }),
      { numRuns: 400 },
    );
  });
});
