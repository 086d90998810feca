/** One step in the making: what may still be written to, and notes of what was taken and given. */

import type { Value } from './bits.ts';
import type { Memory } from './memory.ts';
import type { Effect, Frame, Label, State, Table } from './state.ts';

/** A copy of the running call that may be written to. */
export interface Draft {
  /** The state before the step. */
  readonly before: State;
  readonly func: number;
  position: number;
  readonly locals: Value[];
  readonly stack: Value[];
  readonly labels: Label[];
  readonly caller: Frame | undefined;
  readonly depth: number;
  readonly globals: Value[];
  readonly tables: Table[];
  memory: Memory | undefined;
  readonly droppedElements: Set<number>;
  readonly droppedData: Set<number>;
  /** A call that begins with the next step. */
  callee: Frame | undefined;
  /** Set once this call has returned. */
  results: readonly Value[] | undefined;
  readonly popped: Value[];
  readonly pushed: Value[];
  /** What else is to be told of the step. */
  readonly notes: Partial<Pick<Mutable<Effect>, 'local' | 'read' | 'wrote' | 'jumped' | 'called'>>;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export function draftOf(before: State, frame: Frame): Draft {
  return {
    before,
    func: frame.func,
    position: frame.position + 1,
    locals: [...frame.locals],
    stack: [...frame.stack],
    labels: [...frame.labels],
    caller: frame.caller,
    depth: frame.depth,
    globals: [...before.globals],
    tables: [...before.tables],
    memory: before.memory,
    droppedElements: new Set(before.droppedElements),
    droppedData: new Set(before.droppedData),
    callee: undefined,
    results: undefined,
    popped: [],
    pushed: [],
    notes: {},
  };
}

export function push(draft: Draft, value: Value): void {
  draft.stack.push(value);
  draft.pushed.push(value);
}

/** The top of the stack; validation has seen to it that there is one. */
export function pop(draft: Draft): Value {
  const value = must(draft.stack.pop());
  draft.popped.unshift(value);
  return value;
}

/** So many values, in the order in which they stand on the stack. */
export function popMany(draft: Draft, count: number): readonly Value[] {
  return Array.from({ length: count }, () => pop(draft)).reverse();
}

/** For numbers that count or address: lengths, places, conditions. */
export function popNumber(draft: Draft): number {
  return Number(pop(draft).bits);
}

/** What validation has promised to be there. */
export function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('A module has to be validated before it is run.');
  return value;
}
