/** What `public/components/NAME/manifest.json` says of a component: what it was made of, by which tools, and every file of it. */

import { createHash } from 'node:crypto';
import { brotliCompressSync } from 'node:zlib';

/** The program that also runs as a component: a module of `content/modules`. */
export const COMPONENT = 'write-file';

/** Where the component's files are committed. */
export const COMPONENT_FOLDER = new URL(`../../public/components/${COMPONENT}/`, import.meta.url);

export interface ComponentFile {
  readonly name: string;
  /** What readers are told that it is. */
  readonly what: string;
  readonly bytes: number;
  /** With Brotli at its best, as a server would send it. */
  readonly compressed: number;
  readonly sha256: string;
}

export interface ComponentTool {
  readonly name: string;
  /** Exact: another version may give other bytes. */
  readonly version: string;
  readonly does: string;
  readonly license: string;
}

export interface ComponentManifest {
  readonly name: string;
  /** The module that it was made of, below `public`. */
  readonly module: string;
  readonly tools: readonly ComponentTool[];
  readonly files: readonly ComponentFile[];
  /** Its world: what it imports and exports, in WIT. */
  readonly wit: string;
}

/** Versions are exact, so that the same bytes come out. All are author-time tools but the shim, which is in the JavaScript. */
export const TOOLS: readonly ComponentTool[] = [
  {
    name: '@bytecodealliance/jco',
    version: '1.35.0',
    does: 'puts the module into a component with its preview 1 adapter, and turns that into JavaScript and core modules',
    license: 'Apache-2.0 WITH LLVM-exception',
  },
  {
    name: '@bytecodealliance/preview2-shim',
    version: '0.26.1',
    does: 'is the host: WASI 0.2 for browsers, with files in memory',
    license: 'Apache-2.0 WITH LLVM-exception',
  },
];

/** Every file that a reader downloads, in the order in which it is told of. */
export const FILES: readonly Pick<ComponentFile, 'name' | 'what'>[] = [
  { name: `${COMPONENT}.core.wasm`, what: 'the program: the very module of preview 1' },
  { name: `${COMPONENT}.core2.wasm`, what: 'the adapter from preview 1 to 0.2' },
  { name: `${COMPONENT}.core3.wasm`, what: 'a table that ties the two together' },
  { name: `${COMPONENT}.core4.wasm`, what: 'code that fills that table' },
  { name: 'component.js', what: 'the host, and code between it and the modules' },
];

export function describeFile(name: string, what: string, bytes: Uint8Array): ComponentFile {
  return {
    name,
    what,
    bytes: bytes.length,
    compressed: brotliCompressSync(bytes).length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}
