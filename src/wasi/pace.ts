/** When to send what a busy module produces: perhaps the first items at once, later ones in batches. */

import type { Ms } from '../recording/units.ts';

/**
 * `due(now)` is asked once per item; true means "send what you have". The first `prompt` items go at
 * once, later ones at least `interval` apart from the last sending or from `start`.
 */
export function createPace(start: Ms, prompt: number, interval: Ms): { due(now: Ms): boolean } {
  let asked = 0;
  let sent = start;
  return {
    due(now) {
      asked += 1;
      if (asked > prompt && now - sent < interval) return false;
      sent = now;
      return true;
    },
  };
}
