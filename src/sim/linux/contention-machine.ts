/** One machine with RAM, swap and a disk, and three programs that nobody has limited: one step of time after another. */

import facts from '../../../content/facts/contention.json' with { type: 'json' };

export type DiskKind = 'hdd' | 'ssd' | 'nvme';
export type ProgramId = 'small' | 'database' | 'greedy';

export const PROGRAM_IDS: readonly ProgramId[] = ['small', 'database', 'greedy'];

/** Memory in GB (1 GB is 1,000 MB here), growth in MB per second, time in seconds. */
export interface ContentionScenario {
  readonly ram: number;
  /** 0 is off. */
  readonly swap: number;
  readonly disk: DiskKind;
  readonly database: number;
  /** Files that the small program reads again and again. */
  readonly files: number;
  readonly growth: number;
  readonly seconds: number;
}

/** What no reader can change; chosen for the story, not measured. */
export const ASSUMED = {
  /** The kernel’s own memory, which it can’t give back. */
  kernelMb: 300,
  smallMb: 100,
  /** The small program’s load, and what one request does. */
  requestsPerSecond: 10,
  cpuMs: 2,
  filesPerRequest: 2,
  fileMb: 1,
  /** Pages of its own that one request touches: each one in swap has to be read back. */
  pagesPerRequest: 5,
  /** The most of a disk’s rate that swapping out can take; the rest are seeks. */
  swapShare: 0.9,
  /** The share of a disk’s rate at which swapped pages come back once there is room. */
  returnShare: 0.25,
  /** Where a queue is cut off: a real one is bounded by callers that give up. */
  busiest: 0.98,
} as const;

export const STEP_SECONDS = 0.25;

/** MB below which a shortage is a rounding error. */
const UNNOTICED = 1e-6;

const DISKS: Readonly<
  Record<DiskKind, { readonly accessMs: number; readonly mbPerSecond: number }>
> = {
  hdd: { accessMs: facts.hardDiskAccess.value, mbPerSecond: facts.hardDiskRate.value },
  ssd: { accessMs: facts.ssdAccess.value, mbPerSecond: facts.ssdRate.value },
  nvme: { accessMs: facts.nvmeAccess.value, mbPerSecond: facts.nvmeRate.value },
};

/** A program’s memory, MB: `size` is all of it, `swapped` the part that lies on disk. */
export interface Program {
  readonly size: number;
  readonly swapped: number;
  readonly alive: boolean;
}

export type Programs = Readonly<Record<ProgramId, Program>>;

export interface Machine {
  readonly programs: Programs;
  /** Page cache, MB: copies of files that can be dropped at once. */
  readonly cache: number;
}

/** What happened in one step. */
export interface Step {
  readonly machine: Machine;
  /** MB of page cache given up. */
  readonly dropped: number;
  /** MB written to swap. */
  readonly swappedOut: number;
  /** The greedy program asked for memory and had to wait for it. */
  readonly stalled: boolean;
  readonly killed: ProgramId | undefined;
}

/** The machine before the greedy program begins: the database and the files are in memory, as far as they fit. */
export function startMachine(scenario: ContentionScenario): Machine {
  const program = (size: number): Program => ({ size, swapped: 0, alive: true });
  const programs = {
    small: program(ASSUMED.smallMb),
    database: program(scenario.database * 1000),
    greedy: program(0),
  };
  const over = Math.max(0, -room(scenario, programs, 0));
  const fitted = swapOut(programs, Math.min(over, scenario.swap * 1000));
  const cache = Math.min(scenario.files * 1000, Math.max(0, room(scenario, fitted, 0)));
  return { programs: fitted, cache };
}

/** RAM that nobody uses, MB; below 0 when more is asked for than there is. */
function room(scenario: ContentionScenario, programs: Programs, cache: number): number {
  return scenario.ram * 1000 - ASSUMED.kernelMb - resident(programs) - cache;
}

function sizeOf(programs: Programs): number {
  return PROGRAM_IDS.reduce((sum, id) => sum + programs[id].size, 0);
}

export function swappedOf(programs: Programs): number {
  return PROGRAM_IDS.reduce((sum, id) => sum + programs[id].swapped, 0);
}

function resident(programs: Programs): number {
  return sizeOf(programs) - swappedOf(programs);
}

/** Moves on by one step: first the programs that were there, then the greedy one’s new demand. */
export function advance(scenario: ContentionScenario, before: Machine): Step {
  const over = -room(scenario, before.programs, 0);
  if (over > UNNOTICED) return killLargest(before);
  return grow(scenario, refill(scenario, before));
}

