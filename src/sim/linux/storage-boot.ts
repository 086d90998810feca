/** Who reads the disk while a PC with UEFI boots: the firmware first, then the kernel, never both. */

import type { Simulated } from '../../recording/provenance.ts';
import type { Recording, Span } from '../../recording/recording.ts';
import type { Ms } from '../../recording/units.ts';
import type { Clockwork } from './storage-facts.ts';
import { lanes, type StorageLane } from './storage-lanes.ts';

interface Moments {
  readonly found: Ms;
  readonly handed: Ms;
  readonly ready: Ms;
  readonly up: Ms;
}

const DONE = 'first programs run';

export function boot(time: Clockwork, provenance: Simulated): Recording {
  const found = time('bootFirmware');
  const handed = found + time('bootLoader');
  const ready = handed + time('bootKernel');
  const up = ready + time('bootPrograms');
  return {
    title: 'Boot',
    lanes: lanes(DONE),
    spans: spans({ found, handed, ready, up }, provenance),
    events: [
      // UEFI 2.11, section 7.4: after this call succeeds, boot services are no longer available.
      {
        lane: 'firmware',
        name: 'hands over',
        at: handed,
        provenance,
        detail: 'The kernel calls ExitBootServices(). The firmware’s disk service is gone.',
      },
      { lane: 'application', name: DONE, at: up, provenance },
    ],
  };
}

function spans({ found, handed, ready, up }: Moments, provenance: Simulated): readonly Span[] {
  const span = (lane: StorageLane, name: string, start: Ms, end: Ms, detail: string): Span => ({
    lane,
    name,
    start,
    end,
    provenance,
    detail,
  });
  return [
    span(
      'firmware',
      'start devices',
      0,
      found,
      'Memory, buses, the disk: firmware brings small drivers of its own.',
    ),
    span(
      'firmware',
      'load the kernel',
      found,
      handed,
      'The boot loader asks the firmware’s disk service: there is no operating system yet.',
    ),
    span('hardware', 'for firmware', found, handed, 'The disk obeys the firmware’s driver.'),
    span(
      'kernel',
      'start drivers',
      handed,
      ready,
      'The kernel finds the disk again, with a driver of its own.',
    ),
    span('kernel', 'read files', ready, up, 'Every file comes by way of the kernel’s driver.'),
    span('hardware', 'for the kernel', ready, up, 'The disk obeys the kernel’s driver.'),
    span(
      'application',
      'start services',
      ready,
      up,
      'The first programs, up to the screen where you log in.',
    ),
  ];
}
