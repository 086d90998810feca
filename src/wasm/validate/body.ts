/** A function's body, instruction by instruction. */

import type { BlockType, FunctionType, Instruction, ValueType } from '../module.ts';
import { OPERATIONS } from '../opcodes.ts';
import { there, type Context } from './context.ts';
import { Invalid, typesInWords } from './invalid.ts';
import {
  branchTypes,
  closeControl,
  cutOff,
  innermost,
  openControl,
  popAny,
  popTypes,
  type Control,
  type Operands,
} from './operands.ts';
import { checkReferences } from './references.ts';

export interface Body {
  readonly context: Context;
  /** Parameters first. */
  readonly locals: readonly ValueType[];
  readonly results: readonly ValueType[];
  readonly operands: Operands;
}

/** A body of which nothing has been looked at. */
export function beginBody(
  context: Context,
  type: FunctionType,
  locals: readonly ValueType[],
): Body {
  const operands: Operands = { types: [], controls: [] };
  openControl(operands, 'function', [], type.results);
  return { context, locals: [...type.params, ...locals], results: type.results, operands };
}

/** Throws `Invalid` where the instruction can't stand here. */
export function checkInstruction(body: Body, instruction: Instruction): void {
  const { operands } = body;
  innermost(operands);
  checkReferences(body.context, instruction);
  const signature = OPERATIONS.get(instruction.op)?.signature;
  if (signature !== undefined) {
    popTypes(operands, signature.params, instruction.name);
    operands.types.push(...signature.results);
    return;
  }
  const { immediate, name } = instruction;
  const { functions, module } = body.context;
  if (immediate.kind === 'local') checkLocal(body, name, immediate.local);
  else if (immediate.kind === 'global') checkGlobal(body, name, immediate.global);
  else if (immediate.kind === 'table') checkTable(body, name, immediate.table);
  else if (immediate.kind === 'func') checkCall(body, name, functions[immediate.func]);
  else if (immediate.kind === 'indirect') {
    popTypes(operands, ['i32'], name);
    checkCall(body, name, module.types[immediate.type]);
  } else if (immediate.kind === 'reference') operands.types.push(immediate.type);
  else if (immediate.kind === 'select') checkTypedSelect(operands, immediate.types);
  else checkControl(body, instruction);
}

function checkControl(body: Body, { name, immediate }: Instruction): void {
  const { operands } = body;
  switch (name) {
    case 'block':
    case 'loop':
    case 'if':
      if (name === 'if') popTypes(operands, ['i32'], name);
      if (immediate.kind === 'block') enter(body, name, immediate.type);
      return;
    case 'else':
      checkElse(operands);
      return;
    case 'end':
      checkEnd(operands);
      return;
    case 'br':
    case 'br_if':
    case 'br_table':
      checkBranch(operands, name, immediate);
      return;
    case 'return':
      popTypes(operands, body.results, name);
      cutOff(operands);
      return;
    case 'unreachable':
      cutOff(operands);
      return;
    case 'drop':
    case 'ref.is_null':
    case 'select':
      checkAnyOperand(operands, name);
      return;
    default:
      throw new Invalid(`${name} can’t stand in a function.`);
  }
}

function checkLocal({ locals, operands }: Body, name: string, local: number): void {
  const type = there(locals[local], `Local ${String(local)}`, locals.length);
  if (name !== 'local.get') popTypes(operands, [type], name);
  if (name !== 'local.set') operands.types.push(type);
}

function checkGlobal({ context, operands }: Body, name: string, global: number): void {
  const { type, mutable } = there(context.globals[global], '', 0);
  if (name === 'global.get') {
    operands.types.push(type);
    return;
  }
  if (!mutable)
    throw new Invalid(`Global ${String(global)} is a constant; global.set can’t write it.`);
  popTypes(operands, [type], name);
}

function checkTable({ context, operands }: Body, name: string, table: number): void {
  const { element } = there(context.tables[table], '', 0);
  const [wanted, given]: readonly [readonly ValueType[], readonly ValueType[]] =
    name === 'table.get'
      ? [['i32'], [element]]
      : name === 'table.set'
        ? [['i32', element], []]
        : name === 'table.grow'
          ? [[element, 'i32'], ['i32']]
          : [['i32', element, 'i32'], []];
  popTypes(operands, wanted, name);
  operands.types.push(...given);
}

