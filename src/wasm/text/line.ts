/** A line of the text form, and how many of them come as one piece. */

import type { Range } from '../module.ts';

export interface Line {
  /** How far it is indented, in steps. */
  readonly depth: number;
  readonly text: string;
  /** The bytes that say what it says; a function's first line has two places in the file. */
  readonly ranges: readonly Range[];
}

/** Lines that stand together, a function’s for instance: how many is known before they are written. */
export interface Piece {
  readonly count: number;
  /** The bytes that its lines come from, in any order. */
  readonly ranges: readonly Range[];
  lines(): readonly Line[];
}

/** Lines that are written already. */
export function written(lines: readonly Line[]): Piece {
  return { count: lines.length, ranges: lines.flatMap(({ ranges }) => ranges), lines: () => lines };
}
