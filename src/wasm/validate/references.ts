/** What an instruction names by number has to be there: memories, tables, functions, segments. */

import type { Instruction } from '../module.ts';
import { OPERATIONS } from '../opcodes.ts';
import { there, type Context } from './context.ts';
import { Invalid } from './invalid.ts';

/** Throws `Invalid` where an instruction refers to what the module doesn't have. */
export function checkReferences(context: Context, instruction: Instruction): void {
  const { name, immediate } = instruction;
  switch (immediate.kind) {
    case 'access':
      checkAccess(context, instruction, immediate.align);
      break;
    case 'memory':
      memory(context, immediate.memory);
      break;
    case 'memories':
      memory(context, immediate.to);
      memory(context, immediate.from);
      break;
    case 'data':
      data(context, immediate.data);
      break;
    case 'data-memory':
      memory(context, immediate.memory);
      data(context, immediate.data);
      break;
    case 'global':
      numbered(context.globals, 'Global', immediate.global);
      break;
    case 'func':
      checkFunction(context, name, immediate.func);
      break;
    case 'indirect':
      numbered(context.module.types, 'Type', immediate.type);
      checkCallTable(context, immediate.table);
      break;
    case 'table':
      numbered(context.tables, 'Table', immediate.table);
      break;
    case 'tables':
      checkTableCopy(context, immediate.to, immediate.from);
      break;
    case 'element':
      numbered(context.module.elements, 'Element segment', immediate.element);
      break;
    case 'element-table':
      checkTableInit(context, immediate.element, immediate.table);
      break;
    case 'none':
    case 'block':
    case 'label':
    case 'labels':
    case 'select':
    case 'local':
    case 'reference':
    case 'i32':
    case 'i64':
    case 'f32':
    case 'f64':
      break;
  }
}

function numbered<T>(list: readonly T[], what: string, index: number): T {
  return there(list[index], `${what} ${String(index)}`, list.length);
}

function memory({ memories }: Context, index: number): void {
  if (memories.length === 0) throw new Invalid('The module has no memory.');
  numbered(memories, 'Memory', index);
}

function checkAccess(context: Context, { op, name }: Instruction, align: number): void {
  memory(context, 0);
  const bytes = OPERATIONS.get(op)?.bytes ?? 1;
  if (2 ** align <= bytes) return;
  throw new Invalid(
    `${name} touches ${bytes === 1 ? 'one byte' : `${String(bytes)} bytes`}, so it can’t be aligned to ${String(2 ** align)}.`,
  );
}

function data({ module }: Context, index: number): void {
  if (module.dataCount === undefined) {
    throw new Invalid('The module doesn’t say how many data segments it has.');
  }
  numbered(module.data, 'Data segment', index);
}

function checkFunction({ functions, declared }: Context, name: string, func: number): void {
  numbered(functions, 'Function', func);
  if (name !== 'ref.func' || declared.has(func)) return;
  throw new Invalid(
    `ref.func refers to function ${String(func)}, which nothing outside the bodies refers to.`,
  );
}

function checkCallTable({ tables }: Context, table: number): void {
  if (numbered(tables, 'Table', table).element === 'funcref') return;
  throw new Invalid('call_indirect wants a table of functions.');
}

function checkTableCopy({ tables }: Context, to: number, from: number): void {
  if (numbered(tables, 'Table', to).element === numbered(tables, 'Table', from).element) return;
  throw new Invalid('table.copy wants two tables of one type.');
}

function checkTableInit({ tables, module }: Context, element: number, table: number): void {
  const { type } = numbered(module.elements, 'Element segment', element);
  if (numbered(tables, 'Table', table).element === type) return;
  throw new Invalid('table.init wants a segment and a table of one type.');
}
