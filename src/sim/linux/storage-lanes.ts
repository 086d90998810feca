/** The lanes of the storage path: the layers that a read may pass, firmware among them to show that it doesn’t. */

import type { Lane } from '../../recording/recording.ts';

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
