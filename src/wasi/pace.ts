/** When to send what a busy module produces: the first items at once, later ones in batches. */

import type { Ms } from '../recording/units.ts';

const PROMPT = 64;
const INTERVAL: Ms = 50;

/** `due(now)` is asked once per item; true means "send what you have". */
export function createPace(): { due(now: Ms): boolean } {
  let asked = 0;
  let sent = -Infinity;
  return {
    due(now) {
      asked += 1;
      if (asked > PROMPT && now - sent < INTERVAL) return false;
      sent = now;
      return true;
    },
  };
}
