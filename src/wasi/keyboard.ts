/** What a reader types: passed on to the run that goes on, or kept for the one that begins next. */

import type { NoMoreInput, Typed } from './protocol.ts';

/** Which run it is for is said where it is sent. */
export type Typing = Omit<Typed, 'id'> | Omit<NoMoreInput, 'id'>;

type Send = (typing: Typing) => void;

export interface Keyboard {
  /** A run was asked for. */
  expectRun(): void;
  /** The first run that was asked for has its turn: gives what was typed for it so far. */
  takeTurn(): readonly Typing[];
  /** Where all goes from now on; undefined once the run is over. */
  connect(send: Send | undefined): void;
  /** Lost where no run goes on and none was asked for. */
  type: Send;
}

export function createKeyboard(): Keyboard {
  let runs = 0;
  let early: Typing[] = [];
  let send: Send | undefined;
  return {
    expectRun() {
      runs += 1;
    },
    takeTurn() {
      const typed = early;
      early = [];
      runs -= 1;
      return typed;
    },
    connect(to) {
      send = to;
    },
    type(typing) {
      if (send !== undefined) send(typing);
      else if (runs > 0) early.push(typing);
    },
  };
}
