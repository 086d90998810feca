/** Why a run did not come to its end, in words for the reader: one place for all of them. */

import type { Bytes, Ms } from '../recording/units.ts';
import type { Failure, FailureKind } from './api.ts';

/** What a module was made for, as its imports tell. */
export type Maker = 'Emscripten' | 'wasm-bindgen' | 'Go' | 'preview 0' | 'component' | 'shared';

/** What a failure's words need to know. */
export interface Facts {
  /** The engine's own words. */
  readonly cause?: string;
  /** HTTP status, where there was an answer. */
  readonly status?: number;
  /** The imports that can't be given: `env.draw`. */
  readonly names?: readonly string[];
  /** The module's address or file name. */
  readonly module?: string;
  /** How much memory the module may use. */
  readonly memory?: Bytes;
  /** How long it may run. */
  readonly time?: Ms;
  /** False where it never came to running. */
  readonly ready?: boolean;
  /** True where the file is a web page. */
  readonly page?: boolean;
  /** True where it is a component. */
  readonly component?: boolean;
  /** How large it is. */
  readonly bytes?: Bytes;
  readonly made?: Maker;
  /** What functions it exports. */
  readonly offers?: readonly string[];
  /** What its `_start` takes and gives, where it shouldn't. */
  readonly type?: string;
}

type Words = Pick<Failure, 'what' | 'advice'>;

export function failure(kind: FailureKind, facts: Facts = {}): Failure {
  const words = { kind, ...WORDS[kind](facts) };
  return facts.cause === undefined ? words : { ...words, cause: facts.cause };
}

const WORDS: Readonly<Record<FailureKind, (facts: Facts) => Words>> = {
  'host-not-loaded': () => ({
    what: 'The part of this page that runs modules didn’t arrive',
    advice: 'Check your connection and press the button again.',
  }),
  'not-found': ({ module }) => ({
    what: `There is no module at ${module ?? 'this address'}`,
    advice: 'The server answered, but knows no such file. Check its name, then run again.',
  }),
  network: ({ status, time }) => ({
    what:
      time !== undefined
        ? `The module didn’t come within ${seconds(time)}`
        : status === undefined
          ? 'The module couldn’t be fetched'
          : `The server answered ${String(status)}`,
    advice:
      'Check your connection, then run again. Once this page has fetched a module, it can run it again without.',
  }),
  'not-a-module': ({ page, component }) =>
    component === true
      ? COMPONENT
      : {
          what:
            page === true
              ? 'A web page came in place of the module'
              : 'The file is no WebAssembly module',
          advice:
            page === true
              ? 'The server answered with HTML, perhaps a login page. Reload this page, then run again.'
              : 'It is damaged or was cut off on its way. Run again to fetch it anew.',
        },
  'too-big': ({ bytes, memory }) => ({
    what: `The file is too big: ${mebibytes(bytes)}`,
    advice: `This page takes modules of up to ${mebibytes(memory)}. Strip its debug information or build it for size, then run again.`,
  }),
  'missing-import': ({ names, made }) => ({
    what: 'The module asks for something that this host doesn’t have',
    advice: `It imports ${list(names)}. ${made === undefined ? 'This host gives the calls of WASI preview 1 and nothing else.' : NEEDS[made]}`,
  }),
  'no-start': ({ names, offers = [], type }) =>
    type === undefined
      ? {
          what: 'The module has no beginning',
          advice: `It exports no ${list(names)}. A WASI program exports both a function _start and its memory; a library doesn’t.${offers.length === 0 ? '' : ` This one offers ${list(offers)}, to be called from other code.`}`,
        }
      : {
          what: 'The module’s beginning is of another kind',
          advice: `Its function _start ${type}. That of a WASI program takes nothing and gives nothing. Build it as a command, then run again.`,
        },
  trap: ({ cause }) => ({
    what: `The module stopped: ${trapName(cause ?? '')}`,
    advice:
      'This is a trap. The engine ended the module before it could do harm; this page and its other runs go on.',
  }),
  'out-of-memory': ({ memory }) => ({
    what: 'The module stopped: out of memory',
    advice: `It may use ${mebibytes(memory)} here and wanted more. Ask it for less, or give it more, then run again.`,
  }),
  timeout: ({ time, ready }) =>
    ready === false
      ? {
          what: `The module wasn’t ready to run after ${seconds(time)}`,
          advice:
            'Your browser has much to do, or the module is very large. Close other pages, then run again.',
        }
      : {
          what: `The module was stopped after ${seconds(time)}`,
          advice:
            'It was still running. It may be in an endless loop, or have a lot to do: give it less, then run again.',
        },
  stopped: () => ({
    what: 'You stopped the run',
    advice:
      'The module ended at once, in the middle of its work. What it had printed is still here.',
  }),
  unsupported: () => ({
    what: 'This browser can’t run the module here',
    advice:
      'It needs WebAssembly and a web worker, and one of them is switched off, perhaps by a rule of the page that holds this one. Open this page on its own, or try another browser.',
  }),
};

const COMPONENT: Words = {
  what: 'The file is a component, not a core module',
  advice:
    'Components are the form of WASI 0.2. A browser runs the core modules inside them: take the program as it was before it was wrapped, or build it for preview 1 (wasm32-wasip1).',
};

/** What a module of that kind would need. */
const NEEDS: Readonly<Record<Maker, string>> = {
  Emscripten:
    'Modules of Emscripten import from “env” and need the JavaScript that was made with them. Build it with -sSTANDALONE_WASM, or with a WASI SDK.',
  'wasm-bindgen':
    'Modules of wasm-bindgen need the JavaScript that was made with them. Build a program for wasm32-wasip1 instead.',
  Go: 'Go’s modules for a browser need its wasm_exec.js. Build it with GOOS=wasip1 instead.',
  'preview 0':
    'That is the preview before preview 1. A newer compiler makes the same program for preview 1.',
  component: 'That is an interface of WASI 0.2 and later. Build it for preview 1 (wasm32-wasip1).',
  shared:
    'It wants its memory from outside, as threads do. A module that runs here brings a memory of its own.',
};

const TRAPS: readonly (readonly [RegExp, string])[] = [
  [/unreachable/i, 'it reached code that it had marked as unreachable'],
  [
    /memory access out of bounds|index out of (range|bounds)|out of bounds memory/i,
    'it touched memory that it doesn’t have',
  ],
  [/divide by zero|division by zero/i, 'it divided by zero'],
  [/divide result unrepresentable|integer overflow/i, 'a number overflowed'],
  [/call stack|recursion/i, 'it called itself too deeply'],
  [/signature|indirect call|table index|null function/i, 'it called a function that isn’t there'],
];

/** The trap in words, from what the engine says of it; V8, SpiderMonkey and JavaScriptCore differ. */
export function trapName(cause: string): string {
  return (
    TRAPS.find(([pattern]) => pattern.test(cause))?.[1] ?? 'it did something that isn’t allowed'
  );
}

function list(names: readonly string[] = []): string {
  const shown = names.slice(0, 5).join(', ');
  return names.length > 5 ? `${shown} and ${String(names.length - 5)} more` : shown;
}

function mebibytes(bytes: Bytes = 0): string {
  return `${String(Math.floor(bytes / 1024 / 1024))}\u00a0MiB`;
}

function seconds(time: Ms = 0): string {
  return `${String(time / 1000)}\u00a0s`;
}
