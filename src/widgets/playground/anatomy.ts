/** What a `.wasm` file is, what it asks for, and whether it can run here. */

import { CALLS } from '../../wasi/trace/signatures.ts';

/** Files beyond this aren't opened: compiling them can take the page's memory. */
const MOST_MEBIBYTES = 64;
const MIB = 1024 * 1024;

/** Imports of one module name, and who gives such things. */
export interface Ask {
  readonly module: string;
  readonly names: readonly string[];
  /** Whether this page's host gives them. */
  readonly given: boolean;
  /** Who or what gives them, in a sentence. */
  readonly words: string;
}

export interface Anatomy {
  readonly bytes: number;
  readonly asks: readonly Ask[];
  /** "_start, a function". */
  readonly offers: readonly string[];
  readonly runs: boolean;
  /** What it would need, or how it would run, in a sentence. */
  readonly verdict: string;
}

export type Inspected =
  | { readonly ok: true; readonly anatomy: Anatomy }
  | { readonly ok: false; readonly what: string; readonly advice: string; readonly cause?: string };

/** What is wrong with a file before its bytes are read. */
export function tooLarge(bytes: number): Inspected | undefined {
  if (bytes <= MOST_MEBIBYTES * MIB) return undefined;
  const size = `${Math.round(bytes / MIB).toLocaleString('en-GB')}\u00a0MiB`;
  return wrong(
    `This file is too large: ${size}`,
    `The playground opens modules of up to ${String(MOST_MEBIBYTES)}\u00a0MiB, so that it doesn’t take all of your browser’s memory.`,
  );
}

/** Never rejects. */
export async function inspect(bytes: Uint8Array<ArrayBuffer>): Promise<Inspected> {
  const refused = tooLarge(bytes.length) ?? refusedByHead(bytes);
  if (refused !== undefined) return refused;
  try {
    return { ok: true, anatomy: anatomyOf(bytes.length, await WebAssembly.compile(bytes)) };
  } catch (error) {
    return {
      ok: false,
      what: 'This module is damaged or was cut off',
      advice:
        'It begins like a WebAssembly module, but the engine refuses what follows. Save or download it again; or it uses a feature that this browser doesn’t have yet.',
      cause: error instanceof Error ? error.message : String(error),
    };
  }
}

/** The first eight bytes: `\0asm`, then version and layer. Source: the component model's binary format. */
function refusedByHead(bytes: Uint8Array): Inspected | undefined {
  if (bytes.length === 0)
    return wrong('This file is empty', 'Choose a .wasm file with something in it.');
  const isWasm = [0, 0x61, 0x73, 0x6d].every((byte, at) => bytes[at] === byte);
  if (!isWasm) {
    const text = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart();
    if (text.startsWith('<')) {
      return wrong(
        'This is a web page, not a module',
        'A server may have answered with HTML where the file should have come from.',
      );
    }
    if (text.startsWith('(')) {
      return wrong(
        'This is the text form of a module',
        'Paste its text into the editor, and it is assembled there.',
      );
    }
    return wrong(
      'This file is no WebAssembly module',
      'A module begins with a zero byte and the letters “asm”. Choose a file whose name ends in .wasm.',
    );
  }
  if (bytes.length < 8) {
    return wrong('This module is cut off', 'It ends within its first eight bytes. Save it again.');
  }
  const version = (bytes[4] ?? 0) + 256 * (bytes[5] ?? 0);
  const layer = (bytes[6] ?? 0) + 256 * (bytes[7] ?? 0);
  if (layer === 1) {
    return wrong(
      'This is a component, for WASI 0.2 or newer',
      'It wraps modules and describes their interfaces by types. Browsers run no components by themselves: a tool such as jco makes modules and JavaScript of it, and servers such as Wasmtime run it as it is.',
    );
  }
  if (version === 1 && layer === 0) return undefined;
  return wrong(
    `This module says it is of version ${String(version)}`,
    'Engines know version 1. It may come from a tool of before 2017, or be damaged.',
  );
}

