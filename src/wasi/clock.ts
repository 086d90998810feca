/** The one clock that page and worker share. */

import type { Ms } from '../recording/units.ts';

/** Milliseconds since 1970 on a clock that never goes back; it moves in steps of about 0.1 ms. */
export function sharedNow(): Ms {
  return performance.timeOrigin + performance.now();
}
