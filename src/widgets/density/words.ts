/** The figure's result in sentences, and amounts of memory as a reader sees them. */

import {
  BOXES,
  fitting,
  kernelPatch,
  libraryPatch,
  memoryOf,
  type Box,
  type Fleet,
  type Patch,
} from '../../sim/cost/density.ts';
import { BOX_NAMES } from './fleet.ts';

const NBSP = '\u00A0';

/** "11 GB", "12.3 GB", "131 MB", "0.1 MB". */
export function amount(mb: number): string {
  const [value, unit] = mb >= 1000 ? [mb / 1000, 'GB'] : [mb, 'MB'];
  const digits = value < 100 ? 1 : 0;
  return `${value.toLocaleString('en-GB', { maximumFractionDigits: digits })}${NBSP}${unit}`;
}

export function howMany(count: number, box: Box): string {
  const { one, many } = BOX_NAMES[box];
  if (count === Infinity) return `any number of ${many}`;
  return `${count.toLocaleString('en-GB')}${NBSP}${count === 1 ? one : many}`;
}

/** The sum that articles make, and what it leaves out. */
export function theSum(fleet: Fleet): string {
  const guest = fleet.program + fleet.guestSystem;
  const { programs, systems, host, beside, all } = memoryOf(fleet, 'vm');
  const sum = programs + systems + host;
  const merged = fleet.merged > 0 ? ', what they have in common counted once,' : '';
  return `${howMany(fleet.guests, 'vm')} of ${amount(guest)}${merged} and the host’s own ${amount(host)} make ${amount(sum)}. The monitors beside them take another ${amount(beside)}: ${amount(all)}.`;
}

/** What fits, from the heaviest box to the lightest. */
export function whatFits(fleet: Fleet): string {
  const parts = BOXES.map((box) => howMany(fitting(fleet, box), box));
  return `Of a program that needs ${amount(fleet.program)}, ${amount(fleet.machine)} hold ${parts.slice(0, -1).join(', ')} or ${parts.at(-1) ?? ''}.`;
}

/** Whether the box or the program decides. */
export function whatDecides(fleet: Fleet): string {
  const vm = fitting(fleet, 'vm');
  if (fitting(fleet, 'module') === 0)
    return 'The host’s own memory leaves no room for one of them.';
  const factor = vm === 0 ? Infinity : fitting(fleet, 'module') / vm;
  if (factor < 2) {
    return 'The program is so large that the box around it hardly matters.';
  }
  return 'What a box costs beside the program decides while the program is small. Make the program larger, and the bars come closer.';
}

export function boxInWords(fleet: Fleet, box: Box): string {
  const { all, programs } = memoryOf(fleet, box);
  const rest = all - programs - fleet.host;
  const over = all > fleet.machine ? ', more than the machine has' : '';
  return `${howMany(fleet.guests, box)} need ${amount(all)} with the host${over}: ${amount(programs)} for the programs, ${amount(rest)} for the boxes. ${fits(fleet, box)} ${patches(fleet, box)}`;
}

function fits(fleet: Fleet, box: Box): string {
  const count = fitting(fleet, box);
  return count === 0 ? 'Not one fits.' : `At most ${howMany(count, box)} fit.`;
}

function patches(fleet: Fleet, box: Box): string {
  return `A flaw in the kernel: ${patchInWords(kernelPatch(fleet, box))}. A flaw in a library of every program: ${patchInWords(libraryPatch(fleet, box))}.`;
}

function patchInWords({ changed, restarted }: Patch): string {
  return `${changed.toLocaleString('en-GB')} to patch, ${restarted.toLocaleString('en-GB')} to restart`;
}
