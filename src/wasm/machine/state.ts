/** The machine's state as a value: what one step gives never changes what was there before. */

import type { Instruction, Module, ReferenceType } from '../module.ts';
import type { Value } from './bits.ts';
import type { Memory } from './memory.ts';
import type { Callable } from './program.ts';
import type { TrapKind } from './trap.ts';

/** A place that a branch can go to. */
export interface Label {
  /** The instruction to go on with. */
  readonly target: number;
  /** How many values a branch takes along. */
  readonly arity: number;
  /** The operand stack's height that a branch goes back to. */
  readonly height: number;
  /** A branch to a loop stays inside it; any other leaves. */
  readonly loop: boolean;
}

/** One call that hasn't returned. */
export interface Frame {
  /** The function, imports counted first. */
  readonly func: number;
  /** The instruction to come, in the function's flat list. */
  readonly position: number;
  /** Parameters first. */
  readonly locals: readonly Value[];
  /** This call's own operands, the top last. */
  readonly stack: readonly Value[];
  /** The innermost last. */
  readonly labels: readonly Label[];
  /** Who goes on when this one returns. */
  readonly caller: Frame | undefined;
  /** 1 for the first call. */
  readonly depth: number;
}

export interface Table {
  readonly type: ReferenceType;
  readonly items: readonly Value[];
  /** How many items it can have. */
  readonly most: number;
}

/** What outlives a call. */
export interface Store {
  readonly module: Module;
  readonly functions: readonly Callable[];
  readonly globals: readonly Value[];
  readonly memory: Memory | undefined;
  readonly tables: readonly Table[];
  /** Element and data segments that are used up. */
  readonly droppedElements: ReadonlySet<number>;
  readonly droppedData: ReadonlySet<number>;
}

/** Bytes in memory, from `address` on. */
export interface Stretch {
  readonly address: number;
  readonly length: number;
}

/** What one step did. */
export interface Effect {
  readonly func: number;
  readonly position: number;
  readonly instruction: Instruction;
  /** In the order in which they stood on the stack. */
  readonly popped: readonly Value[];
  readonly pushed: readonly Value[];
  /** The local that was written. */
  readonly local?: number;
  readonly read?: Stretch;
  readonly wrote?: Stretch;
  /** The position to go on with, where that isn't just the following one. */
  readonly jumped?: number;
  /** The function that was called, or the one that returned. */
  readonly called?: number;
  readonly returned?: boolean;
  readonly trap?: TrapKind;
}

export interface State extends Store {
  readonly status: 'running' | 'returned' | 'trapped';
  /** The call that runs, or in which it trapped; none after the first one has returned. */
  readonly frame: Frame | undefined;
  /** What the first call returned. */
  readonly results: readonly Value[];
  readonly trap?: TrapKind;
  /** The step that led here. */
  readonly last?: Effect;
}
