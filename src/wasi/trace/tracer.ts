/** Listens at a module's imports: counts every call, keeps the latest as they were made, and decodes what is asked for. */

import type { Ms } from '../../recording/units.ts';
import type { Call, CallCount } from '../api.ts';
import {
  captureInputs,
  captureResults,
  emptyCapture,
  type Capture,
  type Lengths,
  type Value,
  type View,
} from './capture.ts';
import { decode } from './decode.ts';
import { CALLS, type Signature } from './signatures.ts';

/** As many of the latest calls are kept. */
export const KEPT_CALLS = 2000;

/** One call as the module makes it: numbers in, an errno back. */
export type SystemCall = (...values: Value[]) => number;

export interface Tracer {
  /** The same calls, listened at. */
  wrap(calls: Readonly<Record<string, SystemCall>>): Record<string, SystemCall>;
  /** A call that has to wait begins here, and ends with `end` once it is answered. */
  begin(name: string, values: readonly Value[]): void;
  end(answer: number): void;
  /** To be called with the module's memory before its first call. */
  attach(memory: WebAssembly.Memory): void;
  /** How many calls were made. */
  readonly total: number;
  /** The latest calls of those that were kept, oldest first; `Infinity` for all of them. */
  latest(most: number): readonly Call[];
  counts(): readonly CallCount[];
}

export interface Listening {
  /** On any clock in milliseconds. */
  now(): Ms;
  /** How often something was refused so far because the reader denied it. */
  denials(): number;
  readonly lengths: Lengths;
}

interface Count {
  calls: number;
  refused: number;
  took: Ms;
}

export function createTracer({ now, denials, lengths }: Listening): Tracer {
  const start = now();
  const counts = new Map<string, Count>();
  const kept: Capture[] = [];
  let total = 0;
  let memory: WebAssembly.Memory | undefined;
  let view: View | undefined;
  let current = emptyCapture(NO_CALL);
  let count: Count = { calls: 0, refused: 0, took: 0 };
  let denied = 0;

  function look(): View | undefined {
    const buffer = memory?.buffer;
    if (buffer === undefined || view?.bytes.buffer === buffer) return view;
    view = { bytes: new Uint8Array(buffer), numbers: new DataView(buffer) };
    return view;
  }

  function begin(signature: Signature, itsCount: Count, values: readonly Value[]): void {
    const place = total % KEPT_CALLS;
    current = kept[place] ??= emptyCapture(signature);
    count = itsCount;
    current.signature = signature;
    current.values = values;
    current.count = 0;
    current.used = 0;
    denied = denials();
    const seen = look();
    if (seen !== undefined) captureInputs(current, seen);
    current.at = now();
  }

  function end(answer: number): void {
    const took = now() - current.at;
    total += 1;
    current.took = took;
    current.answer = answer;
    current.denied = denials() > denied;
    count.calls += 1;
    count.took += took;
    if (answer > 0) count.refused += 1;
    else if (answer === 0) {
      const seen = look();
      if (seen !== undefined) captureResults(current, seen, lengths);
    }
  }

  function countOf(name: string): Count {
    const known = counts.get(name);
    if (known !== undefined) return known;
    const fresh = { calls: 0, refused: 0, took: 0 };
    counts.set(name, fresh);
    return fresh;
  }

  function wrapOne(name: string, call: SystemCall): SystemCall {
    const signature = signatureOf(name);
    const itsCount = countOf(name);
    return (...values) => {
      begin(signature, itsCount, values);
      let answer: number;
      try {
        answer = call(...values);
      } catch (error) {
        end(NO_RETURN);
        throw error;
      }
      end(answer);
      return answer;
    };
  }

  return {
    wrap: (calls) =>
      Object.fromEntries(
        Object.entries(calls).map(([name, call]) => [name, wrapOne(name, call)] as const),
      ),
    begin(name, values) {
      begin(signatureOf(name), countOf(name), values);
    },
    end,
    attach(its) {
      memory = its;
    },
    get total() {
      return total;
    },
    latest(most) {
      const number = Math.min(most, total, KEPT_CALLS);
      return Array.from({ length: number }, (_, index) => {
        const capture = kept[(total - number + index) % KEPT_CALLS];
        return capture === undefined ? [] : [decode(capture, start)];
      }).flat();
    },
    counts: () =>
      [...counts]
        .filter(([, { calls }]) => calls > 0)
        .map(([name, { calls, refused, took }]) => ({ name, calls, refused, took })),
  };
}

/** What a call is told to have answered that never came back: an exit, or an error of the engine's. */
const NO_RETURN = -1;

const NO_CALL: Signature = { name: '', parameters: [], countAt: -1 };
const SIGNATURES = new Map(CALLS.map((signature) => [signature.name, signature]));

function signatureOf(name: string): Signature {
  return SIGNATURES.get(name) ?? { ...NO_CALL, name };
}
