/** From a validated module to a call that can be stepped through. */

import { functionType, importedCount, type Import, type Module } from '../module.ts';
import { NULL, type Value } from './bits.ts';
import { evaluate } from './constants.ts';
import { frameOf } from './control.ts';
import { must } from './draft.ts';
import { newMemory } from './memory.ts';
import { ownFunctions, type Callable, type Imports } from './program.ts';
import type { State, Store, Table } from './state.ts';
import { step } from './step.ts';
import { placeSegments } from './segments.ts';
import { trapInWords, type TrapKind } from './trap.ts';

/** Pages of 64 KiB: what a memory can grow to here, 16 MiB; engines allow 4 GiB. */
const MOST_PAGES = 256;
/** Items: what a table can grow to here. */
const MOST_ITEMS = 100_000;
/** Steps that a start function may take. */
const MOST_START_STEPS = 100_000;

export type Instantiated =
  | { readonly ok: true; readonly store: Store }
  | { readonly ok: false; readonly words: string; readonly trap?: TrapKind };

/** Memory, tables and globals as a valid module asks for them, its segments in place, its start function run. */
export function instantiate(module: Module, imports: Imports = {}): Instantiated {
  const missing = module.imports.map((one) => missingImport(one, imports)).find(Boolean);
  if (missing !== undefined) return { ok: false, words: missing };
  const tooLarge = beyondThisMachine(module);
  if (tooLarge !== undefined) return { ok: false, words: tooLarge };
  const store = placeSegments(emptyStore(module, imports));
  if (typeof store === 'string') return refused(store);
  if (module.start === undefined) return { ok: true, store };
  const end = finish(begin(store, module.start.func, []), MOST_START_STEPS);
  if (end.status === 'trapped') return refused(must(end.trap));
  if (end.status === 'running') {
    return {
      ok: false,
      words: 'The module’s start function takes more steps than this machine goes.',
    };
  }
  return { ok: true, store: end };
}

/** The state before the first instruction of a call. The arguments have to be of the function’s types. */
export function begin(store: Store, func: number, args: readonly Value[]): State {
  const callable = must(store.functions[func]);
  if (callable.kind === 'given') {
    return { ...store, status: 'returned', frame: undefined, results: callable.call(args) };
  }
  const frame = frameOf(store, func, args, undefined);
  return { ...store, status: 'running', frame, results: [] };
}

/** Every state from this one on, itself the first, until the call ends or `most` steps are done. */
export function states(from: State, most: number): readonly State[] {
  const all = [from];
  let state = from;
  while (state.status === 'running' && all.length <= most) {
    state = step(state);
    all.push(state);
  }
  return all;
}

/** The state in which the call ends, or the one after `most` steps. */
export function finish(from: State, most: number): State {
  let state = from;
  for (let done = 0; done < most && state.status === 'running'; done += 1) state = step(state);
  return state;
}

function refused(trap: TrapKind): Instantiated {
  return { ok: false, trap, words: `The module stopped before it began. ${trapInWords(trap)}` };
}

function missingImport(one: Import, imports: Imports): string | undefined {
  const { kind } = one.description;
  const name = `“${one.module}” “${one.name}”`;
  if (kind === 'memory' || kind === 'table') {
    return `The module imports a ${kind}, ${name}. This machine can give it functions and globals only.`;
  }
  const given = imports[one.module]?.[one.name];
  const fits = kind === 'func' ? typeof given === 'function' : typeof given === 'object';
  if (fits) return undefined;
  return `The module imports the ${kind === 'func' ? 'function' : 'global'} ${name}, which nothing here gives it.`;
}

function beyondThisMachine({ memories, tables }: Module): string | undefined {
  if ((memories[0]?.limits.min ?? 0) > MOST_PAGES) {
    return `The module asks for more memory than this machine has: ${String(MOST_PAGES / 16)}\u00A0MiB.`;
  }
  if (tables.some(({ limits }) => limits.min > MOST_ITEMS)) {
    return `The module asks for a table of more than ${String(MOST_ITEMS)} items.`;
  }
  return undefined;
}

function emptyStore(module: Module, imports: Imports): Store {
  const memory = module.memories[0]?.limits;
  return {
    module,
    functions: [...givenFunctions(module, imports), ...ownFunctions(module)],
    globals: firstGlobals(module, imports),
    memory: memory && newMemory(memory.min, Math.min(memory.max ?? MOST_PAGES, MOST_PAGES)),
    tables: module.tables.map(({ element, limits }): Table => ({
      type: element,
      items: new Array<Value>(limits.min).fill({ type: element, bits: NULL }),
      most: Math.min(limits.max ?? MOST_ITEMS, MOST_ITEMS),
    })),
    droppedElements: new Set(),
    droppedData: new Set(),
  };
}

function givenFunctions(module: Module, imports: Imports): readonly Callable[] {
  return Array.from({ length: importedCount(module, 'func') }, (_, index) => {
    const one = must(
      module.imports.filter(({ description }) => description.kind === 'func')[index],
    );
    const given = imports[one.module]?.[one.name];
    if (typeof given !== 'function') throw new Error('Imports have been looked at before.');
    return { kind: 'given', type: must(functionType(module, index)), call: given };
  });
}

function firstGlobals(module: Module, imports: Imports): readonly Value[] {
  const globals = module.imports.flatMap(({ description, module: from, name }) => {
    const given = imports[from]?.[name];
    return description.kind === 'global' && typeof given === 'object' ? [given] : [];
  });
  for (const { init } of module.globals) globals.push(evaluate(init, globals));
  return globals;
}
