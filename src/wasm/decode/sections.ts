/** Reads the body of each kind of section: core specification, chapter 5.5. */

import type {
  Code,
  ExternKind,
  FunctionType,
  GlobalType,
  Import,
  ImportDescription,
  Limits,
  MemoryType,
  Module,
  Range,
  TableType,
} from '../module.ts';
import { readCode } from './code.ts';
import { readExpression } from './instructions.ts';
import { Failure, type Reader } from './reader.ts';
import { readData, readElement } from './segments.ts';

/** A module while it is read: its lists still grow. */
export type Draft = {
  -readonly [Part in keyof Module]: Module[Part] extends readonly (infer Item)[]
    ? Item[]
    : Module[Part];
};

const KINDS: readonly ExternKind[] = ['func', 'table', 'memory', 'global'];
const FUNCTION_TYPE = 0x60;
/** Forms of types that garbage collection brought: structs, arrays, subtypes, recursive groups. */
const LATER_FORMS = new Set([0x4e, 0x4f, 0x50, 0x5e, 0x5f]);
/** A kind of import and export of the exception handling proposal. */
const TAG = 4;

/** By the section's number. Each puts every item into the draft as soon as it is read. */
export const READ_SECTION: ReadonlyMap<number, (reader: Reader, draft: Draft) => void> = new Map([
  [1, (reader, draft) => items(reader, 'types', draft.types, readType)],
  [2, (reader, draft) => items(reader, 'imports', draft.imports, readImport)],
  [
    3,
    (reader, draft) =>
      items(reader, 'functions', draft.functions, () => ({
        type: reader.u32('index of the function’s type'),
      })),
  ],
  [4, (reader, draft) => items(reader, 'tables', draft.tables, readTable)],
  [5, (reader, draft) => items(reader, 'memories', draft.memories, readMemory)],
  [
    6,
    (reader, draft) =>
      items(reader, 'globals', draft.globals, () => ({
        type: readGlobal(reader),
        init: readExpression(reader),
      })),
  ],
  [7, (reader, draft) => items(reader, 'exports', draft.exports, readExport)],
  [8, readStart],
  [9, (reader, draft) => items(reader, 'element segments', draft.elements, readElement)],
  [
    10,
    (reader, draft) => {
      const broken = (code: Code) => {
        draft.code.push(code);
      };
      items(reader, 'function bodies', draft.code, () => readCode(reader, broken));
    },
  ],
  [11, (reader, draft) => items(reader, 'data segments', draft.data, readData)],
  [
    12,
    (reader, draft) => {
      draft.dataCount = reader.u32('number of data segments to come');
    },
  ],
]);

/** A list whose items get their range and go into the draft one by one, so that an error keeps those before it. */
function items<Item extends object>(
  reader: Reader,
  what: string,
  into: (Item & Range)[],
  read: (reader: Reader) => Item,
): void {
  reader.list(what, () => {
    const start = reader.at;
    const item = read(reader);
    into.push({ ...item, start, end: reader.at });
  });
}

function ranged<Item extends object>(reader: Reader, read: () => Item): Item & Range {
  const start = reader.at;
  const item = read();
  return { ...item, start, end: reader.at };
}

function readType(reader: Reader): Omit<FunctionType, keyof Range> {
  const start = reader.at;
  const form = reader.byte('type’s form: function type');
  if (form !== FUNCTION_TYPE) {
    const later = LATER_FORMS.has(form);
    const words = later
      ? 'This type belongs to a later extension (garbage collection), not read here.'
      : 'A function type starts with 0x60, and this one doesn’t.';
    throw new Failure(later ? 'unsupported' : 'malformed', start, words);
  }
  return {
    params: reader.list('parameters', () => reader.valueType('type of a parameter')),
    results: reader.list('results', () => reader.valueType('type of a result')),
  };
}

function readImport(reader: Reader): Omit<Import, keyof Range> {
  const module = reader.name('name of the module asked');
  const name = reader.name('name of what is asked for');
  const start = reader.at;
  const description = readDescription(reader);
  return { module, name, description, described: { start, end: reader.at } };
}

function readDescription(reader: Reader): ImportDescription {
  const kind = readKind(reader, 'import');
  if (kind === 'func') return { kind, type: reader.u32('index of the function’s type') };
  if (kind === 'table') return { kind, type: ranged(reader, () => readTable(reader)) };
  if (kind === 'memory') return { kind, type: ranged(reader, () => readMemory(reader)) };
  return { kind, type: readGlobal(reader) };
}

function readKind(reader: Reader, what: string): ExternKind {
  const start = reader.at;
  const byte = reader.peek(`kind of ${what}`);
  const kind = KINDS[byte];
  reader.byte(`kind of ${what}${kind === undefined ? '' : `: ${KIND_WORDS[kind]}`}`);
  if (kind !== undefined) return kind;
  if (byte !== TAG) throw new Failure('malformed', start, `No kind of ${what} has this number.`);
  const words = `This ${what} is a tag (exception handling), which is not read here.`;
  throw new Failure('unsupported', start, words);
}

const KIND_WORDS: Readonly<Record<ExternKind, string>> = {
  func: 'function',
  table: 'table',
  memory: 'memory',
  global: 'global',
};

function readTable(reader: Reader): Omit<TableType, keyof Range> {
  return {
    element: reader.referenceType('type of the table’s entries'),
    limits: readLimits(reader),
  };
}

function readMemory(reader: Reader): Omit<MemoryType, keyof Range> {
  return { limits: readLimits(reader) };
}

/** Bit 0: a maximum follows. Bits 1 and 2 are later extensions: shared, 64-bit. */
function readLimits(reader: Reader): Limits {
  return ranged(reader, () => {
    const start = reader.at;
    const flags = reader.byte('whether a maximum follows');
    if (flags > 7) throw new Failure('malformed', start, 'These limits have an unknown form.');
    if (flags > 1) {
      const words =
        'These limits are of a later extension (shared or 64-bit memory), not read here.';
      throw new Failure('unsupported', start, words);
    }
    const min = reader.u32('least size');
    return flags === 1 ? { min, max: reader.u32('greatest size') } : { min };
  });
}

function readGlobal(reader: Reader): GlobalType {
  return ranged(reader, () => {
    const type = reader.valueType('global’s type');
    const start = reader.at;
    const mutable = reader.byte('whether it can change');
    if (mutable > 1)
      throw new Failure('malformed', start, 'This must be 0 (fixed) or 1 (can change).');
    return { type, mutable: mutable === 1 };
  });
}

function readExport(reader: Reader): { name: string; kind: ExternKind; index: number } {
  const name = reader.name('name offered');
  const kind = readKind(reader, 'export');
  return { name, kind, index: reader.u32(`${KIND_WORDS[kind]}’s index`) };
}

function readStart(reader: Reader, draft: Draft): void {
  draft.start = ranged(reader, () => ({ func: reader.u32('index of the function to start') }));
}
