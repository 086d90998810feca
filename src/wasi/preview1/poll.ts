/** `poll_oneoff` over any number of clocks and descriptors, apart from who waits and how. */

import { wasi } from '@bjorn3/browser_wasi_shim';
import type { Ms } from '../../recording/units.ts';
import { isClock, type Clocks } from './clocks.ts';
import type { Readiness } from './descriptor.ts';
import type { Descriptors } from './descriptors.ts';
import type { GuestMemory } from './memory.ts';
import type { Waiting } from './system.ts';

const { ERRNO_SUCCESS } = wasi;
const SUBSCRIPTION_SIZE = 48;
const EVENT_SIZE = 32;
const MOST_SUBSCRIPTIONS = 4096;

interface Event {
  readonly userdata: bigint;
  readonly type: number;
  readonly errno: number;
  readonly bytes: number;
  readonly ended: boolean;
}

/** A subscription that still waits. */
interface Pending {
  /** What there is to tell of it now; undefined where it has to wait. */
  look(): Event | undefined;
  /** When it is over, on the clock of `performance.now()`; Infinity where that isn't known. */
  readonly until: Ms;
  /** How long it sleeps until then, in nanoseconds. */
  readonly sleep: bigint;
}

/** `clocks` is undefined where they are denied. */
export function createPoll(
  table: Descriptors,
  memory: GuestMemory,
  clocks: Clocks,
  clockDenied: boolean,
) {
  const clock = (at: number, userdata: bigint): Pending => {
    const { view } = memory;
    const id = view.getUint32(at + 16, true);
    const timeout = view.getBigUint64(at + 24, true);
    const absolute = (view.getUint16(at + 40, true) & ABSTIME) !== 0;
    const done = { userdata, type: wasi.EVENTTYPE_CLOCK, bytes: 0, ended: false };
    const errno = clockDenied ? wasi.ERRNO_NOTCAPABLE : wasi.ERRNO_INVAL;
    if (clockDenied || !isClock(id)) {
      return { look: () => ({ ...done, errno }), until: Infinity, sleep: 0n };
    }
    const sleep = absolute ? clocks.left(id, timeout) : timeout;
    const until = performance.now() + Number(sleep) / NS_PER_MS;
    const look = () => (performance.now() < until ? undefined : { ...done, errno: ERRNO_SUCCESS });
    return { look, until, sleep };
  };

  const descriptor = (at: number, userdata: bigint, type: number): Pending => {
    const fd = memory.view.getUint32(at + 16, true);
    const look = () => {
      const state = table.get(fd)?.readiness(type === wasi.EVENTTYPE_FD_WRITE) ?? CLOSED;
      const { errno, bytes, ended } = state;
      return state.ready ? { userdata, type, errno, bytes, ended } : undefined;
    };
    return { look, until: Infinity, sleep: 0n };
  };

  const subscription = (at: number): Pending | undefined => {
    const userdata = memory.view.getBigUint64(at, true);
    const type = memory.view.getUint8(at + 8);
    if (type === wasi.EVENTTYPE_CLOCK) return clock(at, userdata);
    const known = type === wasi.EVENTTYPE_FD_READ || type === wasi.EVENTTYPE_FD_WRITE;
    return known ? descriptor(at, userdata, type) : undefined;
  };

  return (from: number, to: number, count: number, stored: number): number | Waiting => {
    memory.refresh();
    if (count === 0 || count > MOST_SUBSCRIPTIONS) return wasi.ERRNO_INVAL;
    const inside =
      memory.holds(from, count * SUBSCRIPTION_SIZE) &&
      memory.holds(to, count * EVENT_SIZE) &&
      memory.holds(stored, 4);
    if (!inside) return wasi.ERRNO_FAULT;
    const all: Pending[] = [];
    for (let index = 0; index < count; index++) {
      const one = subscription(from + index * SUBSCRIPTION_SIZE);
      if (one === undefined) return wasi.ERRNO_INVAL;
      all.push(one);
    }
    const until = Math.min(...all.map((one) => one.until));
    const first = all.find((one) => one.until === until);
    const input = all.some((one) => one.until === Infinity);
    const again = (): number | Waiting => {
      const events = all.flatMap((one) => one.look() ?? []);
      if (events.length === 0) return { until, input, again };
      if (events.some((event) => event.type === wasi.EVENTTYPE_CLOCK)) {
        clocks.slept(first?.sleep ?? 0n);
      }
      memory.refresh();
      for (const [index, event] of events.entries()) write(memory, to + index * EVENT_SIZE, event);
      memory.view.setUint32(stored, events.length, true);
      return ERRNO_SUCCESS;
    };
    return again();
  };
}

const ABSTIME = wasi.SUBCLOCKFLAGS_SUBSCRIPTION_CLOCK_ABSTIME;
const NS_PER_MS = 1_000_000;
const CLOSED: Readiness = { errno: wasi.ERRNO_BADF, ready: true, bytes: 0, ended: false };

function write(memory: GuestMemory, at: number, event: Event): void {
  const { view } = memory;
  memory.bytes.fill(0, at, at + EVENT_SIZE);
  view.setBigUint64(at, event.userdata, true);
  view.setUint16(at + 8, event.errno, true);
  view.setUint8(at + 10, event.type);
  memory.setU64(at + 16, event.bytes);
  view.setUint16(at + 24, event.ended ? wasi.EVENTRWFLAGS_FD_READWRITE_HANGUP : 0, true);
}

let sleeper: Int32Array | undefined;

/** Holds the thread until then, without work where the engine lets a thread wait. */
export function sleepUntil(moment: Ms): void {
  for (let left = moment - performance.now(); left > 0; left = moment - performance.now()) {
    try {
      sleeper ??= new Int32Array(sharedBuffer());
      Atomics.wait(sleeper, 0, 0, left);
    } catch {
      // A page's main thread may not wait: there it has to be spent.
    }
  }
}

/** `SharedArrayBuffer` has no name without cross-origin isolation, but a memory can still be shared. */
function sharedBuffer(): ArrayBufferLike {
  return new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer;
}
