/** Instructions as text, one a line, blocks indented. */

import type { BlockType, Expression, Instruction, ValueType } from '../module.ts';
import type { Identifiers } from './identifiers.ts';
import { constantText } from './values.ts';

/** One line of text with the bytes that it came from. */
export interface InstructionLine {
  readonly depth: number;
  readonly text: string;
  readonly instruction: Instruction;
}

const OPENS = new Set(['block', 'loop', 'if', 'else']);

/** What an instruction needs to know of where it stands: its function, and the blocks around it. */
export interface Place {
  readonly identifiers: Identifiers;
  readonly func: number;
  readonly depth: number;
}

const CLOSES = new Set(['else', 'end']);

/** How many instructions stand before the `end` that closes the function itself. */
export function bodyLength({ instructions }: Expression): number {
  let depth = 0;
  const closing = instructions.findIndex(({ name }) => {
    if (CLOSES.has(name)) depth--;
    if (depth < 0) return true;
    if (OPENS.has(name)) depth++;
    return false;
  });
  return closing === -1 ? instructions.length : closing;
}

/** Every instruction but the last `end`, which closes the function itself. */
export function bodyLines(
  expression: Expression,
  identifiers: Identifiers,
  func: number,
): InstructionLine[] {
  let depth = 0;
  return expression.instructions.slice(0, bodyLength(expression)).map((instruction) => {
    if (CLOSES.has(instruction.name)) depth--;
    const text = instructionText(instruction, { identifiers, func, depth });
    const line = { depth, text, instruction };
    if (OPENS.has(instruction.name)) depth++;
    return line;
  });
}

/** Constant expressions, in one line: `i32.const 8`, or several one after another. */
export function expressionText(expression: Expression, identifiers: Identifiers): string {
  return expression.instructions
    .slice(0, -1)
    .map((instruction) => instructionText(instruction, { identifiers, func: 0, depth: 0 }))
    .join(' ');
}

function instructionText(instruction: Instruction, place: Place): string {
  const rest = immediateText(instruction, place);
  return rest === '' ? instruction.name : `${instruction.name} ${rest}`;
}

function immediateText(instruction: Instruction, place: Place): string {
  const { immediate } = instruction;
  const { identifiers } = place;
  switch (immediate.kind) {
    case 'none':
      return '';
    case 'block':
      return [`(;@${String(place.depth + 1)};)`, blockType(immediate.type, identifiers)]
        .filter(Boolean)
        .join(' ');
    case 'label':
      return label(immediate.label, place);
    case 'labels':
      return [...immediate.labels, immediate.fallback].map((one) => label(one, place)).join(' ');
    case 'local':
      return identifiers.local(place.func, immediate.local);
    case 'access':
      return access(instruction, immediate.align, immediate.offset);
    case 'select':
      return typeList('result', immediate.types);
    case 'reference':
      return immediate.type === 'funcref' ? 'func' : 'extern';
    case 'i32':
    case 'i64':
    case 'f32':
    case 'f64':
      return constantText(immediate);
    case 'func':
    case 'indirect':
    case 'global':
    case 'table':
    case 'tables':
    case 'memory':
    case 'memories':
    case 'data':
    case 'data-memory':
    case 'element':
    case 'element-table':
      return indexText(immediate, identifiers);
  }
}

type Indexed = Extract<
  Instruction['immediate'],
  {
    kind:
      | 'func'
      | 'indirect'
      | 'global'
      | 'table'
      | 'tables'
      | 'memory'
      | 'memories'
      | 'data'
      | 'data-memory'
      | 'element'
      | 'element-table';
  }
>;

/** The first memory and the first table go without saying. */
function indexText(immediate: Indexed, identifiers: Identifiers): string {
  const unless0 = (space: 'tables' | 'memories', ...indices: number[]): string =>
    indices.every((index) => index === 0)
      ? ''
      : indices.map((index) => identifiers.use(space, index)).join(' ');
  switch (immediate.kind) {
    case 'func':
      return identifiers.use('functions', immediate.func);
    case 'indirect':
      return `${unless0('tables', immediate.table)} (type ${identifiers.use('types', immediate.type)})`.trim();
    case 'global':
      return identifiers.use('globals', immediate.global);
    case 'table':
      return identifiers.use('tables', immediate.table);
    case 'tables':
      return unless0('tables', immediate.to, immediate.from);
    case 'memory':
      return unless0('memories', immediate.memory);
    case 'memories':
      return unless0('memories', immediate.to, immediate.from);
    case 'data':
      return identifiers.use('data', immediate.data);
    case 'data-memory':
      return `${unless0('memories', immediate.memory)} ${identifiers.use('data', immediate.data)}`.trim();
    case 'element':
      return identifiers.use('elements', immediate.element);
    case 'element-table':
      return `${unless0('tables', immediate.table)} ${identifiers.use('elements', immediate.element)}`.trim();
  }
}

/** How many blocks up it goes; the comment says which block that is, where it isn't the function. */
function label(up: number, { depth }: Place): string {
  const target = depth - up;
  return target > 0 ? `${String(up)} (;@${String(target)};)` : String(up);
}

function blockType(type: BlockType, identifiers: Identifiers): string {
  if (type.kind === 'empty') return '';
  if (type.kind === 'value') return typeList('result', [type.type]);
  return `(type ${identifiers.use('types', type.type)})`;
}

/** The natural alignment, the size of what is loaded, goes without saying. */
function access({ name }: Instruction, align: number, offset: number): string {
  const parts = [];
  if (offset !== 0) parts.push(`offset=${String(offset)}`);
  if (2 ** align !== naturalAlignment(name)) parts.push(`align=${String(2 ** align)}`);
  return parts.join(' ');
}

function naturalAlignment(name: string): number {
  const bits = /(?:load|store)(\d+)/u.exec(name)?.[1] ?? name.slice(1, 3);
  return Number(bits) / 8;
}

/** `(result i32 i64)`, or nothing. */
export function typeList(word: 'param' | 'result', types: readonly ValueType[]): string {
  return types.length === 0 ? '' : `(${word} ${types.join(' ')})`;
}
