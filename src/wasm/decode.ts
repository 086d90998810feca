/** Reads a WebAssembly module's binary form. Never throws: what is wrong comes back as a value, beside what was read. */

import { noNames, readNames } from './decode/names.ts';
import { Failure, Reader, type Field } from './decode/reader.ts';
import { READ_SECTION, type Draft } from './decode/sections.ts';
import type { Decoded, DecodeError, Section } from './module.ts';

export type { Field };

const CUSTOM = 0;
const TAGS = 13;
const NAMES = [
  'custom',
  'type',
  'import',
  'function',
  'table',
  'memory',
  'global',
  'export',
  'start',
  'element',
  'code',
  'data',
  'data count',
  'tag',
];
/** The order that sections must come in, by their numbers: core specification, 5.5.16. */
const ORDER = [1, 2, 3, 4, 5, TAGS, 6, 7, 8, 9, 12, 10, 11];
const MAGIC = [0x00, 0x61, 0x73, 0x6d];
const MODULE_VERSION = [1, 0, 0, 0];
/** Bytes 6 and 7 say the layer: 0 is a module, 1 a component. */
const COMPONENT_LAYER = [1, 0];

/**
 * The module in `bytes`. It holds everything that was read up to the first error; a part that only
 * uses a later extension (`unsupported`) is skipped, and what stands after it is read still.
 * `note`, if given, gets every value in file order: together they cover the bytes that were read.
 *
 * This checks the form alone. Indices may point nowhere, and types needn't fit: that is validation.
 */
export function decodeModule(bytes: Uint8Array, note?: (field: Field) => void): Decoded {
  const reader = new Reader(bytes, note);
  const module: Draft = { ...emptyModule(), names: noNames() };
  const later: DecodeError[] = [];
  try {
    readHead(reader);
    let before = -1;
    while (!reader.done) before = readSection(reader, module, before, later);
    checkCounts(reader, module, later);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { ok: false, module, error: later[0] ?? error.reason };
  }
  const [error] = [...later, ...module.code.flatMap((code) => code.unread ?? [])];
  return error ? { ok: false, module, error } : { ok: true, module };
}

function emptyModule(): Omit<Draft, 'names'> {
  return {
    sections: [],
    types: [],
    imports: [],
    functions: [],
    tables: [],
    memories: [],
    globals: [],
    exports: [],
    start: undefined,
    elements: [],
    dataCount: undefined,
    code: [],
    data: [],
  };
}

function readHead(reader: Reader): void {
  const has = (start: number, wanted: readonly number[]): boolean =>
    wanted.every((byte, place) => {
      const at = start + place;
      return at >= reader.bytes.length || reader.bytes[at] === byte;
    });
  if (reader.bytes.length === 0) throw new Failure('not-a-module', 0, 'The file is empty.');
  if (!has(0, MAGIC)) {
    const words = 'A module starts with the bytes 00 61 73 6d, and this file doesn’t.';
    throw new Failure('not-a-module', 0, words);
  }
  reader.take(4, 'magic bytes: a zero, then “asm”');
  if (reader.bytes.length >= 8 && has(6, COMPONENT_LAYER)) {
    const words =
      'This is a component (WASI 0.2 and later), which holds modules in another format.';
    throw new Failure('component', 4, words);
  }
  if (!has(4, MODULE_VERSION)) {
    throw new Failure('not-a-module', 4, 'The version is not 1, the only one that there is.');
  }
  reader.take(4, 'version: 1');
}

/** Reads one section and gives its place in the order, for the next to be compared with. */
function readSection(reader: Reader, module: Draft, before: number, later: DecodeError[]): number {
  const start = reader.at;
  const id = reader.peek('section’s number');
  const name = NAMES[id] ?? 'unknown';
  reader.byte(`number of the section: ${name}`);
  const size = reader.u32('size of the section');
  const body = { start: reader.at, end: Math.min(reader.at + size, reader.bytes.length) };
  const place = ORDER.indexOf(id);
  const section: Section = { id, name, start, end: body.end, body };
  module.sections.push(section);
  if (id !== CUSTOM && place < 0) {
    throw new Failure('malformed', start, `No section has the number ${String(id)}.`);
  }
  if (id !== CUSTOM && place <= before) {
    const words = `The ${name} section stands twice, or after one that it must come before.`;
    throw new Failure('malformed', start, words);
  }
  if (size > reader.bytes.length - reader.at) readShort(reader, module, section);
  reader.limit = body.end;
  reader.enclosed = true;
  readBody(reader, module, section, later);
  reader.limit = reader.bytes.length;
  reader.enclosed = false;
  reader.at = body.end;
  return Math.max(place, before);
}

/** A section that the file is too short for: read for as far as it goes, so that this much can be shown. */
function readShort(reader: Reader, module: Draft, section: Section): never {
  if (section.id === CUSTOM) readCustom(reader, module, section);
  READ_SECTION.get(section.id)?.(reader, module);
  const words = `The file ends before the ${section.name} section does.`;
  throw new Failure('truncated', reader.bytes.length, words);
}

function readBody(reader: Reader, module: Draft, section: Section, later: DecodeError[]): void {
  if (section.id === CUSTOM) {
    readCustom(reader, module, section);
    return;
  }
  try {
    const read = READ_SECTION.get(section.id);
    if (!read) {
      const words = `The ${section.name} section belongs to a later extension, not read here.`;
      throw new Failure('unsupported', section.start, words);
    }
    read(reader, module);
    if (!reader.done) {
      const words = `The ${section.name} section goes on after its last item.`;
      throw new Failure('malformed', reader.at, words);
    }
  } catch (error) {
    if (!(error instanceof Failure) || error.reason.kind !== 'unsupported') throw error;
    later.push(error.reason);
    reader.take(reader.limit - reader.at, 'part that is not read here');
  }
}

/** What is wrong inside a custom section makes no module wrong: it is passed over (5.5.3). */
function readCustom(reader: Reader, module: Draft, section: Section): void {
  const custom = reader.name('name of the custom section');
  module.sections[module.sections.length - 1] = { ...section, custom };
  const names = { ...module.names };
  try {
    if (custom === 'name') readNames(reader, names);
    module.names = names;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
  reader.limit = section.body.end;
  reader.take(Math.max(reader.limit - reader.at, 0), 'what the custom section holds');
}

function checkCounts(reader: Reader, module: Draft, later: readonly DecodeError[]): void {
  if (later.length > 0) return;
  const { functions, code, dataCount, data } = module;
  if (functions.length !== code.length) {
    const words = `The module names ${String(functions.length)} functions, but has ${String(code.length)} bodies.`;
    throw new Failure('malformed', reader.bytes.length, words);
  }
  if (dataCount !== undefined && dataCount !== data.length) {
    const words = `The module promises ${String(dataCount)} data segments, but has ${String(data.length)}.`;
    throw new Failure('malformed', reader.bytes.length, words);
  }
}
