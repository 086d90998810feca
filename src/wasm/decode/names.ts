/** Reads the custom section `name`: what the parts of a module were called in its source. */

import type { NameMap, Names } from '../module.ts';
import type { Reader } from './reader.ts';

export type NamesRead = { -readonly [Part in keyof Names]: Names[Part] };

export function noNames(): NamesRead {
  const none: NameMap = new Map();
  return {
    functions: none,
    locals: new Map(),
    types: none,
    tables: none,
    memories: none,
    globals: none,
    elements: none,
    data: none,
  };
}

/** Core specification, 7.4.1; the numbers from 4 on are the extended name section that tools write too. */
const PARTS: ReadonlyMap<number, readonly [Exclude<keyof Names, 'module' | 'locals'>, string]> =
  new Map([
    [1, ['functions', 'function']],
    [4, ['types', 'type']],
    [5, ['tables', 'table']],
    [6, ['memories', 'memory']],
    [7, ['globals', 'global']],
    [8, ['elements', 'element segment']],
    [9, ['data', 'data segment']],
  ]);
const MODULE = 0;
const LOCALS = 2;

/** Reads to the reader's limit, into `names`. Throws where the section is malformed. */
export function readNames(reader: Reader, names: NamesRead): void {
  const { limit } = reader;
  while (!reader.done) {
    const id = reader.byte('number of this group of names');
    const size = reader.u32('size of this group of names');
    const end = reader.at + size;
    const part = PARTS.get(id);
    reader.limit = Math.min(end, limit);
    if (id === MODULE) names.module = reader.name('name of the module');
    else if (id === LOCALS) names.locals = readLocals(reader);
    else if (part) names[part[0]] = readMap(reader, part[1]);
    reader.limit = limit;
    reader.take(end - reader.at, 'names that are not read here');
  }
}

function readMap(reader: Reader, what: string): NameMap {
  return new Map(
    reader.list(`${what} names`, () => [
      reader.u32(`${what}’s index`),
      reader.name(`name of the ${what}`),
    ]),
  );
}

function readLocals(reader: Reader): ReadonlyMap<number, NameMap> {
  return new Map(
    reader.list('functions with named locals', () => [
      reader.u32('function’s index'),
      readMap(reader, 'local'),
    ]),
  );
}
