/** The four clocks of preview 1, as exact as a browser tells, or fixed for a run that repeats. */

import { wasi } from '@bjorn3/browser_wasi_shim';
import type { Ms } from '../../recording/units.ts';

const NS_PER_MS = 1_000_000;
const MS = 1_000_000n;
/** Steps of `performance.now()`, in nanoseconds. Source: HTML, with cross-origin isolation and without. */
const ISOLATED_STEP = 5000n;
const STEP = 100_000n;

export interface Clocks {
  /** Nanoseconds; undefined for a clock that preview 1 doesn't know. */
  read(id: number): bigint | undefined;
  resolution(id: number): bigint | undefined;
  /** Milliseconds since 1970, for the times of files; doesn't count as reading. */
  now(): Ms;
  /** How many nanoseconds are left until the clock shows `nanoseconds`; doesn't count as reading. */
  left(id: number, nanoseconds: bigint): bigint;
  /** So many nanoseconds were slept. */
  slept(nanoseconds: bigint): void;
}

export function realClocks(): Clocks {
  // Looking `performance` up in a worker takes twice as long as asking it for the time.
  const timer = performance;
  const start = timer.now();
  let idle = 0n;
  let last = 0;
  // A browser's clock stands still between its steps; C programs expect every reading to be later.
  const monotonic = () => {
    const now = Math.round(timer.now() * NS_PER_MS);
    last = now > last ? now : last + 1;
    return BigInt(last);
  };
  // A browser doesn't tell how long a thread has had the processor: the run's time, less its sleep.
  const processor = () => BigInt(Math.round((timer.now() - start) * NS_PER_MS)) - idle;
  const read = (id: number) => {
    if (id === wasi.CLOCKID_REALTIME) return BigInt(Date.now()) * MS;
    if (id === wasi.CLOCKID_MONOTONIC) return monotonic();
    return isClock(id) ? processor() : undefined;
  };
  return {
    read,
    resolution(id) {
      if (id === wasi.CLOCKID_REALTIME) return MS;
      if (!isClock(id)) return undefined;
      return globalThis.crossOriginIsolated ? ISOLATED_STEP : STEP;
    },
    now: () => Date.now(),
    left(id, at) {
      // The time of day goes in milliseconds: what lies between two of them comes with the later one.
      const shown = id === wasi.CLOCKID_REALTIME ? ((at + MS - 1n) / MS) * MS : at;
      return notBelowZero(shown - (read(id) ?? 0n));
    },
    slept(nanoseconds) {
      idle += nanoseconds;
    },
  };
}

/** Begins at `time`; each reading, and each sleep, moves it on. */
export function fixedClocks(time: Ms): Clocks {
  let passed = 0n;
  const start = BigInt(Math.round(time)) * MS;
  const show = (id: number) => (id === wasi.CLOCKID_REALTIME ? start + passed : passed);
  return {
    read(id) {
      if (!isClock(id)) return undefined;
      const now = show(id);
      passed += MS;
      return now;
    },
    resolution: (id) => (isClock(id) ? MS : undefined),
    now: () => time + Number(passed / MS),
    left: (id, at) => notBelowZero(at - show(id)),
    slept(nanoseconds) {
      passed += nanoseconds;
    },
  };
}

export function isClock(id: number): boolean {
  return id >= wasi.CLOCKID_REALTIME && id <= wasi.CLOCKID_THREAD_CPUTIME_ID;
}

function notBelowZero(nanoseconds: bigint): bigint {
  return nanoseconds > 0n ? nanoseconds : 0n;
}