function checkCall({ operands }: Body, name: string, type: FunctionType | undefined): void {
  if (type === undefined) throw new Invalid(`${name} refers to what isn’t there.`);
  popTypes(operands, type.params, name);
  operands.types.push(...type.results);
}

function enter(
  { context, operands }: Body,
  opener: 'block' | 'loop' | 'if',
  type: BlockType,
): void {
  const { params, results } = blockType(context, type);
  popTypes(operands, params, opener);
  openControl(operands, opener, params, results);
}

function blockType(context: Context, type: BlockType): Pick<FunctionType, 'params' | 'results'> {
  if (type.kind === 'empty') return { params: [], results: [] };
  if (type.kind === 'value') return { params: [], results: [type.type] };
  const { types } = context.module;
  return there(types[type.type], `Type ${String(type.type)}`, types.length);
}

function checkElse(operands: Operands): void {
  if (innermost(operands).opener !== 'if') throw new Invalid('else has no if before it.');
  const { params, results } = closeControl(operands);
  openControl(operands, 'else', params, results);
}

function checkEnd(operands: Operands): void {
  const { opener, params, results } = closeControl(operands);
  if (opener === 'if' && params.join() !== results.join()) {
    throw new Invalid(
      `An if without else has to leave what it took; it takes ${typesInWords(params)} and leaves ${typesInWords(results)}.`,
    );
  }
  operands.types.push(...results);
}

function checkBranch(operands: Operands, name: string, immediate: Instruction['immediate']): void {
  if (immediate.kind === 'labels') {
    checkBranchTable(operands, immediate.labels, immediate.fallback);
    return;
  }
  if (name === 'br_if') popTypes(operands, ['i32'], name);
  const types = branchTypes(labelled(operands, immediate.kind === 'label' ? immediate.label : -1));
  popTypes(operands, types, name);
  if (name === 'br') cutOff(operands);
  else operands.types.push(...types);
}

function checkBranchTable(operands: Operands, labels: readonly number[], fallback: number): void {
  popTypes(operands, ['i32'], 'br_table');
  const types = branchTypes(labelled(operands, fallback));
  for (const label of labels) {
    const others = branchTypes(labelled(operands, label));
    if (others.length !== types.length) {
      throw new Invalid('All places that br_table can go to have to want as many values.');
    }
    operands.types.push(...popTypes(operands, others, 'br_table'));
  }
  popTypes(operands, types, 'br_table');
  cutOff(operands);
}

function labelled({ controls }: Operands, label: number): Control {
  const control = controls[controls.length - 1 - label];
  if (control !== undefined) return control;
  throw new Invalid(
    `Label ${String(label)} isn’t there: ${String(controls.length)} blocks are open, counted from 0.`,
  );
}

/** Those that take operands of a type that isn't written down. */
function checkAnyOperand(operands: Operands, name: string): void {
  if (name === 'select') {
    checkSelect(operands);
    return;
  }
  const type = popAny(operands);
  if (type === undefined)
    throw new Invalid(`${name} wants a value on the stack; there is nothing.`);
  if (name !== 'ref.is_null') return;
  if (type !== 'any' && !isReference(type)) {
    throw new Invalid(`ref.is_null wants a reference on the stack; there is one ${type}.`);
  }
  operands.types.push('i32');
}

function checkSelect(operands: Operands): void {
  popTypes(operands, ['i32'], 'select');
  const second = popAny(operands);
  const first = popAny(operands);
  if (first === undefined || second === undefined) {
    throw new Invalid('select wants two values and one i32 on the stack; there is less.');
  }
  if ([first, second].some((type) => type !== 'any' && isReference(type))) {
    throw new Invalid('select without a type chooses between numbers only.');
  }
  if (first !== second && first !== 'any' && second !== 'any') {
    throw new Invalid(
      `select wants two values of one type; there is ${typesInWords([first, second])}.`,
    );
  }
  operands.types.push(first === 'any' ? second : first);
}

function checkTypedSelect(operands: Operands, [type, ...more]: readonly ValueType[]): void {
  if (type === undefined || more.length > 0) {
    throw new Invalid('select with a type has exactly one.');
  }
  popTypes(operands, [type, type, 'i32'], 'select');
  operands.types.push(type);
}

function isReference(type: ValueType): boolean {
  return type === 'funcref' || type === 'externref';
}
