/** A line of the text form. */

import type { Range } from '../module.ts';

export interface Line {
  /** How far it is indented, in steps. */
  readonly depth: number;
  readonly text: string;
  /** The bytes that say what it says; a function's first line has two places in the file. */
  readonly ranges: readonly Range[];
}
