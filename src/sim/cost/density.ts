/** How many programs fit into one machine's memory: each in a virtual machine, a container, or as a module. */

import figures from '../../../content/facts/density.json' with { type: 'json' };
import { asFacts } from '../facts.ts';

export const DENSITY_FIGURES = asFacts(figures);

export const BOXES = ['vm', 'microvm', 'container', 'module'] as const;
export type Box = (typeof BOXES)[number];

/** Megabytes, of 1,000,000 bytes. */
type Mb = number;

export interface Fleet {
  readonly machine: Mb;
  /** What the machine's own system takes. */
  readonly host: Mb;
  readonly guests: number;
  /** What one program needs for itself, in whatever box. */
  readonly program: Mb;
  readonly guestSystem: Mb;
  readonly monitor: Mb;
  readonly microGuest: Mb;
  readonly microMonitor: Mb;
  readonly shim: Mb;
  readonly runtime: Mb;
  readonly instance: Mb;
  /** Share of the guests' systems that is the same in all of them, and kept once: 0 to 1. */
  readonly merged: number;
  /** Different programs among the guests. */
  readonly programs: number;
  /** Whether guests are made anew from an image for each program, and never patched by hand. */
  readonly rebuilt: boolean;
  /** A guest's disk. */
  readonly image: Mb;
  /** What a guest writes on its own disk. */
  readonly written: Mb;
  /** Whether guests share one image, and keep only what they write. */
  readonly clones: boolean;
}

/** What one more guest of a kind costs, and what is there once. */
interface Needs {
  /** For all guests of the kind together, beside the host. */
  readonly once: Mb;
  /** A guest's system, of which a part may be kept once for all. */
  readonly system: Mb;
  /** What stands beside the guest, and is never shared. */
  readonly beside: Mb;
}

function needs(fleet: Fleet, box: Box): Needs {
  switch (box) {
    case 'vm':
      return { once: 0, system: fleet.guestSystem, beside: fleet.monitor };
    case 'microvm':
      return { once: 0, system: fleet.microGuest, beside: fleet.microMonitor };
    case 'container':
      return { once: 0, system: 0, beside: fleet.shim };
    case 'module':
      return { once: fleet.runtime, system: 0, beside: fleet.instance };
  }
}

export interface Memory {
  readonly host: Mb;
  /** The programs' own. */
  readonly programs: Mb;
  /** Kernels and services inside the guests. */
  readonly systems: Mb;
  /** Monitors, shims, a runtime. */
  readonly beside: Mb;
  readonly all: Mb;
}

/** Memory of so many guests, with the host's own. */
export function memoryOf(fleet: Fleet, box: Box, guests = fleet.guests): Memory {
  const { once, system, beside } = needs(fleet, box);
  const shared = guests > 0 ? system * fleet.merged : 0;
  const parts = {
    host: fleet.host,
    programs: guests * fleet.program,
    systems: shared + guests * system * (1 - fleet.merged),
    beside: once + guests * beside,
  };
  return { ...parts, all: parts.host + parts.programs + parts.systems + parts.beside };
}

/** The most guests whose memory the machine has. */
export function fitting(fleet: Fleet, box: Box): number {
  const none = memoryOf(fleet, box, 0).all;
  const one = memoryOf(fleet, box, 1).all;
  if (one > fleet.machine) return 0;
  const more = memoryOf(fleet, box, 2).all - one;
  if (more <= 0) return Infinity;
  const count = 1 + Math.floor((fleet.machine - one) / more + 1e-9);
  return none > fleet.machine ? 0 : count;
}

/** Disk of all guests, without the host's. Containers and modules share an image for each program. */
export function diskOf(fleet: Fleet, box: Box): Mb {
  const { guests, programs, image, written, clones, program } = fleet;
  if (box === 'vm' || box === 'microvm') {
    return clones ? image + guests * written : guests * image;
  }
  // Taken for as large on disk as in memory: a program's files, without an operating system.
  return programs * program + (box === 'container' ? guests * written : 0);
}

/** What has to be done for one flaw: things changed, and guests that start anew. */
export interface Patch {
  readonly changed: number;
  readonly restarted: number;
}

/** A flaw in an operating system's kernel. The host's kernel has it, too. */
export function kernelPatch({ guests, programs, rebuilt }: Fleet, box: Box): Patch {
  if (box === 'container' || box === 'module') return { changed: 1, restarted: guests };
  return { changed: 1 + (rebuilt ? Math.min(programs, guests) : guests), restarted: guests };
}

/** A flaw in a library that every program uses. */
export function libraryPatch({ guests, programs, rebuilt }: Fleet, box: Box): Patch {
  const different = Math.min(programs, guests);
  if (box === 'container' || box === 'module') return { changed: different, restarted: guests };
  return { changed: rebuilt ? different : guests, restarted: guests };
}
