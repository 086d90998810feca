/** Holding a thread until a moment comes, without work where the engine lets a thread wait. */

import type { Ms } from '../../recording/units.ts';

let sleeper: Int32Array | undefined;

/** `moment` is on the clock of `performance.now()`. */
export function sleepUntil(moment: Ms): void {
  for (let left = moment - performance.now(); left > 0; left = moment - performance.now()) {
    try {
      sleeper ??= new Int32Array(sharedBuffer());
      Atomics.wait(sleeper, 0, 0, left);
    } catch {
      // A page's main thread may not wait: there it has to be spent.
    }
  }
}

/** `SharedArrayBuffer` has no name without cross-origin isolation, but a memory can still be shared. */
function sharedBuffer(): ArrayBufferLike {
  return new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer;
}
