/** Where a recording holds nothing for long, so that paper needn't show it. */

import { extent, type Recording } from './recording.ts';
import type { Domain } from './scale.ts';
import type { Ms } from './units.ts';

/** Every time at which something happens, in order; those that paper can't tell apart count once. */
export function moments(recording: Recording): readonly Ms[] {
  const apart = extent(recording).end / 2000;
  const all = [
    ...recording.spans.flatMap(({ start, end }) => [start, end]),
    ...recording.events.map(({ at }) => at),
  ].sort((a, b) => a - b);
  const found: Ms[] = [];
  for (const at of all) if (at > (found.at(-1) ?? -Infinity) + apart) found.push(at);
  return found;
}

/** A stretch in which nothing happens is cut out where it takes more than this part of the whole. */
const QUIET = 0.2;
const LEAST_QUIET: Ms = 20_000;

export function quietStretches(times: readonly Ms[], until: Ms): readonly Domain[] {
  const found: Domain[] = [];
  [...times, until].forEach((end, index) => {
    const start = times[index - 1] ?? 0;
    const length = end - start;
    if (length < Math.max(LEAST_QUIET, until * QUIET)) return;
    const margin = Math.min(2000, length / 10);
    found.push({ start: start + margin, end: end - margin });
  });
  return found;
}