function wrong(what: string, advice: string): Inspected {
  return { ok: false, what, advice };
}

function anatomyOf(bytes: number, module: WebAssembly.Module): Anatomy {
  const asks = groupAsks(WebAssembly.Module.imports(module));
  const exports = WebAssembly.Module.exports(module);
  const starts = exports.some(({ name, kind }) => name === '_start' && kind === 'function');
  const memory = exports.some(({ name, kind }) => name === 'memory' && kind === 'memory');
  const missing = asks.filter((ask) => !ask.given);
  return {
    bytes,
    asks,
    offers: exports.map(({ name, kind }) => `${name === '' ? '(no name)' : name}, a ${kind}`),
    runs: missing.length === 0 && starts && memory,
    verdict: verdictOf(missing, starts, memory, exports),
  };
}

function verdictOf(
  missing: readonly Ask[],
  starts: boolean,
  memory: boolean,
  exports: readonly WebAssembly.ModuleExportDescriptor[],
): string {
  if (missing.length > 0) {
    const names = missing.map((ask) => `“${ask.module}”`).join(' and ');
    return `It can’t run here: nobody in this page gives what it asks of ${names}.`;
  }
  if (!starts) {
    const calls = exports.filter(({ kind }) => kind === 'function').map(({ name }) => name);
    return calls.length === 0
      ? 'It has nothing to start: it exports no function.'
      : `It is a library, not a program: it has no _start. Somebody has to call ${calls.slice(0, 3).join(', ')}.`;
  }
  if (!memory) {
    return 'It exports _start, but no memory, through which WASI passes all text. It can’t run here.';
  }
  return 'It is a program for WASI preview 1: it can run here.';
}

/** By module name, in the order of their first import. */
export function groupAsks(
  imports: readonly { readonly module: string; readonly name: string }[],
): readonly Ask[] {
  const modules = [...new Set(imports.map((each) => each.module))];
  return modules.map((module) => {
    const names = imports.filter((each) => each.module === module).map((each) => each.name);
    return { module, names, ...giverOf(module, names) };
  });
}

const PREVIEW_1 = 'wasi_snapshot_preview1';
const PREVIEW_1_CALLS: ReadonlySet<string> = new Set(CALLS.map((call) => call.name));

/** Who gives imports of a module name; the first that fits. The tools’ own documentation names theirs. */
const GIVERS: readonly (readonly [RegExp, string])[] = [
  [
    /^wasi_unstable$/u,
    'WASI preview 0, of before 2020. Built anew, the program would ask for preview 1.',
  ],
  [/^wasi:|^wasi_ephemeral/u, 'A later WASI, by interface. It was taken out of a component.'],
  [
    /^wbg$|^__wbindgen|_bg\.js$/u,
    'JavaScript that wasm-bindgen made for this very module, for programs in Rust.',
  ],
  [/^(go|gojs)$/u, 'JavaScript that comes with the Go compiler: wasm_exec.js.'],
  [/^wasix_/u, 'WASIX, an extension of WASI by Wasmer.'],
  [/^(a|env)$/u, 'JavaScript that was written or made for this module, by Emscripten for example.'],
];

function giverOf(module: string, names: readonly string[]): Pick<Ask, 'given' | 'words'> {
  if (module === PREVIEW_1) {
    const unknown = names.filter((name) => !PREVIEW_1_CALLS.has(name));
    if (unknown.length === 0) {
      return { given: true, words: 'WASI preview 1. This page’s host gives these calls.' };
    }
    return {
      given: false,
      words: `WASI preview 1 has no ${unknown.slice(0, 3).join(', ')}.`,
    };
  }
  const known = GIVERS.find(([pattern]) => pattern.test(module));
  return {
    given: false,
    words: known?.[1] ?? 'Whoever made this module: its imports have names of their own.',
  };
}
