/** The lanes of the storage path: the layers that a read may pass, firmware among them to show that it doesn’t. */

import { duration, type Lane, type Recording } from '../../recording/recording.ts';
import type { Ms } from '../../recording/units.ts';

export type StorageLane = 'application' | 'kernel' | 'firmware' | 'hardware';

/** Top of the stack first; `done` names the event that ends it all for the program. */
export function lanes(done: string): readonly Lane[] {
  return [
    { id: 'application', name: 'program', layer: 'module', goal: done },
    { id: 'kernel', name: 'kernel', layer: 'kernel' },
    { id: 'firmware', name: 'firmware', layer: 'firmware' },
    { id: 'hardware', name: 'device', layer: 'hardware' },
  ];
}

/** How long each lane works, waiting left out; a lane without a span isn’t in it. */
export function timeByLane(recording: Recording): ReadonlyMap<string, Ms> {
  const times = new Map<string, Ms>();
  for (const span of recording.spans) {
    times.set(span.lane, (times.get(span.lane) ?? 0) + duration(span));
  }
  return times;
}
