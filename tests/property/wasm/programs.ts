/** Generated WebAssembly in text form: expressions over every numeric instruction, memory, small loops. */

import fc from 'fast-check';
import type { NumberType } from '../../../src/wasm/module.ts';
import { NUMERIC } from '../../../src/wasm/machine/numeric.ts';
import { OPERATIONS } from '../../../src/wasm/opcodes.ts';

/** Bits at which arithmetic changes its mind: zeros, ends of ranges, infinities, NaNs, halves, rounding. */
export const EDGES: Readonly<Record<NumberType, readonly bigint[]>> = {
  i32: [0n, 1n, 2n, 7n, 31n, 32n, 33n, 255n, 128n, 0x7fff_ffffn, 0x8000_0000n, 0xffff_ffffn].concat(
    [0x8000n, 0xffffn, 0x1234_5678n, 0xff00_ff00n],
  ),
  i64: [0n, 1n, 2n, 63n, 64n, 65n, 0xffn, 0x80n, 0x8000n, 0x8000_0000n, 0xffff_ffffn].concat(
    [0x7fff_ffff_ffff_ffffn, 0x8000_0000_0000_0000n, 0xffff_ffff_ffff_ffffn, 0x20_0000_0000_0001n],
    [0x7fff_ffbf_ffff_ffffn, 0x0020_0000_2000_0001n, 0x0123_4567_89ab_cdefn],
  ),
  f32: [0n, 0x8000_0000n, 0x3f80_0000n, 0xbf80_0000n, 0x3f00_0000n, 0xbf00_0000n].concat(
    [0x3fc0_0000n, 0x4020_0000n, 0xc020_0000n, 0x7f80_0000n, 0xff80_0000n, 0x7fc0_0000n],
    [0xffc0_0001n, 0x7fa0_0000n, 1n, 0x807f_ffffn, 0x7f7f_ffffn, 0x4f00_0000n, 0xcf00_0000n],
    [0x4f80_0000n, 0x4eff_ffffn, 0x5f00_0000n, 0xdf00_0000n, 0x5f80_0000n, 0xbf7f_ffffn],
  ),
  f64: [0n, 1n << 63n, 0x3ff0n << 48n, 0xbff0n << 48n, 0x3fe0n << 48n, 0xbfe0n << 48n].concat(
    [0x3ff8n << 48n, 0x4004n << 48n, 0x7ff0n << 48n, 0xfff0n << 48n, 0x7ff8n << 48n],
    [0xfff8_0000_0000_0001n, 0x7ff4n << 48n, 1n, 0x7fef_ffff_ffff_ffffn, 0x41e0n << 48n],
    [0xc1e0_0000_0020_0000n, 0xc1e0n << 48n, 0x41ef_ffff_ffe0_0000n, 0x41f0n << 48n],
    [0x43e0n << 48n, 0xc3e0n << 48n, 0x43f0n << 48n, 0x36a0n << 48n, 0x47ef_ffff_f000_0000n],
    [0xbfef_ffff_ffff_ffffn, 0x3ff0_0000_1000_0000n, 0x3ff0_0000_3000_0001n],
  ),
};

export interface Known {
  readonly name: string;
  readonly params: readonly NumberType[];
  readonly result: NumberType;
}

/** Every numeric instruction with its types. */
export const NUMERIC_OPERATIONS: readonly Known[] = [...OPERATIONS.values()].flatMap(
  ({ name, signature }) =>
    NUMERIC.has(name) && signature !== undefined
      ? [
          {
            name,
            params: signature.params as NumberType[],
            result: signature.results[0] as NumberType,
          },
        ]
      : [],
);

export const TYPES: readonly NumberType[] = ['i32', 'i64', 'f32', 'f64'];

/** The type of whole numbers as wide. */
export function wholeOf(type: NumberType): 'i32' | 'i64' {
  return type === 'i32' || type === 'f32' ? 'i32' : 'i64';
}

/** A constant with exactly these bits. */
function constant(type: NumberType, bits: bigint): string {
  const whole = `(${wholeOf(type)}.const 0x${bits.toString(16)})`;
  return type === wholeOf(type) ? whole : `(${type}.reinterpret_${wholeOf(type)} ${whole})`;
}

/**
 * What a float's bits are is the engine's choice where an operation gives NaN; these functions make
 * every NaN the canonical one, wherever the bits are looked at.
 */
export const CANONICAL = (['f32', 'f64'] as const)
  .map((type) => {
    const canonical = constant(type, type === 'f32' ? 0x7fc0_0000n : 0x7ff8n << 48n);
    return `(func $canonical_${type} (param $x ${type}) (result ${type})
      (select (local.get $x) ${canonical} (${type}.eq (local.get $x) (local.get $x))))`;
  })
  .join('\n');

/** The value of an expression as a whole number. */
export function observed(type: NumberType, expression: string): string {
  if (type === wholeOf(type)) return expression;
  return `(${wholeOf(type)}.reinterpret_${type} ${canonical(type, expression)})`;
}

function canonical(type: NumberType, expression: string): string {
  return type === wholeOf(type) ? expression : `(call $canonical_${type} ${expression})`;
}

