/** Active segments: what a module puts into its tables and its memory before anything runs. */

import { elementValues, evaluate } from './constants.ts';
import { must } from './draft.ts';
import { holds, writeBytes } from './memory.ts';
import type { Store, Table } from './state.ts';
import type { TrapKind } from './trap.ts';

/** The store with every active segment in its place and used up, or why one doesn't fit. */
export function placeSegments(store: Store): Store | TrapKind {
  const tables = placeElements(store);
  if (typeof tables === 'string') return tables;
  const memory = placeData(store);
  if (typeof memory === 'string') return memory;
  const { elements, data } = store.module;
  const used = (modes: readonly { readonly mode: { readonly kind: string } }[]) =>
    new Set([...modes.keys()].filter((index) => modes[index]?.mode.kind !== 'passive'));
  return {
    ...store,
    tables,
    memory,
    droppedElements: used(elements),
    droppedData: used(data),
  };
}

function placeElements({ module, tables, globals }: Store): readonly Table[] | TrapKind {
  const placed = [...tables];
  for (const segment of module.elements) {
    if (segment.mode.kind !== 'active') continue;
    const table = must(placed[segment.mode.into]);
    const at = Number(evaluate(segment.mode.offset, globals).bits);
    const values = elementValues(segment, globals);
    if (at + values.length > table.items.length) return 'table-out-of-bounds';
    const items = [...table.items];
    items.splice(at, values.length, ...values);
    placed[segment.mode.into] = { ...table, items };
  }
  return placed;
}

function placeData({ module, memory: empty, globals }: Store): Store['memory'] | TrapKind {
  let memory = empty;
  for (const { mode, bytes } of module.data) {
    if (mode.kind !== 'active') continue;
    const at = Number(evaluate(mode.offset, globals).bits);
    if (!holds(must(memory), at, bytes.length)) return 'memory-out-of-bounds';
    memory = writeBytes(must(memory), at, bytes);
  }
  return memory;
}
