/** Every numeric instruction by name: how its result is made from its operands. */

import { conversions } from './conversions.ts';
import { floats } from './floats.ts';
import { integers } from './integers.ts';
import type { TrapKind } from './trap.ts';

/** From the operands' bits, in their order, to the result's bits, or to a trap. */
export type Numeric = (...bits: readonly bigint[]) => bigint | TrapKind;

/** By the names of the text format: `i32.add`, `f64.convert_i64_s`. */
export const NUMERIC: ReadonlyMap<string, Numeric> = new Map<string, Numeric>([
  ...integers('i32'),
  ...integers('i64'),
  ...floats('f32'),
  ...floats('f64'),
  ...conversions(),
]);
