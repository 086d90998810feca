/** Calls, tables, references, segments and several values: what the machine does is what the engine does. */

import { describe, expect, it } from 'vitest';
import { i32, i64, toJs, type Value } from '../../../../src/wasm/machine/bits.ts';
import type { Imports } from '../../../../src/wasm/machine/program.ts';
import { finish, instantiate, states } from '../../../../src/wasm/machine/run.ts';
import { step } from '../../../../src/wasm/machine/step.ts';
import { validate } from '../../../../src/wasm/validate.ts';
import { inEngine, outcomeOf } from '../../../property/wasm/engine.ts';
import { EVERYTHING } from '../everything.ts';
import { assemble, beginning, call, decoded, storeOf } from '../wat.ts';

const bytes = assemble(EVERYTHING);
const module = decoded(bytes);
const GIVEN: Imports = {
  env: { base: i32(2), twice: ([value]) => [i32(2n * (value?.bits ?? 0n))] },
};

function engine(): WebAssembly.Instance {
  const env = { base: 2, twice: (value: number) => 2 * value };
  return new WebAssembly.Instance(new WebAssembly.Module(bytes), { env });
}

const CALLS: readonly { name: string; args: readonly Value[] }[] = (
  [
    ['swap', i32(-3), i64(4n)],
    ['loopWithParameters', i32(9)],
    ['loopWithParameters', i32(2)],
    ['indirect', i32(2)],
    ['indirect', i32(3)],
    ['indirect', i32(0)],
    ['indirect', i32(6)],
    ['indirect', i32(-1)],
    ['wrongType'],
    ['tables', i32(1)],
    ['tables', i32(2)],
    ['tables', i32(3)],
    ['initTwice'],
    ['fillTable', i32(5)],
    ['fillTable', i32(6)],
    ['getTable', i32(1)],
    ['getTable', i32(2)],
    ['segments', i32(0)],
    ['segments', i32(2)],
    ['segments', i32(3)],
    ['dropped'],
    ['factorial', i64(20n)],
    ['forever'],
    ['imports', i32(21)],
    ['early', i32(0)],
    ['early', i32(1)],
    ['references', i32(0)],
    ['references', i32(1)],
  ] satisfies (readonly [string, ...Value[]])[]
).map(([name, ...args]) => ({ name, args }));

describe('calls', () => {
  it.each(CALLS)('$name $args ends as in the engine', ({ name, args }) => {
    expect(validate(module)).toBeUndefined();
    const mine = outcomeOf(call(storeOf(module, GIVEN), name, args));
    expect(mine).toEqual(inEngine(engine(), name, args));
  });
});

describe('states', () => {
  const before = beginning(storeOf(module, GIVEN), 'segments', [i32(1)]);

  it('stay as they were when steps are made from them', () => {
    const all = states(before, 1000);
    const copy = structuredClone(all.map(({ frame, memory }) => ({ frame, memory })));
    for (const state of all) finish(state, 1000);
    expect(all.map(({ frame, memory }) => ({ frame, memory }))).toEqual(copy);
  });

  it('are the same whenever a step is made again', () => {
    for (const state of states(before, 1000).slice(0, -1)) expect(step(state)).toEqual(step(state));
  });

  it('stop at the limit, and a state that has ended stays', () => {
    const forever = beginning(storeOf(decoded(assemble(LOOP))), 'spin');
    expect(states(forever, 50)).toHaveLength(51);
    expect(states(forever, 50).at(-1)?.status).toBe('running');
    const end = finish(before, 1000);
    expect(end.status).toBe('returned');
    expect(step(end)).toBe(end);
  });

  it('share what they don’t change: 20,000 writes to a megabyte are kept at once', () => {
    const all = states(beginning(storeOf(decoded(assemble(WRITES))), 'write'), 20_000);
    const [first, , , later] = all.map(({ memory }) => memory?.pages);
    expect(all).toHaveLength(20_001);
    expect(later?.[9]).toBe(first?.[9]);
  });
});

const LOOP = '(module (func (export "spin") (loop (br 0))))';
const WRITES = `(module (memory 16) (func (export "write") (local i32)
  (loop (i32.store (local.get 0) (local.get 0))
    (local.set 0 (i32.add (local.get 0) (i32.const 4))) (br 0))))`;

describe('instances', () => {
  it('begin with their start function run', () => {
    const wat = `(module (global (export "g") (mut i32) (i32.const 1))
      (func $s (global.set 0 (i32.const 9))) (start $s) (func (export "get") (result i32) global.get 0))`;
    expect(call(storeOf(decoded(assemble(wat))), 'get').results.map(toJs)).toEqual([9]);
  });

  it.each([
    ['(module (import "env" "f" (func)))', 'imports the function “env” “f”'],
    ['(module (import "env" "m" (memory 1)))', 'functions and globals only'],
    ['(module (memory 1) (data (i32.const 65535) "ab"))', 'stopped before it began'],
    ['(module (table 1 funcref) (func $f) (elem (i32.const 1) $f))', 'outside the table'],
    ['(module (func $f unreachable) (start $f))', 'can’t be reached'],
    ['(module (func $f (loop (br 0))) (start $f))', 'more steps'],
    ['(module (memory 257))', 'more memory'],
    ['(module (table 100001 funcref))', 'table of more'],
  ])('%s is refused in words', (wat, words) => {
    const started = instantiate(decoded(assemble(wat)));
    expect(started.ok ? '' : started.words).toContain(words);
  });
});
