/** One step: the state after the next instruction, from the state before it. */

import type { Instruction } from '../module.ts';
import { OPERATIONS } from '../opcodes.ts';
import { accessMemory } from './access.ts';
import { BULK } from './bulk.ts';
import { constantOf } from './constants.ts';
import { CONTROL } from './control.ts';
import { draftOf, must, pop, popMany, popNumber, push, type Draft } from './draft.ts';
import { NUMERIC } from './numeric.ts';
import type { Effect, Frame, State } from './state.ts';
import type { TrapKind } from './trap.ts';

/** The state after one more instruction; a state that runs no more stays as it is. */
export function step(state: State): State {
  const { frame } = state;
  const instruction = nextInstruction(state);
  if (frame === undefined || instruction === undefined) return state;
  const draft = draftOf(state, frame);
  const trap = execute(draft, instruction);
  if (trap === undefined) return after(draft, instruction);
  const last = { ...effectOf(draft, instruction), trap };
  return { ...state, status: 'trapped', trap, last };
}

/** The instruction that the next step does; none where the program has returned or trapped. */
export function nextInstruction({ status, frame, functions }: State): Instruction | undefined {
  if (status !== 'running' || frame === undefined) return undefined;
  const callable = functions[frame.func];
  return callable?.kind === 'own' ? callable.instructions[frame.position] : undefined;
}

function execute(draft: Draft, instruction: Instruction): TrapKind | undefined {
  const { name, immediate } = instruction;
  const numeric = NUMERIC.get(name);
  if (numeric !== undefined) {
    const { params, results } = must(OPERATIONS.get(instruction.op)?.signature);
    const bits = numeric(...popMany(draft, params.length).map((value) => value.bits));
    if (typeof bits !== 'bigint') return bits;
    push(draft, { type: must(results[0]), bits });
    return undefined;
  }
  if (immediate.kind === 'access') return accessMemory(draft, instruction);
  const control = CONTROL[name];
  if (control !== undefined) return control(draft, instruction) ?? undefined;
  const bulk = BULK[name];
  if (bulk !== undefined) return bulk(draft, immediate) ?? undefined;
  executePlain(draft, instruction);
  return undefined;
}

/** Constants, locals, globals and the choice between two operands: none of these can trap. */
function executePlain(draft: Draft, instruction: Instruction): void {
  const { immediate, name } = instruction;
  if (immediate.kind === 'local') {
    executeLocal(draft, name, immediate.local);
  } else if (name === 'global.set' && immediate.kind === 'global') {
    draft.globals[immediate.global] = pop(draft);
  } else if (name === 'drop') {
    pop(draft);
  } else if (name === 'select') {
    const condition = popNumber(draft);
    const [first, second] = popMany(draft, 2);
    push(draft, must(condition === 0 ? second : first));
  } else {
    push(draft, must(constantOf(instruction, draft.globals)));
  }
}

function executeLocal(draft: Draft, name: string, local: number): void {
  if (name === 'local.get') {
    push(draft, must(draft.locals[local]));
    return;
  }
  const value = pop(draft);
  draft.locals[local] = value;
  draft.notes.local = local;
  if (name === 'local.tee') push(draft, value);
}

function effectOf(draft: Draft, instruction: Instruction): Effect {
  const { func, popped, pushed, notes } = draft;
  const position = must(draft.before.frame).position;
  return { func, position, instruction, popped, pushed, ...notes };
}

function after(draft: Draft, instruction: Instruction): State {
  const { before, globals, tables, memory, droppedElements, droppedData, results } = draft;
  const store = { ...before, globals, tables, memory, droppedElements, droppedData };
  const last = effectOf(draft, instruction);
  if (results !== undefined) return afterReturn(store, draft, results, last);
  const { callee } = draft;
  const own = frameAfter(draft);
  const frame =
    callee === undefined ? own : { ...callee, caller: own, depth: own.depth + callee.depth };
  return { ...store, frame, last };
}

function afterReturn(
  store: State,
  { caller }: Draft,
  results: Effect['pushed'],
  effect: Effect,
): State {
  const last = { ...effect, pushed: results, returned: true };
  if (caller === undefined) {
    return { ...store, status: 'returned', frame: undefined, results, last };
  }
  return { ...store, frame: { ...caller, stack: [...caller.stack, ...results] }, last };
}

function frameAfter({ func, position, locals, stack, labels, caller, depth }: Draft): Frame {
  return { func, position, locals, stack, labels, caller, depth };
}
