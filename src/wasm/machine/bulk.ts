/** Whole stretches of memory and tables: size, growth, copies, fills and segments. */

import type { Immediate } from '../module.ts';
import { NULL, i32, type Value } from './bits.ts';
import { elementValues } from './constants.ts';
import { must, pop, popNumber, push, type Draft } from './draft.ts';
import { grow, holds, readBytes, writeBytes } from './memory.ts';
import type { Table } from './state.ts';
import type { TrapKind } from './trap.ts';

type Bulk = (draft: Draft, immediate: Immediate) => TrapKind | undefined;

export const BULK: Readonly<Record<string, Bulk>> = {
  'memory.size': (draft) => {
    push(draft, i32(must(draft.memory).pages.length));
  },
  'memory.grow': (draft) => {
    const memory = must(draft.memory);
    const larger = grow(memory, popNumber(draft));
    push(draft, i32(larger === undefined ? -1 : memory.pages.length));
    draft.memory = larger ?? memory;
  },
  'memory.fill': (draft) => {
    const length = popNumber(draft);
    const byte = popNumber(draft) & 0xff;
    const to = popNumber(draft);
    return write(draft, to, length, () => new Uint8Array(length).fill(byte));
  },
  'memory.copy': (draft) => {
    const length = popNumber(draft);
    const from = popNumber(draft);
    const to = popNumber(draft);
    const memory = must(draft.memory);
    if (!holds(memory, from, length)) return 'memory-out-of-bounds';
    draft.notes.read = { address: from, length };
    return write(draft, to, length, () => readBytes(memory, from, length));
  },
  'memory.init': (draft, immediate) => {
    if (immediate.kind !== 'data-memory') return undefined;
    const length = popNumber(draft);
    const from = popNumber(draft);
    const to = popNumber(draft);
    const dropped = draft.droppedData.has(immediate.data);
    const bytes = dropped ? new Uint8Array() : must(draft.before.module.data[immediate.data]).bytes;
    if (from + length > bytes.length) return 'memory-out-of-bounds';
    return write(draft, to, length, () => bytes.subarray(from, from + length));
  },
  'data.drop': (draft, immediate) => {
    if (immediate.kind === 'data') draft.droppedData.add(immediate.data);
  },
  'table.get': (draft, immediate) => {
    const item = tableOf(draft, immediate).items[popNumber(draft)];
    if (item === undefined) return 'table-out-of-bounds';
    push(draft, item);
    return undefined;
  },
  'table.set': (draft, immediate) => {
    const value = pop(draft);
    return place(draft, immediate, popNumber(draft), [value]);
  },
  'table.size': (draft, immediate) => {
    push(draft, i32(tableOf(draft, immediate).items.length));
  },
  'table.grow': (draft, immediate) => {
    const by = popNumber(draft);
    const value = pop(draft);
    const table = tableOf(draft, immediate);
    const fits = table.items.length + by <= table.most;
    push(draft, i32(fits ? table.items.length : -1));
    if (!fits || immediate.kind !== 'table') return;
    const items = [...table.items, ...new Array<Value>(by).fill(value)];
    draft.tables[immediate.table] = { ...table, items };
  },
  'table.fill': (draft, immediate) => {
    const length = popNumber(draft);
    const value = pop(draft);
    const to = popNumber(draft);
    if (to + length > tableOf(draft, immediate).items.length) return 'table-out-of-bounds';
    return place(draft, immediate, to, new Array<Value>(length).fill(value));
  },
  'table.copy': (draft, immediate) => {
    if (immediate.kind !== 'tables') return undefined;
    const length = popNumber(draft);
    const from = popNumber(draft);
    const to = popNumber(draft);
    const { items } = must(draft.tables[immediate.from]);
    if (from + length > items.length) return 'table-out-of-bounds';
    const copied = items.slice(from, from + length);
    return place(draft, { kind: 'table', table: immediate.to }, to, copied);
  },
  'table.init': (draft, immediate) => {
    if (immediate.kind !== 'element-table') return undefined;
    const length = popNumber(draft);
    const from = popNumber(draft);
    const to = popNumber(draft);
    const dropped = draft.droppedElements.has(immediate.element);
    const segment = must(draft.before.module.elements[immediate.element]);
    const items = dropped ? [] : elementValues(segment, draft.globals);
    if (from + length > items.length) return 'table-out-of-bounds';
    const copied = items.slice(from, from + length);
    return place(draft, { kind: 'table', table: immediate.table }, to, copied);
  },
  'elem.drop': (draft, immediate) => {
    if (immediate.kind === 'element') draft.droppedElements.add(immediate.element);
  },
  'ref.null': (draft, immediate) => {
    if (immediate.kind === 'reference') push(draft, { type: immediate.type, bits: NULL });
  },
  'ref.is_null': (draft) => {
    push(draft, i32(pop(draft).bits === NULL ? 1 : 0));
  },
  'ref.func': (draft, immediate) => {
    if (immediate.kind === 'func') push(draft, { type: 'funcref', bits: BigInt(immediate.func) });
  },
};

/** The bytes are made only where they fit. */
function write(
  draft: Draft,
  address: number,
  length: number,
  bytes: () => Uint8Array,
): TrapKind | undefined {
  const memory = must(draft.memory);
  if (!holds(memory, address, length)) return 'memory-out-of-bounds';
  draft.memory = writeBytes(memory, address, bytes());
  draft.notes.wrote = { address, length };
  return undefined;
}

function tableOf(draft: Draft, immediate: Immediate): Table {
  return must(draft.tables[immediate.kind === 'table' ? immediate.table : -1]);
}

function place(
  draft: Draft,
  immediate: Immediate,
  to: number,
  values: readonly Value[],
): TrapKind | undefined {
  const table = tableOf(draft, immediate);
  if (to + values.length > table.items.length) return 'table-out-of-bounds';
  const items = [...table.items.slice(0, to), ...values, ...table.items.slice(to + values.length)];
  if (immediate.kind === 'table') draft.tables[immediate.table] = { ...table, items };
  return undefined;
}
