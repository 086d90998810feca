/** Blocks, branches, calls and returns. */

import { type BlockType, type FunctionType, type Instruction } from '../module.ts';
import { NULL, zero, type Value } from './bits.ts';
import { must, pop, popMany, popNumber, push, type Draft } from './draft.ts';
import type { Frame, Store } from './state.ts';
import type { TrapKind } from './trap.ts';

/**
 * How many calls can be inside one another. Engines stop at some thousands or ten thousands, depending on
 * what each call holds; where, the specification leaves to them.
 */
const MOST_CALLS = 1000;

type Control = (draft: Draft, instruction: Instruction) => TrapKind | undefined;

export const CONTROL: Readonly<Record<string, Control>> = {
  unreachable: () => 'unreachable',
  nop: () => undefined,
  block: enterBlock,
  loop: (draft, { immediate }) => {
    const { params } = blockTypeOf(draft, immediate);
    draft.labels.push({
      target: draft.position,
      arity: params,
      height: draft.stack.length - params,
      loop: true,
    });
  },
  if: (draft, instruction) => {
    const ends = must(ownFunction(draft).ends.get(draft.position - 1));
    const yes = pop(draft).bits !== 0n;
    if (yes || ends.otherwise !== undefined) enterBlock(draft, instruction);
    if (!yes) jump(draft, (ends.otherwise ?? ends.end) + 1);
  },
  else: (draft) => {
    draft.labels.pop();
    jump(draft, must(ownFunction(draft).ends.get(draft.position - 1)).end + 1);
  },
  end: (draft) => {
    if (draft.labels.pop() === undefined) returnFrom(draft);
  },
  br: (draft, { immediate }) => {
    if (immediate.kind === 'label') branch(draft, immediate.label);
  },
  br_if: (draft, { immediate }) => {
    if (pop(draft).bits !== 0n && immediate.kind === 'label') branch(draft, immediate.label);
  },
  br_table: (draft, { immediate }) => {
    const choice = popNumber(draft);
    if (immediate.kind === 'labels') branch(draft, immediate.labels[choice] ?? immediate.fallback);
  },
  return: returnFrom,
  call: (draft, { immediate }) =>
    immediate.kind === 'func' ? callFunction(draft, immediate.func) : undefined,
  call_indirect: callIndirect,
};

/** The call that begins when `func` is given these arguments. */
export function frameOf(
  store: Store,
  func: number,
  args: readonly Value[],
  caller: Frame | undefined,
): Frame {
  const callable = must(store.functions[func]);
  const locals = callable.kind === 'own' ? callable.locals.map(zero) : [];
  return {
    func,
    position: 0,
    locals: [...args, ...locals],
    stack: [],
    labels: [],
    caller,
    depth: (caller?.depth ?? 0) + 1,
  };
}

function enterBlock(
  draft: Draft,
  { immediate }: Instruction,
  start = draft.position - 1,
): undefined {
  const { params, results } = blockTypeOf(draft, immediate);
  const { end } = must(ownFunction(draft).ends.get(start));
  const height = draft.stack.length - params;
  draft.labels.push({ target: end + 1, arity: results, height, loop: false });
}

function jump(draft: Draft, target: number): void {
  draft.position = target;
  draft.notes.jumped = target;
}

/** The label that is `depth` blocks out, 0 the innermost; one more than there are is the function itself. */
function branch(draft: Draft, depth: number): void {
  const label = draft.labels[draft.labels.length - 1 - depth];
  if (label === undefined) {
    returnFrom(draft);
    return;
  }
  const carried = top(draft, label.arity);
  draft.stack.splice(label.height, Infinity, ...carried);
  draft.labels.splice(draft.labels.length - (label.loop ? depth : depth + 1));
  jump(draft, label.target);
}

function returnFrom(draft: Draft): undefined {
  draft.results = top(draft, ownFunction(draft).type.results.length);
}

function top(draft: Draft, count: number): readonly Value[] {
  return draft.stack.slice(draft.stack.length - count);
}

function callFunction(draft: Draft, func: number): TrapKind | undefined {
  const callable = must(draft.before.functions[func]);
  const args = popMany(draft, callable.type.params.length);
  draft.notes.called = func;
  if (callable.kind === 'given') {
    for (const result of callable.call(args)) push(draft, result);
    return undefined;
  }
  if (draft.depth >= MOST_CALLS) return 'stack-exhausted';
  draft.callee = frameOf(draft.before, func, args, undefined);
  return undefined;
}

function callIndirect(draft: Draft, { immediate }: Instruction): TrapKind | undefined {
  if (immediate.kind !== 'indirect') return undefined;
  const item = must(draft.tables[immediate.table]).items[popNumber(draft)];
  if (item === undefined) return 'undefined-element';
  if (item.bits === NULL) return 'null-element';
  const func = Number(item.bits);
  const wanted = must(draft.before.module.types[immediate.type]);
  if (!sameType(must(draft.before.functions[func]).type, wanted)) return 'wrong-function-type';
  return callFunction(draft, func);
}

function sameType(a: FunctionType, b: FunctionType): boolean {
  return a.params.join() === b.params.join() && a.results.join() === b.results.join();
}

function ownFunction(draft: Draft) {
  const callable = must(draft.before.functions[draft.func]);
  if (callable.kind === 'given') throw new Error('A given function has no instructions.');
  return callable;
}

function blockTypeOf(draft: Draft, immediate: Instruction['immediate']) {
  return blockArity(draft.before, must(immediate.kind === 'block' ? immediate.type : undefined));
}

function blockArity({ module }: Store, type: BlockType) {
  if (type.kind === 'empty') return { params: 0, results: 0 };
  if (type.kind === 'value') return { params: 0, results: 1 };
  const { params, results } = must(module.types[type.type]);
  return { params: params.length, results: results.length };
}
