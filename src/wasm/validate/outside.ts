/** All of a module but its bodies: types, limits, constant expressions, segments, exports, start. */

import type {
  ElementSegment,
  Export,
  Expression,
  Limits,
  Module,
  Range,
  ValueType,
} from '../module.ts';
import { OPERATIONS } from '../opcodes.ts';
import { there, type Context } from './context.ts';
import { Invalid, typesInWords, type ValidationError } from './invalid.ts';
import { checkReferences } from './references.ts';

/** 4 GiB in pages of 64 KiB. */
const MOST_PAGES = 65_536;
const MOST_ITEMS = 0xffff_ffff;

/** The first thing that is wrong outside the bodies. */
export function checkOutside(context: Context): ValidationError | undefined {
  for (const [{ start }, check] of checks(context)) {
    try {
      check();
    } catch (error) {
      if (error instanceof Invalid) return { words: error.message, offset: start };
      throw error;
    }
  }
  return undefined;
}

type Check = readonly [Range, () => void];

function checks(context: Context): readonly Check[] {
  const { module, tables, memories, functions } = context;
  const importedGlobals = context.globals.length - module.globals.length;
  return [
    ...tables.map((table): Check => [table, () => limits(table.limits, MOST_ITEMS, 'table')]),
    ...memories.map((one): Check => [one, () => limits(one.limits, MOST_PAGES, 'memory')]),
    ...memories.slice(1).map((one): Check => [one, tooManyMemories]),
    ...module.globals.map((global, index): Check => [
      global,
      () => constant(context, global.init, global.type.type, importedGlobals + index),
    ]),
    ...module.elements.map((one): Check => [one, () => element(context, one)]),
    ...module.data.map((one): Check => [
      one,
      () => {
        if (one.mode.kind !== 'active') return;
        const { into, offset } = one.mode;
        there(memories[into], `Memory ${String(into)}`, memories.length);
        constant(context, offset, 'i32');
      },
    ]),
    ...module.exports.map((one): Check => [one, () => exported(context, one)]),
    ...(module.start === undefined ? [] : [startCheck(module.start, functions)]),
  ];
}

function startCheck(start: NonNullable<Module['start']>, functions: Context['functions']): Check {
  return [
    start,
    () => {
      const type = there(functions[start.func], `Function ${String(start.func)}`, functions.length);
      if (type.params.length + type.results.length === 0) return;
      throw new Invalid('The start function may take nothing and give nothing.');
    },
  ];
}

function tooManyMemories(): void {
  throw new Invalid('A module has at most one memory here.');
}

function limits({ min, max }: Limits, most: number, what: string): void {
  if (min > most || (max ?? 0) > most) {
    throw new Invalid(`The ${what} is larger than ${String(most)}, which is the most.`);
  }
  if (max !== undefined && max < min) {
    throw new Invalid(
      `The ${what} begins with ${String(min)}, more than its most, ${String(max)}.`,
    );
  }
}

function element(context: Context, { mode, type, items }: ElementSegment): void {
  if (mode.kind === 'active') {
    const { tables } = context;
    const table = there(tables[mode.into], `Table ${String(mode.into)}`, tables.length);
    if (table.element !== type) throw new Invalid('The segment and its table differ in type.');
    constant(context, mode.offset, 'i32');
  }
  if (items.kind === 'expressions') {
    for (const expression of items.expressions) constant(context, expression, type);
    return;
  }
  for (const func of items.functions) {
    there(context.functions[func], `Function ${String(func)}`, context.functions.length);
  }
}

function exported({ module, ...context }: Context, { name, kind, index }: Export): void {
  const kinds = {
    func: context.functions,
    table: context.tables,
    memory: context.memories,
    global: context.globals,
  };
  there<unknown>(kinds[kind][index], `The ${kind} exported as “${name}”`, kinds[kind].length);
  if (module.exports.filter((one) => one.name === name).length > 1) {
    throw new Invalid(`Two things are exported as “${name}”.`);
  }
}

/** Whole numbers may be added, subtracted and multiplied; see "Extended Constant Expressions". */
const COMPUTED = /^i(32|64)\.(add|sub|mul)$/u;
const CONSTANT = /^(\w\d\d\.const|ref\.null|ref\.func)$/u;

/** An expression that is known before anything runs; `before` globals are there already. */
function constant(
  context: Context,
  { instructions }: Expression,
  wanted: ValueType,
  before = context.globals.length,
): void {
  const stack: ValueType[] = [];
  for (const instruction of instructions.slice(0, -1)) {
    const { name, immediate } = instruction;
    checkReferences(context, instruction);
    const signature = OPERATIONS.get(instruction.op)?.signature;
    if (name === 'global.get' && immediate.kind === 'global') {
      stack.push(constantGlobal(context, immediate.global, before));
    } else if (immediate.kind === 'reference') {
      stack.push(immediate.type);
    } else if (signature !== undefined && (CONSTANT.test(name) || COMPUTED.test(name))) {
      const taken = stack.splice(Math.max(0, stack.length - signature.params.length));
      if (taken.join() !== signature.params.join()) {
        throw new Invalid(`${name} wants ${typesInWords(signature.params)} on the stack.`);
      }
      stack.push(...signature.results);
    } else {
      throw new Invalid(`${name} can’t stand in a constant expression.`);
    }
  }
  if (stack.join() === wanted) return;
  throw new Invalid(`The expression has to give one ${wanted}; it gives ${typesInWords(stack)}.`);
}

function constantGlobal({ globals }: Context, index: number, before: number): ValueType {
  const global = globals[index];
  if (global === undefined || index >= before) {
    throw new Invalid(`Global ${String(index)} isn’t there yet.`);
  }
  if (global.mutable) {
    throw new Invalid(
      `Global ${String(index)} can change, so it can’t stand in a constant expression.`,
    );
  }
  return global.type;
}
