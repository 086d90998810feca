/** What validation says of wrong modules, in words and with the place; the engine refuses them all too. */

import { describe, expect, it } from 'vitest';
import { validate } from '../../../src/wasm/validate.ts';
import { EVERYTHING } from './everything.ts';
import { assemble, decoded } from './wat.ts';

const body = (instructions: string, more = '') =>
  `(module ${more} (func (param i32 f64) (result i32) ${instructions}))`;

const WRONG: readonly (readonly [string, string])[] = [
  [
    body('local.get 0 local.get 1 i32.add'),
    'i32.add wants two i32 on the stack; there is one i32 and one f64.',
  ],
  [body('local.get 0 i32.add'), 'i32.add wants two i32 on the stack; there is one i32.'],
  [body('i32.eqz'), 'i32.eqz wants one i32 on the stack; there is nothing.'],
  [body(''), 'The end of the function wants one i32 on the stack; there is nothing.'],
  [body('local.get 1'), 'The end of the function wants one i32 on the stack; there is one f64.'],
  [
    body('local.get 0 local.get 0'),
    'The end of the function wants one i32 on the stack and no more; there are two i32.',
  ],
  [body('local.get 2'), 'Local 2 isn’t there: the module has 2.'],
  [
    body('local.get 1 local.set 0 i32.const 0'),
    'local.set wants one i32 on the stack; there is one f64.',
  ],
  [body('br 1'), 'Label 1 isn’t there: 1 blocks are open, counted from 0.'],
  [
    body('block (result i32) end'),
    'The end of the block wants one i32 on the stack; there is nothing.',
  ],
  [body('local.get 0 block i32.eqz end'), 'i32.eqz wants one i32 on the stack; there is nothing.'],
  [
    body('local.get 0 if (result i32) i32.const 1 end'),
    'An if without else has to leave what it took; it takes nothing and leaves one i32.',
  ],
  [
    body('block (result i32) block local.get 0 local.get 0 br_table 0 1 end i32.const 1 end'),
    'All places that br_table can go to have to want as many values.',
  ],
  [
    body('unreachable f64.const 0 i32.eqz'),
    'i32.eqz wants one i32 on the stack; there is one f64.',
  ],
  [body('local.get 0 drop drop i32.const 0'), 'drop wants a value on the stack; there is nothing.'],
  [body('i32.const 0 i32.load'), 'The module has no memory.'],
  [
    body('i32.const 0 i32.load align=8', '(memory 1)'),
    'i32.load touches 4 bytes, so it can’t be aligned to 8.',
  ],
  [
    body('local.get 0 local.get 1 local.get 0 select'),
    'select wants two values of one type; there is one i32 and one f64.',
  ],
  [
    body('ref.null func ref.null func i32.const 1 select drop i32.const 1'),
    'select without a type chooses between numbers only.',
  ],
  [
    body('local.get 0 ref.is_null'),
    'ref.is_null wants a reference on the stack; there is one i32.',
  ],
  [body('call 4'), 'Function 4 isn’t there: the module has 1.'],
  [body('local.get 0 call_indirect (type 0)'), 'Table 0 isn’t there: the module has 0.'],
  [
    body('i32.const 1 global.set 0 i32.const 1', '(global i32 (i32.const 0))'),
    'Global 0 is a constant; global.set can’t write it.',
  ],
  [
    '(module (func $f) (func (drop (ref.func $f))))',
    'ref.func refers to function 0, which nothing outside the bodies refers to.',
  ],
  ['(module (global i32 (f32.const 0)))', 'The expression has to give one i32; it gives one f32.'],
  [
    '(module (global i32 (i32.clz (i32.const 0))))',
    'i32.clz can’t stand in a constant expression.',
  ],
  [
    '(module (global $a (mut i32) (i32.const 0)) (global i32 (global.get $a)))',
    'Global 0 can change, so it can’t stand in a constant expression.',
  ],
  ['(module (global i32 (global.get 1)) (global i32 (i32.const 0)))', 'Global 1 isn’t there yet.'],
  ['(module (memory 2 1))', 'The memory begins with 2, more than its most, 1.'],
  ['(module (memory 65537))', 'The memory is larger than 65536, which is the most.'],
  ['(module (func (export "a")) (memory (export "a") 1))', 'Two things are exported as “a”.'],
  ['(module (export "a" (func 0)))', 'The func exported as “a” isn’t there: the module has 0.'],
  [
    '(module (func (param i32)) (start 0))',
    'The start function may take nothing and give nothing.',
  ],
  ['(module (data (i32.const 0) "a"))', 'Memory 0 isn’t there: the module has 0.'],
  [
    '(module (table 1 externref) (func) (elem (i32.const 0) func 0))',
    'The segment and its table differ in type.',
  ],
];

describe('validate', () => {
  it.each(WRONG)('%s', (wat, words) => {
    const bytes = assemble(wat);
    expect(validate(decoded(bytes))?.words).toBe(words);
    expect(WebAssembly.validate(bytes), 'the engine').toBe(false);
  });

  it('says where: the function, the instruction, the byte', () => {
    const bytes = assemble(`(module (import "a" "b" (func)) (func nop)
      (func (result i32) i32.const 7 f32.const 1 i32.mul))`);
    const error = validate(decoded(bytes));
    expect(error).toMatchObject({ func: 2, instruction: 2 });
    expect(bytes[error?.offset ?? 0]).toBe(0x6c);
  });

  it('has nothing against modules that use everything', () => {
    const bytes = assemble(EVERYTHING);
    expect(validate(decoded(bytes))).toBeUndefined();
    expect(WebAssembly.validate(bytes)).toBe(true);
  });
});
