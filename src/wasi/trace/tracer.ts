/** Listens at a module's imports: counts every call, and keeps the latest as they were made. */

import type { Ms } from '../../recording/units.ts';
import type { CallCount } from '../api.ts';
import { KEPT_CALLS } from '../limits.ts';
import {
  captureInputs,
  captureResults,
  emptyCapture,
  take,
  type Capture,
  type Lengths,
  type TakenCall,
  type Value,
  type View,
} from './capture.ts';
import { signatureOf, type Signature } from './signatures.ts';

/** One call as the module makes it: numbers in, an errno back. */
export type SystemCall = (...values: Value[]) => number;

export interface Listening {
  /** On any clock in milliseconds. */
  now(): Ms;
  /** After each call. */
  onCall?(now: Ms): void;
  /** Asked of each call that was answered with NOTCAPABLE; `first` is its first value. */
  isDenied(name: string, first: number): boolean;
  readonly lengths: Lengths;
}

interface Count {
  calls: number;
  refused: number;
  took: Ms;
}

/** What a call is told to have answered that never came back: an exit, or an error of the engine's. */
const NO_RETURN = -1;
/** One more than are told: the call that goes on takes nobody's place. */
const SLOTS = KEPT_CALLS + 1;
const NOTCAPABLE = 76;

/** Calls come one after another: each ends before the next begins. */
export class Tracer {
  readonly #listening: Listening;
  readonly #start: Ms;
  readonly #counts = new Map<string, Count>();
  readonly #kept: Capture[] = [];
  #total = 0;
  #memory: WebAssembly.Memory | undefined;
  #view: View | undefined;
  /** The call that goes on. */
  #capture = emptyCapture(signatureOf(''));
  #count: Count = { calls: 0, refused: 0, took: 0 };

  constructor(listening: Listening) {
    this.#listening = listening;
    this.#start = listening.now();
  }

  /** How many calls were made. */
  get total(): number {
    return this.#total;
  }

  /** To be called with the module's memory before its first call. */
  attach(memory: WebAssembly.Memory): void {
    this.#memory = memory;
  }

  /** The same calls, listened at. */
  wrap(calls: Readonly<Record<string, SystemCall>>): Record<string, SystemCall> {
    return Object.fromEntries(
      Object.entries(calls).map(([name, call]) => [name, this.#wrapOne(name, call)] as const),
    );
  }

  /** A call that has to wait begins here, and ends with `end` once it is answered. */
  begin(name: string, values: readonly Value[]): void {
    this.#begin(signatureOf(name), this.#countOf(name), values);
  }

  end(answer: number): void {
    const listening = this.#listening;
    const capture = this.#capture;
    const count = this.#count;
    const now = listening.now();
    capture.took = now - capture.at;
    capture.answer = answer;
    capture.denied =
      answer === NOTCAPABLE &&
      listening.isDenied(capture.signature.name, Number(capture.values[0]));
    this.#total += 1;
    count.calls += 1;
    count.took += capture.took;
    if (answer > 0) count.refused += 1;
    const view = answer === 0 ? this.#look() : undefined;
    if (view !== undefined) captureResults(capture, view, listening.lengths);
    listening.onCall?.(now);
  }

  /** The latest calls of those that were kept, oldest first; `Infinity` for all of them. */
  latest(most: number): readonly TakenCall[] {
    const number = Math.min(most, this.#total, KEPT_CALLS);
    return Array.from({ length: number }, (_, index) => {
      const capture = this.#kept[(this.#total - number + index) % SLOTS];
      return capture === undefined ? [] : [take(capture, this.#start)];
    }).flat();
  }

  counts(): readonly CallCount[] {
    return [...this.#counts]
      .filter(([, { calls }]) => calls > 0)
      .map(([name, { calls, refused, took }]) => ({ name, calls, refused, took }));
  }

  #wrapOne(name: string, call: SystemCall): SystemCall {
    const signature = signatureOf(name);
    const count = this.#countOf(name);
    return (...values) => {
      this.#begin(signature, count, values);
      let answer: number;
      try {
        answer = call(...values);
      } catch (error) {
        this.end(NO_RETURN);
        throw error;
      }
      this.end(answer);
      return answer;
    };
  }

  #begin(signature: Signature, count: Count, values: readonly Value[]): void {
    const capture = (this.#kept[this.#total % SLOTS] ??= emptyCapture(signature));
    capture.signature = signature;
    capture.values = values;
    capture.count = 0;
    capture.used = 0;
    this.#capture = capture;
    this.#count = count;
    const view = this.#look();
    if (view !== undefined) captureInputs(capture, view);
    capture.at = this.#listening.now();
  }

  #countOf(name: string): Count {
    const known = this.#counts.get(name);
    if (known !== undefined) return known;
    const count = { calls: 0, refused: 0, took: 0 };
    this.#counts.set(name, count);
    return count;
  }

  /** The memory as it is now: it has another buffer once it has grown. */
  #look(): View | undefined {
    const buffer = this.#memory?.buffer;
    if (buffer === undefined || this.#view?.bytes.buffer === buffer) return this.#view;
    this.#view = { bytes: new Uint8Array(buffer), numbers: new DataView(buffer) };
    return this.#view;
  }
}
