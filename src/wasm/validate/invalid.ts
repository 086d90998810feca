/** What is wrong with a module, where, and in words. */

import type { ValueType } from '../module.ts';

export interface ValidationError {
  /** A sentence for people. */
  readonly words: string;
  /** Where in the file. */
  readonly offset: number;
  /** The function, imports counted first; none where the error isn't in a body. */
  readonly func?: number;
  /** Which instruction of its flat list. */
  readonly instruction?: number;
  /** Types of the operands before that instruction, the top last. */
  readonly operands?: readonly Known[];
}

/** Thrown and caught inside this room only: a rule was broken deep inside a function. */
export class Invalid extends Error {}

/** A value's type in code that is never reached, where it can be any. */
export type Known = ValueType | 'any';

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];

/** "two i32", "one i32 and one f64", "nothing": in the order in which they stand on the stack. */
export function typesInWords(types: readonly Known[]): string {
  const runs: { type: Known; count: number }[] = [];
  for (const type of types) {
    const last = runs.at(-1);
    if (last?.type === type) last.count += 1;
    else runs.push({ type, count: 1 });
  }
  const words = runs.map(
    ({ type, count }) =>
      `${NUMBERS[count] ?? String(count)} ${type === 'any' ? 'of any type' : type}`,
  );
  const last = words.pop();
  if (last === undefined) return 'nothing';
  return words.length === 0 ? last : `${words.join(', ')} and ${last}`;
}

/** "there is one i32", "there are two f64", "there is nothing". */
export function thereIs(types: readonly Known[]): string {
  const many = types.length > 1 && types[0] === types[1];
  return `there ${many ? 'are' : 'is'} ${typesInWords(types)}`;
}
