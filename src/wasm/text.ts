/** Prints a module in WebAssembly's text form (WAT), each line with the bytes that it came from. */

import {
  importedCount,
  type Global,
  type GlobalType,
  type Limits,
  type Module,
  type Section,
} from './module.ts';
import { functionPiece, signatureText } from './text/functions.ts';
import { identifier, Identifiers } from './text/identifiers.ts';
import { expressionText } from './text/instructions.ts';
import { written, type Line, type Piece } from './text/line.ts';
import { dataPiece, elementLines } from './text/segments.ts';
import { nameText } from './text/values.ts';

export type { Line, Piece };

const HEAD_BYTES = 8;

/**
 * The lines in the order of the file. Custom sections stand as comments. What could not be read is
 * left out, so a module that was read in part still prints; read back, a whole one gives the same
 * sections, as far as numbers were written in the fewest bytes.
 */
export function printModule(module: Module): readonly Line[] {
  return printPieces(module).flatMap((piece) => piece.lines());
}

/** The same lines in pieces, so that of a large module only those that are seen need to be written. */
export function printPieces(module: Module): readonly Piece[] {
  const identifiers = new Identifiers(module);
  const name = module.names.module;
  const text = name === undefined || name === '' ? '(module' : `(module ${identifier(name)}`;
  return [
    written([{ depth: 0, text, ranges: [{ start: 0, end: HEAD_BYTES }] }]),
    ...module.sections.flatMap((section) => sectionPieces(module, identifiers, section)),
    written([{ depth: 0, text: ')', ranges: [] }]),
  ];
}

function sectionPieces(
  module: Module,
  identifiers: Identifiers,
  section: Section,
): readonly Piece[] {
  const { id, custom } = section;
  if (custom !== undefined) {
    const text = `;; custom section ${nameText(custom)}`;
    return [written([{ depth: 1, text, ranges: [section] }])];
  }
  if (id === 10) return module.code.map((_, place) => functionPiece(module, identifiers, place));
  if (id === 11) return module.data.map((one, index) => dataPiece(one, identifiers, index));
  return [written(sectionLines(module, identifiers, id))];
}

/** The text as one string, for a file or an assembler. */
export function linesToText(lines: readonly Line[]): string {
  return lines.map(({ depth, text }) => `${'  '.repeat(depth)}${text}\n`).join('');
}

function sectionLines(module: Module, identifiers: Identifiers, id: number): readonly Line[] {
  switch (id) {
    case 1:
      return module.types.map((type, index) =>
        line(
          type,
          'type',
          identifiers.define('types', index),
          `(${join('func', signatureText(type))})`,
        ),
      );
    case 2:
      return importLines(module, identifiers);
    case 4:
      return module.tables.map((table, index) => {
        const id = identifiers.define('tables', importedCount(module, 'table') + index);
        return line(table, 'table', id, limitsText(table.limits), table.element);
      });
    case 5:
      return module.memories.map((memory, index) => {
        const id = identifiers.define('memories', importedCount(module, 'memory') + index);
        return line(memory, 'memory', id, limitsText(memory.limits));
      });
    case 6:
      return module.globals.map((global, index) => {
        const id = identifiers.define('globals', importedCount(module, 'global') + index);
        return line(global, 'global', id, globalText(global.type), initText(global, identifiers));
      });
    case 7:
      return module.exports.map((one) => {
        const what = `(${one.kind} ${identifiers.use(SPACES[one.kind], one.index)})`;
        return line(one, 'export', nameText(one.name), what);
      });
    case 8:
      return module.start === undefined
        ? []
        : [line(module.start, 'start', identifiers.use('functions', module.start.func))];
    case 9:
      return module.elements.flatMap((one, index) => elementLines(one, identifiers, index));
    default:
      return [];
  }
}

const SPACES = {
  func: 'functions',
  table: 'tables',
  memory: 'memories',
  global: 'globals',
} as const;

function importLines(module: Module, identifiers: Identifiers): readonly Line[] {
  const next = { func: 0, table: 0, memory: 0, global: 0 };
  return module.imports.flatMap(({ description, described, ...one }) => {
    const id = identifiers.define(SPACES[description.kind], next[description.kind]++);
    const what = join(description.kind, id, describe(module, identifiers, description));
    return [
      {
        depth: 1,
        text: `(import ${nameText(one.module)} ${nameText(one.name)}`,
        ranges: [{ start: one.start, end: described.start }],
      },
      { depth: 2, text: `(${what}))`, ranges: [described] },
    ];
  });
}

function describe(
  module: Module,
  identifiers: Identifiers,
  description: Module['imports'][number]['description'],
): string {
  switch (description.kind) {
    case 'func': {
      const use = `(type ${identifiers.use('types', description.type)})`;
      return join(use, signatureText(module.types[description.type]));
    }
    case 'table':
      return join(limitsText(description.type.limits), description.type.element);
    case 'memory':
      return limitsText(description.type.limits);
    case 'global':
      return globalText(description.type);
  }
}

/** One instruction and its end stand in brackets, as people write it; several stand as they are. */
function initText({ init }: Global, identifiers: Identifiers): string {
  const text = expressionText(init, identifiers);
  return init.instructions.length === 2 ? `(${text})` : text;
}

function limitsText({ min, max }: Limits): string {
  return max === undefined ? String(min) : `${String(min)} ${String(max)}`;
}

function globalText({ type, mutable }: GlobalType): string {
  return mutable ? `(mut ${type})` : type;
}

function line(range: Line['ranges'][number], ...words: readonly string[]): Line {
  return { depth: 1, text: `(${join(...words)})`, ranges: [range] };
}

function join(...words: readonly string[]): string {
  return words.filter((word) => word !== '').join(' ');
}
