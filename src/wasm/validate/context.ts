/** What a module has, with its imports in front: what the instructions of a body may refer to. */

import {
  functionType,
  importedCount,
  type FunctionType,
  type GlobalType,
  type MemoryType,
  type Module,
  type TableType,
} from '../module.ts';
import { Invalid } from './invalid.ts';

export interface Context {
  readonly module: Module;
  readonly functions: readonly FunctionType[];
  readonly tables: readonly TableType[];
  readonly memories: readonly MemoryType[];
  readonly globals: readonly GlobalType[];
  /** Functions that something outside the bodies refers to: only to these may `ref.func` refer. */
  readonly declared: ReadonlySet<number>;
}

export function contextOf(module: Module): Context {
  const count = importedCount(module, 'func') + module.functions.length;
  return {
    module,
    functions: Array.from({ length: count }, (_, func) =>
      there(functionType(module, func), `Function ${String(func)}’s type`, module.types.length),
    ),
    tables: [...imported(module, 'table'), ...module.tables],
    memories: [...imported(module, 'memory'), ...module.memories],
    globals: [...imported(module, 'global'), ...module.globals.map(({ type }) => type)],
    declared: declaredFunctions(module),
  };
}

/** What an index refers to. */
export function there<T>(found: T | undefined, what: string, count: number): T {
  if (found !== undefined) return found;
  throw new Invalid(`${what} isn’t there: the module has ${String(count)}.`);
}

interface Imported {
  readonly table: TableType;
  readonly memory: MemoryType;
  readonly global: GlobalType;
}

function imported<K extends keyof Imported>(module: Module, kind: K): readonly Imported[K][] {
  return module.imports.flatMap(({ description }) =>
    description.kind === kind ? [description.type as Imported[K]] : [],
  );
}

function declaredFunctions(module: Module): ReadonlySet<number> {
  const expressions = [
    ...module.globals.map(({ init }) => init),
    ...module.elements.flatMap(({ items }) =>
      items.kind === 'expressions' ? items.expressions : [],
    ),
  ];
  return new Set([
    ...module.exports.flatMap((one) => (one.kind === 'func' ? [one.index] : [])),
    ...module.elements.flatMap(({ items }) => (items.kind === 'functions' ? items.functions : [])),
    ...expressions.flatMap(({ instructions }) =>
      instructions.flatMap(({ immediate }) => (immediate.kind === 'func' ? [immediate.func] : [])),
    ),
  ]);
}
