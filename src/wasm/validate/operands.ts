/**
 * The two stacks of validation: types of operands, and blocks that are open.
 *
 * Source: WebAssembly Core Specification 2.0, appendix "Validation Algorithm",
 * https://www.w3.org/TR/wasm-core-2/#validation-algorithm
 */

import type { ValueType } from '../module.ts';
import { Invalid, thereIs, typesInWords, type Known } from './invalid.ts';

export type Opener = 'function' | 'block' | 'loop' | 'if' | 'else';

export interface Control {
  readonly opener: Opener;
  readonly params: readonly ValueType[];
  readonly results: readonly ValueType[];
  /** How many operands there were before its own. */
  readonly height: number;
  /** After a branch or a trap nothing follows, and every operand is possible. */
  unreachable: boolean;
}

export interface Operands {
  readonly types: Known[];
  readonly controls: Control[];
}

export function openControl(
  operands: Operands,
  opener: Opener,
  params: readonly ValueType[],
  results: readonly ValueType[],
): void {
  const height = operands.types.length;
  operands.controls.push({ opener, params, results, height, unreachable: false });
  operands.types.push(...params);
}

/** Its results have to be on the stack, and nothing else of its own. */
export function closeControl(operands: Operands): Control {
  const control = innermost(operands);
  const own = operands.types.slice(control.height);
  popTypes(operands, control.results, nameOfEnd(control));
  if (operands.types.length > control.height) {
    throw new Invalid(
      `${nameOfEnd(control)} wants ${typesInWords(control.results)} on the stack and no more; ${thereIs(own)}.`,
    );
  }
  operands.controls.pop();
  return control;
}

/** The block that is open, innermost; after the function’s own end there is none. */
export function innermost({ controls }: Operands): Control {
  const control = controls.at(-1);
  if (control === undefined) throw new Invalid('Nothing may follow a function’s end.');
  return control;
}

/** Takes operands of these types, the last from the top; `who` wants them. */
export function popTypes(
  operands: Operands,
  wanted: readonly ValueType[],
  who: string,
): readonly Known[] {
  const { height } = innermost(operands);
  const own = operands.types.slice(Math.max(height, operands.types.length - wanted.length));
  const taken = wanted.toReversed().map((type) => {
    const found = popAny(operands);
    if (found === undefined || (found !== type && found !== 'any')) {
      throw new Invalid(`${who} wants ${typesInWords(wanted)} on the stack; ${thereIs(own)}.`);
    }
    return found;
  });
  return taken.reverse();
}

/** The top of the open block’s own operands; in unreachable code there is always one. */
export function popAny(operands: Operands): Known | undefined {
  const { height, unreachable } = innermost(operands);
  if (operands.types.length > height) return operands.types.pop();
  return unreachable ? 'any' : undefined;
}

/** The rest of the block can’t be reached. */
export function cutOff(operands: Operands): void {
  const control = innermost(operands);
  operands.types.length = control.height;
  control.unreachable = true;
}

/** What a branch to this block takes along: to a loop’s beginning its parameters, else to its end. */
export function branchTypes({ opener, params, results }: Control): readonly ValueType[] {
  return opener === 'loop' ? params : results;
}

function nameOfEnd({ opener }: Control): string {
  return opener === 'function' ? 'The end of the function' : `The end of the ${opener}`;
}
