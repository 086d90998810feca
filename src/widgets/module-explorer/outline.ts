/** The sections of a module and what stands in each, as rows of one list. */

import {
  importedCount,
  type ExternKind,
  type FunctionType,
  type Module,
  type Range,
  type Section,
} from '../../wasm/module.ts';

export interface OutlineRow extends Range {
  readonly kind: 'head' | 'section' | 'item';
  /** As a reader sees it: "Type section", "func 1 add". */
  readonly title: string;
  /** Of the whole file, from 0 to 1. */
  readonly share: number;
}

const HEAD_BYTES = 8;

export function outline(module: Module, length: number): readonly OutlineRow[] {
  const row = (kind: OutlineRow['kind'], title: string, { start, end }: Range): OutlineRow => ({
    kind,
    title,
    start,
    end,
    share: (end - start) / length,
  });
  const head =
    length < HEAD_BYTES ? [] : [row('head', 'Magic and version', { start: 0, end: HEAD_BYTES })];
  return [
    ...head,
    ...module.sections.flatMap((section) => [
      row('section', sectionTitle(section), section),
      ...items(module, section.id).map(({ title, range }) => row('item', title, range)),
    ]),
  ];
}

function sectionTitle({ name, custom }: Section): string {
  if (custom !== undefined) return `Custom section “${custom}”`;
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)} section`;
}

interface Item {
  readonly title: string;
  readonly range: Range;
}

const TITLES: ReadonlyMap<number, (module: Module) => readonly Item[]> = new Map([
  [1, ({ types }) => types.map((range, index) => ({ range, title: `type ${String(index)}` }))],
  [2, ({ imports }) => imports.map((range) => ({ range, title: `import ${range.name}` }))],
  [3, (module) => functionTitles(module, module.functions, 'type of func')],
  [4, (module) => numbered(module, 'table', module.tables)],
  [5, (module) => numbered(module, 'memory', module.memories)],
  [6, (module) => numbered(module, 'global', module.globals)],
  [7, ({ exports }) => exports.map((range) => ({ range, title: `export ${range.name}` }))],
  [8, ({ start }) => (start === undefined ? [] : [{ range: start, title: 'start' }])],
  [9, ({ elements }) => elements.map((range, i) => ({ range, title: `elem ${String(i)}` }))],
  [10, (module) => functionTitles(module, module.code, 'func')],
  [11, ({ data }) => data.map((range, index) => ({ range, title: `data ${String(index)}` }))],
]);

function items(module: Module, id: number): readonly Item[] {
  return TITLES.get(id)?.(module) ?? [];
}

function numbered(module: Module, kind: ExternKind, ranges: readonly Range[]): readonly Item[] {
  const first = importedCount(module, kind);
  return ranges.map((range, place) => ({ range, title: `${kind} ${String(first + place)}` }));
}

/** "func 1 add": by its own name, or the one that it is offered under, where it has one. */
function functionTitles(module: Module, own: readonly Range[], what: string): readonly Item[] {
  const names = new Map([...offeredFunctions(module), ...module.names.functions]);
  const first = importedCount(module, 'func');
  return own.map((range, place) => {
    const func = first + place;
    return { range, title: `${what} ${String(func)} ${names.get(func) ?? ''}`.trimEnd() };
  });
}

function offeredFunctions({ exports }: Module): readonly (readonly [number, string])[] {
  return exports.filter(({ kind }) => kind === 'func').map(({ index, name }) => [index, name]);
}

/** "takes i32, i32 and gives i32". */
export function typeInWords(type: FunctionType | undefined): string {
  if (type === undefined) return 'of a type that isn’t there';
  const takes = type.params.length === 0 ? 'takes nothing' : `takes ${type.params.join(', ')}`;
  const gives = type.results.length === 0 ? 'gives nothing' : `gives ${type.results.join(', ')}`;
  return `${takes} and ${gives}`;
}