/** Expressions of each type over constants, the locals `$TYPE` and, if wanted, memory. */
export function expressions(memory = false): Record<NumberType, fc.Arbitrary<string>> {
  return fc.letrec<Record<NumberType, string>>((tie) => {
    const of = (type: NumberType): fc.Arbitrary<string> => {
      const leaves = [
        fc.constantFrom(...EDGES[type]).map((bits) => constant(type, bits)),
        fc.constant(`(local.get $${type})`),
      ];
      const operations = NUMERIC_OPERATIONS.filter(({ result }) => result === type).map((known) =>
        fc.tuple(...known.params.map((param) => tie(param))).map((args) => applied(known, args)),
      );
      const loads = memory ? [load(type, tie('i32'))] : [];
      return fc.oneof({ maxDepth: 4, depthSize: 'small' }, ...leaves, ...operations, ...loads);
    };
    return { i32: of('i32'), i64: of('i64'), f32: of('f32'), f64: of('f64') };
  });
}

function applied({ name, params }: Known, args: readonly string[]): string {
  const looks = name.includes('reinterpret') || name.endsWith('copysign');
  const given = args.map((arg, place) => (looks ? canonical(params[place] ?? 'i32', arg) : arg));
  return `(${name} ${given.join(' ')})`;
}

const LOADS = [...OPERATIONS.values()].filter(({ name }) => name.includes('.load'));
const STORES = [...OPERATIONS.values()].filter(({ name }) => name.includes('.store'));

/** Near the beginning, near the end of the first page, and sometimes anywhere. */
const address = fc
  .oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 24 }) },
    { weight: 2, arbitrary: fc.integer({ min: 65_520, max: 65_540 }) },
    { weight: 1, arbitrary: fc.constantFrom(-1, -8, 0x7fff_ffff) },
  )
  .map((at) => `(i32.const ${String(at)})`);
const offset = fc.constantFrom('', '', 'offset=1', 'offset=7', 'offset=65535', 'offset=4294967295');

function load(type: NumberType, masked: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const loads = LOADS.filter(({ name }) => name.startsWith(type)).map(({ name }) => name);
  const anywhere = fc.oneof(
    address,
    masked.map((expression) => `(i32.and ${expression} (i32.const 63))`),
  );
  return fc
    .tuple(fc.constantFrom(...loads), offset, anywhere)
    .map(([name, by, at]) => canonical(type, `(${name} ${by} ${at})`));
}

/** One store of an expression. */
function stores(values: Record<NumberType, fc.Arbitrary<string>>): fc.Arbitrary<string> {
  return fc.constantFrom(...STORES.map(({ name }) => name)).chain((name) => {
    const type = name.slice(0, 3) as NumberType;
    return fc
      .tuple(offset, address, values[type])
      .map(([by, at, value]) => `(${name} ${by} ${at} ${canonical(type, value)})`);
  });
}

/** Fills, copies and growth, inside memory and beyond it. */
const bulk: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(address, fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 700 }))
    .map(([at, byte, length]) => `(memory.fill ${at} (i32.const ${byte}) (i32.const ${length}))`),
  fc
    .tuple(address, address, fc.integer({ min: 0, max: 700 }))
    .map(([to, from, length]) => `(memory.copy ${to} ${from} (i32.const ${length}))`),
  fc
    .integer({ min: 0, max: 3 })
    .map((pages) => `(local.set $i32 (memory.grow (i32.const ${pages})))`),
);

/** Straight lines, choices, tables of branches and loops of at most five rounds. */
export function statements(): fc.Arbitrary<string> {
  const values = expressions(true);
  const set = fc
    .constantFrom(...TYPES)
    .chain((type) => values[type].map((value) => `(local.set $${type} ${value})`));
  return fc.letrec<{ one: string; many: string }>((tie) => ({
    one: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      set,
      stores(values),
      bulk,
      fc
        .tuple(values.i32, tie('many'), tie('many'))
        .map(([test, then, other]) => `(if ${test} (then ${then}) (else ${other}))`),
      fc
        .tuple(values.i32, tie('many'), tie('many'))
        .map(
          ([choice, first, second]) =>
            `(block (block (block (br_table 0 1 2 ${choice})) ${first}) ${second})`,
        ),
      fc
        .tuple(values.i32, tie('many'))
        .map(([test, body]) => `(block (br_if 0 ${test}) ${body} (br 0))`),
      tie('many').map(loop),
    ),
    many: fc.array(tie('one'), { maxLength: 3 }).map((lines) => lines.join('\n')),
  })).many;
}

/** One counter for all loops, so that loops inside one another end too. */
function loop(body: string): string {
  return `(loop (if (i32.lt_u (global.get $rounds) (i32.const 5)) (then
    (global.set $rounds (i32.add (global.get $rounds) (i32.const 1))) ${body} (br 1))))`;
}

/** A module with one function that runs the statements and gives all four locals as bits. */
export function moduleOf(body: string): string {
  return `(module (memory (export "memory") 1 2)
    (data (i32.const 4) "\\01\\02\\80\\ff\\7f\\00\\c0\\fe")
    (global $rounds (mut i32) (i32.const 0))
    ${CANONICAL}
    (func (export "run") (param $i32 i32) (param $i64 i64) (param $f32 f32) (param $f64 f64)
      (result i32 i64 i32 i64)
      ${body}
      ${TYPES.map((type) => observed(type, `(local.get $${type})`)).join('\n')}))`;
}
