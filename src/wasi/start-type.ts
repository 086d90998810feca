/** What a module's `_start` takes and gives: the JavaScript interface of an engine doesn't tell. */

import { findSection, Reader } from './binary.ts';

const TYPES = 1;
const IMPORTS = 2;
const FUNCTIONS = 3;
const EXPORTS = 7;

const FUNCTION = 0;
const FUNCTION_TYPE = 0x60;
const NAMES: Readonly<Partial<Record<number, string>>> = {
  0x7f: 'i32',
  0x7e: 'i64',
  0x7d: 'f32',
  0x7c: 'f64',
  0x7b: 'v128',
  0x70: 'funcref',
  0x6f: 'externref',
};

/**
 * "nothing" where it takes and gives nothing, otherwise "takes i32 and gives i32"; undefined where
 * the module is written in a way that this doesn't read (then the engine's word counts).
 * Source: WebAssembly Core Specification, section 5.5.
 */
export function startType(bytes: Uint8Array<ArrayBuffer>): string | undefined {
  const index = startIndex(bytes);
  const imported = countImports(bytes);
  if (index === undefined || imported === undefined || index < imported) return undefined;
  const functions = findSection(bytes, FUNCTIONS);
  if (functions === undefined) return undefined;
  const reader = new Reader(bytes, functions.body);
  reader.number();
  for (let skip = index - imported; skip > 0; skip--) reader.number();
  return typeInWords(bytes, reader.number());
}

function startIndex(bytes: Uint8Array<ArrayBuffer>): number | undefined {
  const section = findSection(bytes, EXPORTS);
  if (section === undefined) return undefined;
  const reader = new Reader(bytes, section.body);
  for (let left = reader.number(); left > 0 && reader.at < section.end; left--) {
    const name = reader.name();
    const kind = reader.byte();
    const index = reader.number();
    if (name === '_start' && kind === FUNCTION) return index;
  }
  return undefined;
}

/** How many functions are imported; undefined where something else is. */
function countImports(bytes: Uint8Array<ArrayBuffer>): number | undefined {
  const section = findSection(bytes, IMPORTS);
  if (section === undefined) return 0;
  const reader = new Reader(bytes, section.body);
  const count = reader.number();
  for (let left = count; left > 0 && reader.at < section.end; left--) {
    reader.name();
    reader.name();
    if (reader.byte() !== FUNCTION) return undefined;
    reader.number();
  }
  return count;
}

function typeInWords(bytes: Uint8Array<ArrayBuffer>, wanted: number): string | undefined {
  const section = findSection(bytes, TYPES);
  if (section === undefined) return undefined;
  const reader = new Reader(bytes, section.body);
  const count = reader.number();
  for (let index = 0; index < count && reader.at < section.end; index++) {
    if (reader.byte() !== FUNCTION_TYPE) return undefined;
    const takes = values(reader);
    const gives = values(reader);
    if (takes === undefined || gives === undefined) return undefined;
    if (index !== wanted) continue;
    if (takes === '' && gives === '') return 'nothing';
    return `takes ${takes || 'nothing'} and gives ${gives || 'nothing'}`;
  }
  return undefined;
}

function values(reader: Reader): string | undefined {
  const names = Array.from({ length: Math.min(reader.number(), 1000) }, () => NAMES[reader.byte()]);
  return names.includes(undefined) ? undefined : names.join(', ');
}
