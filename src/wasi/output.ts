/** Standard output and error as text: decoded across writes, and cut where they go on too long. */

import type { Bytes } from '../recording/units.ts';
import type { Sink } from './preview1/system.ts';

export type Stream = 'stdout' | 'stderr';

/** How many bytes both streams together may still take. */
export interface Budget {
  left: Bytes;
  cut: boolean;
}

export interface TextOutput {
  readonly write: Sink;
  /** Says what is left of a character that never came whole. */
  finish(): void;
}

/** Tells `hear` the text of each write. */
export function textOutput(budget: Budget, hear: (text: string) => void): TextOutput {
  let decoder: TextDecoder | undefined;
  const tell = (text: string) => {
    if (text !== '') hear(text);
  };
  return {
    write(bytes) {
      if (bytes.length > budget.left) {
        budget.cut = true;
        if (budget.left === 0) return;
        bytes = bytes.subarray(0, budget.left);
      }
      budget.left -= bytes.length;
      decoder ??= new TextDecoder('utf-8', { ignoreBOM: true });
      tell(decoder.decode(bytes, { stream: true }));
    },
    finish() {
      if (decoder !== undefined) tell(decoder.decode());
      decoder = undefined;
    },
  };
}
