/** One function with its arguments: every state of its run, and the source’s line for each instruction. */

import { formatCount } from '../../recording/format.ts';
import { decodeModule } from '../../wasm/decode.ts';
import { i32, show, toJs, type Value } from '../../wasm/machine/bits.ts';
import { sizeOf } from '../../wasm/machine/memory.ts';
import { begin, instantiate, states } from '../../wasm/machine/run.ts';
import type { Effect, State, Stretch } from '../../wasm/machine/state.ts';
import { nextInstruction } from '../../wasm/machine/step.ts';
import { stepInWords } from '../../wasm/machine/words.ts';
import type { Module } from '../../wasm/module.ts';
import { validate, type ValidationError } from '../../wasm/validate.ts';
import type { Example, Parameter } from './examples.ts';
import { MOST_STEPS } from './params.ts';

/** The only function of each example. */
const FUNC = 0;

export interface Session {
  readonly example: Example;
  readonly module: Module;
  readonly args: readonly number[];
  /** The source. */
  readonly lines: readonly string[];
  /** For each instruction the index of its line. */
  readonly places: readonly number[];
  /** Why it isn’t run at all. */
  readonly refusal: ValidationError | undefined;
  /** The state after 0, 1, 2… steps; none where it is refused. */
  readonly states: readonly State[];
}

export interface Arguments {
  readonly values: readonly number[];
  /** What couldn’t be used, in sentences. */
  readonly problems: readonly string[];
}

/** "20 22" as the example’s arguments; what is missing or can’t be used is the example’s own. */
export function readArguments({ params }: Example, text: string): Arguments {
  const words = text.split(/\s+/u).filter(Boolean);
  const problems = words
    .slice(params.length)
    .map(
      (word) => `There is no argument for “${word}”: the function takes ${String(params.length)}.`,
    );
  const values = params.map((param, place) => {
    const word = words[place];
    if (word === undefined) return param.initial;
    const value = Number(word);
    if (Number.isInteger(value) && value >= param.min && value <= param.max) return value;
    problems.push(
      `The argument ${param.name} is a whole number from ${String(param.min)} to ${String(param.max)}, not “${word}”. It is ${String(param.initial)} now.`,
    );
    return param.initial;
  });
  return { values, problems };
}

/** The text that `readArguments` reads back; nothing where they are the example’s own. */
export function writeArguments(params: readonly Parameter[], values: readonly number[]): string {
  const own = params.every(({ initial }, place) => values[place] === initial);
  return own ? '' : values.join(' ');
}

/** Validates the example and, where that allows it, runs it to its end. */
export function session(example: Example, args: readonly number[]): Session {
  const { module } = decodeModule(example.bytes);
  const refusal = validate(module);
  const lines = example.wat.trimEnd().split('\n');
  const base = { example, module, args, lines, places: instructionLines(lines), refusal };
  if (refusal !== undefined) return { ...base, states: [] };
  const started = instantiate(module);
  if (!started.ok) throw new Error(started.words);
  return { ...base, states: states(begin(started.store, FUNC, args.map(i32)), MOST_STEPS) };
}

/** The examples have one instruction a line; the function’s own end is its closing bracket. */
function instructionLines(lines: readonly string[]): readonly number[] {
  const isInstruction = (line: string) => /^\s+[a-z]/u.test(line);
  const end = lines.findIndex((line) => line.trim() === ')');
  return [...lines.flatMap((line, index) => (isInstruction(line) ? [index] : [])), end];
}

export interface Moment {
  readonly state: State;
  /** What the step that led here did; none before the first. */
  readonly effect: Effect | undefined;
  readonly sentence: string;
  /** Indexes of lines: the instruction just done, and the one to come. */
  readonly done: number | undefined;
  readonly next: number | undefined;
  readonly stack: readonly Value[];
  readonly locals: readonly Value[];
}

/** The run after so many steps, or as many as there are. */
export function momentAt(run: Session, step: number): Moment | undefined {
  const state = run.states[Math.min(step, run.states.length - 1)];
  const frame = state?.frame ?? run.states.at(-2)?.frame;
  if (state === undefined || frame === undefined) return undefined;
  const effect = state.last;
  const next = nextInstruction(state) && state.frame?.position;
  return {
    state,
    effect,
    sentence: effect === undefined ? BEFORE : sentence(run, effect),
    done: effect && run.places[effect.position],
    next: next === undefined ? undefined : run.places[next],
    stack: state.frame?.stack ?? state.results,
    locals: frame.locals,
  };
}

/** The line that validation refuses, or the one that the program stopped at. */
export function wrongLine(
  { refusal, places }: Session,
  moment: Moment | undefined,
): { readonly line: number; readonly word: string } | undefined {
  const refused = places[refusal?.instruction ?? -1];
  if (refused !== undefined) return { line: refused, word: 'refused' };
  if (moment?.state.status !== 'trapped' || moment.done === undefined) return undefined;
  return { line: moment.done, word: 'stopped here' };
}

const BEFORE =
  'Nothing has run yet. The arguments stand in the first locals, and the stack is empty.';

function sentence({ module, lines, places }: Session, effect: Effect): string {
  const line = lines[places[effect.position] ?? -1]?.trim();
  return stepInWords(effect, module, line === ')' ? undefined : line);
}

/** How the run ended: the result, the trap, or the limit; nothing where it is refused. */
export function ending({ states: all }: Session): string {
  const last = all.at(-1);
  switch (last?.status) {
    case 'returned':
      return last.results.map(show).join(' ');
    case 'trapped':
      return 'a trap';
    case 'running':
      return `no end after ${formatCount(MOST_STEPS)} steps`;
    case undefined:
      return '';
  }
}

/** What JavaScript would be given: to be compared with the engine’s answer. */
export function resultOf({ states: all }: Session): number | bigint | 'trap' | undefined {
  const last = all.at(-1);
  if (last?.status === 'trapped') return 'trap';
  const [value] = last?.results ?? [];
  return value && toJs(value);
}

/** Four rows of eight bytes around what the step touched last, from a multiple of eight on. */
export function memoryWindow(run: Session, step: number): Stretch | undefined {
  const memory = run.states[0]?.memory;
  if (memory === undefined) return undefined;
  const size = sizeOf(memory);
  const upTo = run.states.slice(0, step + 1);
  const touched = upTo.findLast(({ last }) => last?.read ?? last?.wrote)?.last;
  const address = (touched?.read ?? touched?.wrote)?.address ?? firstAddress(run);
  const row = Math.floor(Math.min(address, size - 1) / 8) * 8;
  return { address: Math.max(0, Math.min(row - 8, size - LENGTH)), length: LENGTH };
}

const LENGTH = 32;

/** Where the run will look first. */
function firstAddress({ states: all }: Session): number {
  const first = all.find(({ last }) => last?.read ?? last?.wrote)?.last;
  return (first?.read ?? first?.wrote)?.address ?? 0;
}
