/** A control group’s memory over time: a program that grows, a helper that reads files, and the limits. */

import type { Bytes, Ms } from '../../recording/units.ts';
import { MEMORY_FACTS } from './memory-facts.ts';
import {
  afterAction,
  NOTHING_USED,
  total,
  type MemoryEvents,
  type MemoryLimits,
  type MemoryState,
} from './memory-limit.ts';

export interface MemoryScenario {
  readonly limits: MemoryLimits;
  /** The program asks for memory at this rate until it holds `needs`. */
  readonly growth: { readonly bytesPerSecond: Bytes; readonly needs: Bytes };
  /** The helper holds this much from the start, */
  readonly helper: Bytes;
  /** and reads these files again and again; what isn’t cached comes from the disk at this rate. */
  readonly files: { readonly bytes: Bytes; readonly bytesPerSecond: Bytes };
  readonly until: Ms;
}

export interface MemorySample {
  readonly at: Ms;
  readonly program: Bytes;
  readonly helper: Bytes;
  readonly cache: Bytes;
  readonly swap: Bytes;
  /** What has been counted so far. */
  readonly events: MemoryEvents;
}

export interface MemoryKill {
  readonly at: Ms;
  readonly victims: readonly string[];
  /** What each process held in RAM and swap when it came to the choice. */
  readonly held: Readonly<Record<string, Bytes>>;
}

/** A stretch in which the program was made to wait above memory.high. */
export interface Wait {
  readonly from: Ms;
  readonly to: Ms;
}

export interface MemoryRun {
  readonly samples: readonly MemorySample[];
  readonly kills: readonly MemoryKill[];
  readonly waits: readonly Wait[];
  readonly end: MemoryState;
  /** Read from the disk again although it had been in memory before. */
  readonly readAgain: Bytes;
  /** When the program had all that it needs; `undefined`: not by the end. */
  readonly grownAt: Ms | undefined;
}

const PROGRAM = 'program';
const HELPER = 'helper';

/** What is charged at a time. */
const BATCH: Bytes = MEMORY_FACTS.batch.value * MEMORY_FACTS.page.value;
const SAMPLES = 120;

/**
 * How long an allocation of one batch is delayed where this much is used: it grows with the square of
 * the share by which usage exceeds memory.high.
 *
 * Source: Linux, mm/memcontrol.c (calculate_high_delay, mem_cgroup_handle_over_high).
 */
export function highDelay(used: Bytes, high: Bytes | undefined): Ms {
  if (high === undefined || used <= high) return 0;
  const over = (used - high) / Math.max(high, MEMORY_FACTS.page.value);
  const delay = 1000 * MEMORY_FACTS.sleepAtTwice.value * over * over;
  if (delay <= MEMORY_FACTS.shortestSleep.value) return 0;
  return Math.min(delay, 1000 * MEMORY_FACTS.longestSleep.value);
}

/** The run while it is played; replaced by nobody, so it may change in place. */
interface Live {
  state: MemoryState;
  readonly samples: MemorySample[];
  readonly kills: MemoryKill[];
  readonly waits: Wait[];
  asked: Bytes;
  /** The most of the files that has been in memory. */
  cached: Bytes;
  readAgain: Bytes;
  grownAt: Ms | undefined;
}

/**
 * Plays a scenario, without chance: the program and the helper ask for one batch after another.
 * Simplified as in `afterAction`: cache goes first, then pages are swapped, then a process is killed.
 */
export function runMemory(scenario: MemoryScenario): MemoryRun {
  const { limits, helper, until } = scenario;
  const live: Live = {
    state: NOTHING_USED,
    samples: [],
    kills: [],
    waits: [],
    asked: 0,
    cached: 0,
    readAgain: 0,
    grownAt: undefined,
  };
  apply(live, limits, 0, { by: HELPER, allocAnon: helper });
  let [program, reader, sample]: [Ms, Ms, Ms] = [0, 0, 0];
  let regular = 0;
  while (Math.min(program, reader, sample) <= until) {
    const now = Math.min(program, reader, sample);
    if (program === now) program = grow(live, scenario, now);
    else if (reader === now) reader = readFiles(live, scenario, now);
    else {
      live.samples.push(sampleOf(live.state, now));
      regular += 1;
      sample = (regular * until) / SAMPLES;
    }
  }
  const { state: end, samples, kills, waits, readAgain, grownAt } = live;
  return { end, samples, kills, waits, readAgain, grownAt };
}

/** The program’s next batch; when the one after comes. */
function grow(live: Live, { limits, growth }: MemoryScenario, now: Ms): Ms {
  if (isDead(live, PROGRAM) || growth.bytesPerSecond === 0) return Infinity;
  if (live.asked >= growth.needs) {
    live.grownAt = now;
    return Infinity;
  }
  const allocAnon = Math.min(BATCH, growth.needs - live.asked);
  live.asked += allocAnon;
  apply(live, limits, now, { by: PROGRAM, allocAnon });
  const wait = highDelay(inRam(live.state), limits.high);
  if (wait > 0) addWait(live.waits, now, now + wait);
  return now + (1000 * BATCH) / growth.bytesPerSecond + wait;
}

/** The helper’s next piece of a file that isn’t in memory. */
function readFiles(live: Live, { limits, files }: MemoryScenario, now: Ms): Ms {
  if (isDead(live, HELPER) || files.bytes === 0) return Infinity;
  const pause = (1000 * BATCH) / files.bytesPerSecond;
  const readFile = Math.min(BATCH, files.bytes - live.state.file);
  if (readFile <= 0) return now + pause;
  live.readAgain += Math.min(readFile, Math.max(live.cached - live.state.file, 0));
  apply(live, limits, now, { by: HELPER, readFile });
  live.cached = Math.max(live.cached, live.state.file);
  return now + pause + highDelay(inRam(live.state), limits.high);
}

function apply(
  live: Live,
  limits: MemoryLimits,
  now: Ms,
  action: Parameters<typeof afterAction>[2],
): void {
  const before = live.state;
  live.state = afterAction(before, limits, action);
  const victims = live.state.killed.slice(before.killed.length);
  if (victims.length === 0) return;
  const held = Object.fromEntries(
    [PROGRAM, HELPER].map((name) => [
      name,
      (before.anon[name] ?? 0) +
        (before.swap[name] ?? 0) +
        (name === action.by ? (action.allocAnon ?? 0) : 0),
    ]),
  );
  live.kills.push({ at: now, victims, held });
  live.samples.push(sampleOf(before, now), sampleOf(live.state, now));
}

function isDead({ state }: Live, name: string): boolean {
  return state.killed.includes(name);
}

/** memory.current. */
export function inRam({ anon, file }: MemoryState): Bytes {
  return total(anon) + file;
}

function sampleOf({ anon, file, swap, events }: MemoryState, at: Ms): MemorySample {
  return {
    at,
    program: anon[PROGRAM] ?? 0,
    helper: anon[HELPER] ?? 0,
    cache: file,
    swap: total(swap),
    events,
  };
}

/** Two sleeps with only one batch between them read as one wait. */
function addWait(waits: Wait[], from: Ms, to: Ms): void {
  const last = waits.at(-1);
  const ownTime = 50;
  if (last !== undefined && from - last.to <= ownTime) {
    waits[waits.length - 1] = { from: last.from, to };
  } else {
    waits.push({ from, to });
  }
}
