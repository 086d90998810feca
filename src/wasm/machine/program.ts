/** Functions made ready to be stepped through: locals laid out, the end of each block found. */

import {
  type Code,
  type FunctionType,
  type Instruction,
  type Module,
  type ValueType,
} from '../module.ts';
import type { Value } from './bits.ts';

/** A function that stands in for an import; it must not change anything. */
export type Given = (args: readonly Value[]) => readonly Value[];

/** By module, then by name. */
export type Imports = Readonly<Record<string, Readonly<Record<string, Given | Value>>>>;

export interface OwnFunction {
  readonly kind: 'own';
  readonly type: FunctionType;
  /** Types of the locals after the parameters. */
  readonly locals: readonly ValueType[];
  readonly instructions: readonly Instruction[];
  /** For the position of each `block`, `loop`, `if` and `else`: where it goes on. */
  readonly ends: ReadonlyMap<number, BlockEnd>;
}

interface BlockEnd {
  /** The position of its `end`. */
  readonly end: number;
  /** The position of its `else`. */
  readonly otherwise?: number;
}

export interface GivenFunction {
  readonly kind: 'given';
  readonly type: FunctionType;
  readonly call: Given;
}

export type Callable = OwnFunction | GivenFunction;

/** The functions that the module has itself, ready to run; `module` has to be valid. */
export function ownFunctions(module: Module): readonly OwnFunction[] {
  return module.code.map((code, index) => {
    const type = module.types[module.functions[index]?.type ?? -1];
    if (type === undefined) throw new Error('A module has to be validated before it is run.');
    return {
      kind: 'own',
      type,
      locals: localTypes(code),
      instructions: code.body.instructions,
      ends: blockEnds(code.body.instructions),
    };
  });
}

/** The types of a body's locals, one for each, without the parameters. */
export function localTypes(code: Code): readonly ValueType[] {
  return code.locals.flatMap(({ count, type }) => new Array<ValueType>(count).fill(type));
}

/** The index of the module's function with this exported name. */
export function exportedFunction(module: Module, name: string): number | undefined {
  return module.exports.find((one) => one.kind === 'func' && one.name === name)?.index;
}

function blockEnds(instructions: readonly Instruction[]): ReadonlyMap<number, BlockEnd> {
  const ends = new Map<number, BlockEnd>();
  const open: { start: number; otherwise?: number }[] = [];
  instructions.forEach(({ name }, position) => {
    if (name === 'block' || name === 'loop' || name === 'if') open.push({ start: position });
    const block = open.at(-1);
    if (block === undefined) return;
    if (name === 'else') block.otherwise = position;
    if (name !== 'end') return;
    const { start, otherwise } = block;
    ends.set(start, { end: position, ...(otherwise !== undefined && { otherwise }) });
    if (otherwise !== undefined) ends.set(otherwise, { end: position });
    open.pop();
  });
  return ends;
}
