/** How long calls took, as far as a browser’s clock can tell. */

import { formatMs } from '../../recording/format.ts';
import type { Ms } from '../../recording/units.ts';
import type { CallCount } from '../../wasi/api.ts';

/** The step of performance.now() without cross-origin isolation, in Chromium and by the standard. */
const CLOCK_STEP: Ms = 0.1;
/** With fewer steps than this in a sum, a mean would be a guess. */
const STEPS_FOR_A_MEAN = 10;

/** One call's time: never finer than the clock's step. */
export function callTime(took: Ms): string {
  if (took < CLOCK_STEP * 0.95) return 'under 0.1\u00a0ms';
  return took < 1 ? `${took.toFixed(1)}\u00a0ms` : formatMs(took);
}

/** The mean of calls of one name, or nothing where the clock saw too little of them. */
export function meanTime({ calls, took }: Pick<CallCount, 'calls' | 'took'>): string | undefined {
  if (calls < 2 || took < CLOCK_STEP * STEPS_FOR_A_MEAN) return undefined;
  return `about ${formatMs(took / calls)}`;
}
