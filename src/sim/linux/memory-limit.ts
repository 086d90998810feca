/** What memory.max does when a group asks for more: reclaim, swap, and in the end a kill. */

import type { Bytes } from '../../recording/units.ts';

/** Limits of one group; without one there is none. */
export interface MemoryLimits {
  readonly max?: Bytes;
  readonly high?: Bytes;
  /** 0 unless said: nothing is swapped. */
  readonly swapMax?: Bytes;
  /** memory.oom.group: a kill takes every process of the group. */
  readonly oomGroup?: boolean;
}

/** Something that a process of the group does. */
export interface MemoryAction {
  readonly by: string;
  readonly allocAnon?: Bytes;
  readonly readFile?: Bytes;
  readonly free?: Bytes;
}

/** memory.events, the part that the model knows. */
export interface MemoryEvents {
  readonly high: number;
  readonly max: number;
  readonly oom: number;
  readonly oomKill: number;
}

export interface MemoryState {
  /** Anonymous memory in RAM by process; pages swapped out are taken from whoever is largest. */
  readonly anon: Readonly<Record<string, Bytes>>;
  readonly file: Bytes;
  readonly swap: Readonly<Record<string, Bytes>>;
  readonly events: MemoryEvents;
  readonly killed: readonly string[];
}

export const NOTHING_USED: MemoryState = {
  anon: {},
  file: 0,
  swap: {},
  events: { high: 0, max: 0, oom: 0, oomKill: 0 },
  killed: [],
};

/**
 * The group after an action. Simplified: reclaim takes cached files first, then swaps, then kills the
 * largest process; each allocation is one event, however many pages it is.
 *
 * Source of the rules: Linux, Documentation/admin-guide/cgroup-v2.rst (memory).
 */
export function afterAction(
  state: MemoryState,
  limits: MemoryLimits,
  action: MemoryAction,
): MemoryState {
  if (state.killed.includes(action.by)) return state;
  const used = use(state, action);
  const throttled =
    over(used, limits.high) > 0 ? count(reclaimTo(used, limits, limits.high), 'high') : used;
  if (over(throttled, limits.max) === 0) return throttled;
  const reclaimed = count(reclaimTo(throttled, limits, limits.max), 'max');
  return over(reclaimed, limits.max) === 0 ? reclaimed : kill(reclaimed, limits);
}

/** Anonymous memory in RAM of all processes. */
export function total(byProcess: Readonly<Record<string, Bytes>>): Bytes {
  return Object.values(byProcess).reduce((sum, bytes) => sum + bytes, 0);
}

function use(state: MemoryState, { by, allocAnon = 0, readFile = 0, free = 0 }: MemoryAction) {
  const held = state.anon[by] ?? 0;
  const swapped = state.swap[by] ?? 0;
  const fromRam = Math.min(free, held);
  return {
    ...state,
    anon: { ...state.anon, [by]: held + allocAnon - fromRam },
    swap: { ...state.swap, [by]: Math.max(swapped - (free - fromRam), 0) },
    file: state.file + readFile,
  };
}

function over({ anon, file }: MemoryState, limit: Bytes | undefined): Bytes {
  return Math.max(total(anon) + file - (limit ?? Infinity), 0);
}

function count(state: MemoryState, event: keyof MemoryEvents): MemoryState {
  return { ...state, events: { ...state.events, [event]: state.events[event] + 1 } };
}

function reclaimTo(
  state: MemoryState,
  limits: MemoryLimits,
  limit: Bytes | undefined,
): MemoryState {
  const dropped = { ...state, file: state.file - Math.min(over(state, limit), state.file) };
  const room = (limits.swapMax ?? 0) - total(dropped.swap);
  let toSwap = Math.min(over(dropped, limit), room);
  const anon = { ...dropped.anon };
  const swap = { ...dropped.swap };
  for (const [name, held] of largestFirst(anon)) {
    const out = Math.min(held, toSwap);
    anon[name] = held - out;
    swap[name] = (swap[name] ?? 0) + out;
    toSwap -= out;
  }
  return { ...dropped, anon, swap };
}

/**
 * Kills the process that holds most, in RAM and swap together; no process here has an
 * oom_score_adj. Source: Linux, mm/oom_kill.c (oom_badness) and cgroup-v2.rst (memory.oom.group).
 */
function kill(state: MemoryState, { oomGroup = false }: MemoryLimits): MemoryState {
  const { events, swap } = state;
  const held = Object.entries(state.anon).map(([name, anon]): [string, Bytes] => [
    name,
    anon + (swap[name] ?? 0),
  ]);
  const names = largestFirst(Object.fromEntries(held)).map(([name]) => name);
  const victims = oomGroup ? names : names.slice(0, 1);
  const without = (of: Readonly<Record<string, Bytes>>) =>
    Object.fromEntries(Object.entries(of).filter(([name]) => !victims.includes(name)));
  return {
    ...state,
    anon: without(state.anon),
    swap: without(swap),
    killed: [...state.killed, ...victims],
    events: { ...events, oom: events.oom + 1, oomKill: events.oomKill + victims.length },
  };
}

function largestFirst(of: Readonly<Record<string, Bytes>>): [string, Bytes][] {
  return Object.entries(of).sort(([, a], [, b]) => b - a);
}
