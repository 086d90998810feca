/** What a step did, in one sentence for a reader. */

import type { Module } from '../module.ts';
import { show, type Value } from './bits.ts';
import type { Effect, Stretch } from './state.ts';
import { trapInWords } from './trap.ts';

/**
 * "i32.add took 20 and 22 and left 42." `written` is the instruction as the source has it, where it is known.
 */
export function stepInWords(
  effect: Effect,
  module: Module,
  written = effect.instruction.name,
): string {
  if (effect.trap !== undefined) return trapped(effect, written, effect.trap);
  if (effect.returned === true) return returned(effect);
  const { name, immediate } = effect.instruction;
  if (immediate.kind === 'local') return local(effect, module, immediate.local);
  if (immediate.kind === 'access') return access(effect, name);
  if (effect.called !== undefined) return called(effect, module, effect.called);
  return CONTROL[name]?.(effect, written) ?? tookAndLeft(effect, name);
}

type Sentence = (effect: Effect, written: string) => string;

const CONTROL: Readonly<Record<string, Sentence>> = {
  nop: () => 'nop does nothing.',
  block: (_, written) => `${written} opens a block: a branch to it goes behind its end.`,
  loop: (_, written) => `${written} opens a loop: a branch to it goes back to here.`,
  if: ({ popped, jumped }) =>
    jumped !== undefined
      ? `if took ${list(popped)}, which means no, so it leaves out the first part.`
      : `if took ${list(popped)}, which means yes, so it goes on with the next line.`,
  else: () => 'The first part is done, so the second is left out.',
  end: () => 'end closes the block. The stack stays as it is.',
  br: (effect, written) => `${written} ${whereTo(effect)}.`,
  br_if: (effect, written) =>
    effect.jumped !== undefined
      ? `${written} took ${list(effect.popped)}, which means yes, so it ${whereTo(effect)}.`
      : `${written} took ${list(effect.popped)}, which means no, so it goes on with the next line.`,
  br_table: (effect) =>
    `br_table took ${list(effect.popped)}, chose the place with that number, and ${whereTo(effect)}.`,
  drop: ({ popped }) => `drop took ${list(popped)} off the stack.`,
  'global.get': ({ pushed }) =>
    `global.get put a copy of the global, ${list(pushed)}, on the stack.`,
  'global.set': ({ popped }) =>
    `global.set took ${list(popped)} off the stack and put it into the global.`,
};

function whereTo({ position, jumped = position + 1 }: Effect): string {
  return jumped <= position
    ? 'goes back to the beginning of its loop'
    : 'goes behind the end of its block';
}

/** Comparisons leave 1 for yes and 0 for no. */
const COMPARISON = /\.(eqz?|ne|[lg][te](_[su])?)$/u;

function tookAndLeft({ popped, pushed }: Effect, name: string): string {
  if (popped.length === 0 && pushed.length === 0) return `${name} changed nothing on the stack.`;
  if (popped.length === 0) return `${name} put ${list(pushed)} on the stack.`;
  if (pushed.length === 0) return `${name} took ${list(popped)}.`;
  const meaning = COMPARISON.test(name) ? (pushed[0]?.bits === 0n ? ', for no' : ', for yes') : '';
  return `${name} took ${list(popped)} and left ${list(pushed)}${meaning}.`;
}

function local(
  { func, instruction, popped, pushed }: Effect,
  module: Module,
  index: number,
): string {
  const name = localName(module, func, index);
  switch (instruction.name) {
    case 'local.get':
      return `local.get put a copy of ${name}, ${list(pushed)}, on the stack.`;
    case 'local.set':
      return `local.set took ${list(popped)} off the stack and put it into ${name}.`;
    default:
      return `local.tee put ${list(popped)} into ${name} and left it on the stack.`;
  }
}

/** "$count" where the module says its name, else "local 2". */
export function localName({ names }: Module, func: number, index: number): string {
  const name = names.locals.get(func)?.get(index);
  return name === undefined ? `local ${String(index)}` : `$${name}`;
}

function functionName({ names }: Module, func: number): string {
  const name = names.functions.get(func);
  return name === undefined ? `function ${String(func)}` : `$${name}`;
}

function access({ popped, pushed, read, wrote }: Effect, name: string): string {
  const [address, value] = popped;
  if (wrote !== undefined) {
    return `${name} took the address ${list([address])} and ${list([value])}, and wrote ${bytes(wrote)}.`;
  }
  return `${name} took the address ${list([address])}, read ${bytes(read)} and left ${list(pushed)}.`;
}

function bytes(stretch: Stretch | undefined): string {
  if (stretch === undefined) return 'nothing';
  return stretch.length === 1 ? range(stretch) : `${range(stretch)} (the lowest first)`;
}

function range({ address, length }: Stretch): string {
  const first = String(address);
  return length === 1 ? `byte ${first}` : `bytes ${first} to ${String(address + length - 1)}`;
}

function called({ popped, pushed, instruction }: Effect, module: Module, func: number): string {
  const given = popped.length === 0 ? '' : ` with ${list(popped)}`;
  const left = pushed.length === 0 ? '' : `, which left ${list(pushed)}`;
  return `${instruction.name} calls ${functionName(module, func)}${given}${left}.`;
}

function returned({ pushed, instruction }: Effect): string {
  const what =
    instruction.name === 'end' ? 'The function ends' : `${instruction.name} leaves the function`;
  return pushed.length === 0 ? `${what}.` : `${what} and gives ${list(pushed)}.`;
}

function trapped(effect: Effect, written: string, trap: NonNullable<Effect['trap']>): string {
  const { popped, read, wrote } = effect;
  const took = popped.length === 0 ? '' : ` took ${list(popped)} and`;
  const wanted = read ?? wrote;
  const why =
    wanted === undefined
      ? trapInWords(trap)
      : `It wanted ${range(wanted)}, and not all of that is inside the module’s memory.`;
  return `${written}${took} stopped the program. ${why}`;
}

/** "20 and 22", "1, 2 and 3". */
function list(values: readonly (Value | undefined)[]): string {
  const shown = values.flatMap((value) => (value === undefined ? [] : [show(value)]));
  const last = shown.pop() ?? 'nothing';
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}
