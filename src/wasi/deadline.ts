/** A time limit that can stand still. */

import type { Ms } from '../recording/units.ts';

export interface Deadline {
  /** Starts anew; `Infinity` never ends. */
  start(time: Ms): void;
  pause(): void;
  resume(): void;
  clear(): void;
}

/** Calls `end` once the time is over. */
export function createDeadline(end: () => void): Deadline {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let left: Ms = Infinity;
  let since: Ms = 0;
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const go = () => {
    stop();
    since = performance.now();
    if (Number.isFinite(left)) timer = setTimeout(end, left);
  };
  return {
    start(time) {
      left = time;
      go();
    },
    pause() {
      if (timer === undefined) return;
      left -= performance.now() - since;
      stop();
    },
    resume() {
      if (timer === undefined) go();
    },
    clear() {
      left = Infinity;
      stop();
    },
  };
}
