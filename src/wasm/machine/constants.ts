/** Constant expressions: what globals begin with, where segments go, what elements refer to. */

import type { ElementSegment, Expression, Instruction } from '../module.ts';
import { NULL, i32, i64, type Value } from './bits.ts';
import { must } from './draft.ts';
import { NUMERIC } from './numeric.ts';

/** The value of a valid constant expression; `globals` are those before it. */
export function evaluate(expression: Expression, globals: readonly Value[]): Value {
  const stack: Value[] = [];
  for (const instruction of expression.instructions) {
    if (instruction.name === 'end') break;
    stack.push(constantOf(instruction, globals) ?? computed(instruction, stack));
  }
  return must(stack.at(-1));
}

/** What an element segment holds. */
export function elementValues(
  { items, type }: ElementSegment,
  globals: readonly Value[],
): readonly Value[] {
  return items.kind === 'functions'
    ? items.functions.map((func) => ({ type, bits: BigInt(func) }))
    : items.expressions.map((expression) => evaluate(expression, globals));
}

/** What an instruction gives that takes nothing: a constant, a global, a reference. */
export function constantOf(
  { immediate }: Instruction,
  globals: readonly Value[],
): Value | undefined {
  if (immediate.kind === 'i32') return i32(immediate.value);
  if (immediate.kind === 'i64') return i64(immediate.value);
  if (immediate.kind === 'f32') return { type: 'f32', bits: BigInt(immediate.bits) };
  if (immediate.kind === 'f64') return { type: 'f64', bits: immediate.bits };
  if (immediate.kind === 'global') return must(globals[immediate.global]);
  if (immediate.kind === 'reference') return { type: immediate.type, bits: NULL };
  if (immediate.kind === 'func') return { type: 'funcref', bits: BigInt(immediate.func) };
  return undefined;
}

/** Additions, subtractions and multiplications, which may stand in them too. */
function computed({ name }: Instruction, stack: Value[]): Value {
  const second = must(stack.pop());
  const first = must(stack.pop());
  const bits = must(NUMERIC.get(name))(first.bits, second.bits);
  if (typeof bits !== 'bigint') throw new Error(`${name} can’t stand in a constant expression.`);
  return { type: first.type, bits };
}