/** New pages come from free RAM, then from the page cache, then from swapping, and at last from a kill. */
function grow(scenario: ContentionScenario, before: Machine): Step {
  const { programs } = before;
  const want = programs.greedy.alive ? scenario.growth * STEP_SECONDS : 0;
  const free = room(scenario, programs, before.cache);
  const dropped = Math.min(before.cache, Math.max(0, want - free));
  const lacking = Math.max(0, want - free - dropped);
  const space = scenario.swap * 1000 - swappedOf(programs);
  if (lacking > UNNOTICED && space < UNNOTICED)
    return killLargest({ ...before, cache: before.cache - dropped });
  const rate = DISKS[scenario.disk].mbPerSecond * ASSUMED.swapShare;
  const out = Math.min(lacking, rate * STEP_SECONDS, space, resident(programs));
  const granted = want - lacking + out;
  const greedy = { ...programs.greedy, size: programs.greedy.size + granted };
  return {
    machine: {
      programs: { ...swapOut(programs, out), greedy: keepSwap(programs, out, greedy) },
      cache: before.cache - dropped,
    },
    dropped,
    swappedOut: out,
    stalled: lacking > out,
    killed: undefined,
  };
}

/** The OOM killer takes the program with the highest score, which is the largest one, guilty or not. */
function killLargest(before: Machine): Step {
  const alive = PROGRAM_IDS.filter((id) => before.programs[id].alive);
  const killed = alive.reduce<ProgramId | undefined>(
    (worst, id) =>
      worst === undefined || before.programs[id].size > before.programs[worst].size ? id : worst,
    undefined,
  );
  const programs =
    killed === undefined
      ? before.programs
      : { ...before.programs, [killed]: { size: 0, swapped: 0, alive: false } };
  return {
    machine: { programs, cache: before.cache },
    dropped: 0,
    swappedOut: 0,
    stalled: false,
    killed,
  };
}

/** The score of proc_pid_oom_score(5) without adjustment: the share of RAM and swap that a program holds, of 1,000. */
export function oomScore(scenario: ContentionScenario, program: Program): number {
  const allowed = (scenario.ram + scenario.swap) * 1000;
  return Math.min(
    facts.oomScale.value,
    Math.round((facts.oomScale.value * program.size) / allowed),
  );
}

/** Takes `amount` MB out of RAM, from each program as much as its share of it. */
function swapOut(programs: Programs, amount: number): Programs {
  const all = resident(programs);
  if (amount <= 0 || all <= 0) return programs;
  const share = Math.min(1, amount / all);
  return mapPrograms(programs, (p) => ({
    ...p,
    swapped: p.swapped + (p.size - p.swapped) * share,
  }));
}

function keepSwap(programs: Programs, out: number, greedy: Program): Program {
  return { ...greedy, swapped: swapOut(programs, out).greedy.swapped };
}

/** Where there is room, swapped pages come back as they are touched, and files that are read stay in the cache. */
function refill(scenario: ContentionScenario, before: Machine): Machine {
  const free = Math.max(0, room(scenario, before.programs, before.cache));
  const swapped = swappedOf(before.programs);
  const rate = DISKS[scenario.disk].mbPerSecond * ASSUMED.returnShare;
  const back = Math.min(free, swapped, rate * STEP_SECONDS);
  const share = swapped > 0 ? back / swapped : 0;
  const programs = mapPrograms(before.programs, (p) => ({
    ...p,
    swapped: p.swapped * (1 - share),
  }));
  const read = readsPerSecond(scenario, before) * ASSUMED.fileMb * STEP_SECONDS;
  const gain = Math.min(read, free - back, scenario.files * 1000 - before.cache);
  return { programs, cache: before.cache + Math.max(0, gain) };
}

function mapPrograms(programs: Programs, change: (program: Program) => Program): Programs {
  return {
    small: change(programs.small),
    database: change(programs.database),
    greedy: change(programs.greedy),
  };
}

function readsPerSecond(scenario: ContentionScenario, machine: Machine): number {
  if (!machine.programs.small.alive) return 0;
  return ASSUMED.requestsPerSecond * ASSUMED.filesPerRequest * missing(scenario, machine);
}

/** The share of the small program’s files that isn’t in memory. */
export function missing(scenario: ContentionScenario, machine: Machine): number {
  return scenario.files === 0 ? 0 : 1 - Math.min(1, machine.cache / (scenario.files * 1000));
}

/** How busy the disk is (0 to 1), and how long the small program takes for one request, ms. */
export function responseOf(
  scenario: ContentionScenario,
  step: Step,
): { readonly diskBusy: number; readonly responseMs: number | undefined } {
  const { accessMs, mbPerSecond } = DISKS[scenario.disk];
  const { small } = step.machine.programs;
  const fileMs = accessMs + (ASSUMED.fileMb / mbPerSecond) * 1000;
  const away = small.size > 0 ? small.swapped / small.size : 0;
  const faults = small.alive ? ASSUMED.pagesPerRequest * away : 0;
  const reads = readsPerSecond(scenario, step.machine);
  const load =
    (reads * fileMs + ASSUMED.requestsPerSecond * faults * accessMs) / 1000 +
    step.swappedOut / STEP_SECONDS / mbPerSecond;
  const diskBusy = Math.min(ASSUMED.busiest, load);
  if (!small.alive) return { diskBusy, responseMs: undefined };
  // A queue before one server: time in it is the service time over the idle share (M/M/1).
  const waits =
    ASSUMED.filesPerRequest * missing(scenario, step.machine) * fileMs + faults * accessMs;
  return { diskBusy, responseMs: ASSUMED.cpuMs + waits / (1 - diskBusy) };
}
