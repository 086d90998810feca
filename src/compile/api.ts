/** What the rest of the site knows of compilers that run in the page: source in, module or complaints out. */

import type { Ms } from '../recording/units.ts';

export type Language = 'wat' | 'c';

/** One of the compiler's complaints. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning' | 'note';
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units as editors and strings count. */
  readonly column: number;
  readonly message: string;
}

/** Something went wrong with the compiler itself, in words for the reader. */
export interface Trouble {
  readonly what: string;
  readonly advice: string;
  readonly cause?: string;
  /** It was the reader who stopped it. */
  readonly stopped?: true;
}

interface Said {
  readonly diagnostics: readonly Diagnostic[];
  /** All that the compiler printed. */
  readonly words: string;
  /** From the page's question to the answer. */
  readonly took: Ms;
}

export type Build =
  | ({ readonly kind: 'built'; readonly bytes: Uint8Array<ArrayBuffer> } & Said)
  /** The source is wrong. */
  | ({ readonly kind: 'refused' } & Said)
  | { readonly kind: 'failed'; readonly trouble: Trouble };

/** How clang works: small code, or quickly made code that is as it was written. */
export type Level = 'Os' | 'O2' | 'O0';

/** The longest source that is compiled, in UTF-16 units. */
export const LONGEST_SOURCE = 200_000;
