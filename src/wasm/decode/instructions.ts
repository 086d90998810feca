/** Reads instructions: core specification, chapter 5.4. */

import type { BlockType, Expression, Immediate, ImmediateKind, Instruction } from '../module.ts';
import { laterProposal, OPERATIONS, type Operation } from '../opcodes.ts';
import { Failure, type Reader } from './reader.ts';

const PREFIX = 0xfc;
const EMPTY_BLOCK = 0x40;
const OPENS = new Set(['block', 'loop', 'if']);
/** Bit 6 of an access's alignment says that the number of a memory follows (multiple memories). */
const MANY_MEMORIES = 0x40;

const NONE: Immediate = { kind: 'none' };

/** Instructions up to the `end` that closes the expression. `into` gets each as soon as it is read. */
export function readExpression(reader: Reader, into: Instruction[] = []): Expression {
  const start = reader.at;
  let open = 1;
  while (open > 0) {
    const instruction = readInstruction(reader);
    into.push(instruction);
    if (OPENS.has(instruction.name)) open++;
    else if (instruction.name === 'end') open--;
  }
  return { instructions: into, start, end: reader.at };
}

function readInstruction(reader: Reader): Instruction {
  const start = reader.at;
  const operation = readOperation(reader);
  const immediate = READ[operation.immediate](reader);
  return { op: operation.op, name: operation.name, immediate, start, end: reader.at };
}

function readOperation(reader: Reader): Operation {
  const start = reader.at;
  const byte = reader.peek('instruction');
  const what = OPERATIONS.get(byte)?.name ?? 'instruction';
  reader.byte(byte === PREFIX ? 'prefix of an instruction' : `instruction ${what}`);
  const op = byte === PREFIX ? PREFIX * 256 + reader.u32('rest of the instruction’s number') : byte;
  const operation = OPERATIONS.get(op);
  if (operation) return operation;
  const hex = `0x${op.toString(16).padStart(2, '0')}`;
  const later = laterProposal(byte);
  if (later === undefined) throw new Failure('malformed', start, `No instruction is ${hex}.`);
  const words = `Instruction ${hex} belongs to a later extension (${later}), not read here.`;
  throw new Failure('unsupported', start, words);
}

const READ: Readonly<Record<ImmediateKind, (reader: Reader) => Immediate>> = {
  none: () => NONE,
  block: (reader) => ({ kind: 'block', type: readBlockType(reader) }),
  label: (reader) => ({ kind: 'label', label: reader.u32('label') }),
  labels: (reader) => ({
    kind: 'labels',
    labels: reader.list('labels', () => reader.u32('label')),
    fallback: reader.u32('label for all other numbers'),
  }),
  func: (reader) => ({ kind: 'func', func: reader.u32('function’s index') }),
  indirect: (reader) => ({
    kind: 'indirect',
    type: reader.u32('index of the function’s type'),
    table: reader.u32('table’s index'),
  }),
  select: (reader) => ({
    kind: 'select',
    types: reader.list('types', () => reader.valueType('type of the values')),
  }),
  local: (reader) => ({ kind: 'local', local: reader.u32('local’s index') }),
  global: (reader) => ({ kind: 'global', global: reader.u32('global’s index') }),
  table: (reader) => ({ kind: 'table', table: reader.u32('table’s index') }),
  access: readAccess,
  memory: (reader) => ({ kind: 'memory', memory: reader.u32('memory’s index') }),
  memories: (reader) => ({
    kind: 'memories',
    to: reader.u32('index of the memory written to'),
    from: reader.u32('index of the memory read from'),
  }),
  tables: (reader) => ({
    kind: 'tables',
    to: reader.u32('index of the table written to'),
    from: reader.u32('index of the table read from'),
  }),
  data: (reader) => ({ kind: 'data', data: reader.u32('data segment’s index') }),
  'data-memory': (reader) => ({
    kind: 'data-memory',
    data: reader.u32('data segment’s index'),
    memory: reader.u32('memory’s index'),
  }),
  element: (reader) => ({ kind: 'element', element: reader.u32('element segment’s index') }),
  'element-table': (reader) => ({
    kind: 'element-table',
    element: reader.u32('element segment’s index'),
    table: reader.u32('table’s index'),
  }),
  reference: readReference,
  i32: (reader) => ({ kind: 'i32', value: reader.s32('number') }),
  i64: (reader) => ({ kind: 'i64', value: reader.s64('number') }),
  f32: (reader) => ({ kind: 'f32', ...reader.f32('number') }),
  f64: (reader) => ({ kind: 'f64', ...reader.f64('number') }),
};

/** A reference's type in one byte; an index of a type, as a signed number, is of a later version. */
function readReference(reader: Reader): Immediate {
  const byte = reader.peek('reference type');
  if ((byte & 0xc0) === 0x40) {
    return { kind: 'reference', type: reader.referenceType('reference type') };
  }
  const start = reader.at;
  const type = reader.s33('index of the reference’s type');
  const words = `The reference is to type ${String(type)}: a type of a later version of WebAssembly, not read here.`;
  throw new Failure('unsupported', start, words);
}

/** One byte for no type or a value's type; else the index of a function type, as a signed number. */
function readBlockType(reader: Reader): BlockType {
  const byte = reader.peek('block’s type');
  if (byte === EMPTY_BLOCK) {
    reader.byte('block’s type: none');
    return { kind: 'empty' };
  }
  // A signed number below zero that takes one byte: the value types' range.
  if ((byte & 0xc0) === 0x40) return { kind: 'value', type: reader.valueType('block’s type') };
  const start = reader.at;
  const type = reader.s33('index of the block’s type');
  if (type < 0) throw new Failure('malformed', start, 'The index of the block’s type is negative.');
  return { kind: 'index', type };
}

function readAccess(reader: Reader): Immediate {
  const start = reader.at;
  const align = reader.u32('alignment, as a power of 2');
  if (align >= MANY_MEMORIES && align < 2 * MANY_MEMORIES) {
    const words = 'This access names a memory (multiple memories), which is not read here.';
    throw new Failure('unsupported', start, words);
  }
  if (align >= MANY_MEMORIES) throw new Failure('malformed', start, 'No alignment is this large.');
  return { kind: 'access', align, offset: reader.u32('offset') };
}
