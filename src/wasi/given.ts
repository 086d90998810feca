/** What a run gives to its module, as it goes from the page to the worker. */

import type { Bytes } from '../recording/units.ts';
import type { Capability, FileTree, Fixed, Preopen } from './api.ts';

export interface Given {
  /** argv, the module's own name first. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** All there is of standard input, or `typed` where it comes while the module runs. */
  readonly stdin: string | { readonly typed: true };
  readonly files: FileTree | undefined;
  readonly preopens: readonly Preopen[] | undefined;
  readonly deny: readonly Capability[];
  readonly fixed: Fixed;
  readonly most: Most;
}

/** What it may leave behind at most. */
export interface Most {
  readonly output: Bytes;
  readonly files: number;
  readonly fileBytes: Bytes;
}
