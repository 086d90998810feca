/** Keeps ended threads from piling up: a browser lets a loop run on for a while after its worker was terminated. */

import type { Ms } from '../recording/units.ts';

/** A tight loop kept its core for 2.0 s after `terminate()` in Chromium 156, twenty times out of twenty. */
const SPIN: Ms = 2100;
/** So many may go on spinning while another run starts. */
const MOST = 2;

/** What hosts of one page share. */
export interface Turns {
  /** A worker has just been terminated in the middle of a module's work. */
  markSpinning(): void;
  /** How long to wait until fewer than two can still be spinning; 0 where nothing needs to wait. */
  timeToWait(): Ms;
  /** Waits that long, or until `signal` aborts. */
  wait(signal: AbortSignal): Promise<void>;
}

export function createTurns(): Turns {
  let ends: readonly Ms[] = [];
  const now = () => performance.now();
  const timeToWait = () => {
    ends = ends.filter((end) => now() - end < SPIN);
    const last = ends.at(-MOST);
    return last === undefined ? 0 : SPIN - (now() - last);
  };
  return {
    markSpinning() {
      ends = [...ends, now()];
    },
    timeToWait,
    async wait(signal) {
      for (let time = timeToWait(); time > 0 && !signal.aborted; time = timeToWait()) {
        await sleep(time, signal);
      }
    },
  };
}

function sleep(time: Ms, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, time);
    signal.addEventListener('abort', done);
  });
}
