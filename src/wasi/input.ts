/** Standard input that comes while the module runs, piece by piece. */

import type { Input } from './preview1/system.ts';

export interface TypedInput extends Input {
  add(text: string): void;
  /** No more comes; later additions are dropped. */
  end(): void;
  /** Resolves at the next addition, or at the end. */
  changed(): Promise<void>;
}

/** Nothing yet, and not ended. */
export function typedInput(): TypedInput {
  const encoder = new TextEncoder();
  let bytes = new Uint8Array();
  let ended = false;
  let hear: () => void = () => undefined;
  let next = promise();

  function promise(): Promise<void> {
    return new Promise((resolve) => {
      hear = resolve;
    });
  }

  function change(): void {
    hear();
    next = promise();
  }

  return {
    get ready() {
      return bytes.length;
    },
    get ended() {
      return ended;
    },
    read(max) {
      const taken = bytes.slice(0, max);
      bytes = bytes.slice(taken.length);
      return taken;
    },
    add(text) {
      if (ended || text === '') return;
      const more = encoder.encode(text);
      const whole = new Uint8Array(bytes.length + more.length);
      whole.set(bytes);
      whole.set(more, bytes.length);
      bytes = whole;
      change();
    },
    end() {
      ended = true;
      change();
    },
    changed: () => next,
  };
}
