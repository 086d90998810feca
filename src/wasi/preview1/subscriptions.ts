/** What `poll_oneoff` is asked for and what it tells, as records in memory. */

import { wasi } from '@bjorn3/browser_wasi_shim';
import type { Bytes, Ms } from '../../recording/units.ts';
import { isClock, type Clocks } from './clocks.ts';
import type { Readiness } from './descriptor.ts';
import type { Descriptors } from './descriptors.ts';
import type { GuestMemory } from './memory.ts';

export const SUBSCRIPTION_SIZE: Bytes = 48;
export const EVENT_SIZE: Bytes = 32;
const NS_PER_MS = 1_000_000;
/** The shim 0.4.2 reads a clock's flags at 36, where its precision still is. */
const CLOCK_FLAGS_AT = 40;
const CLOSED: Readiness = { errno: wasi.ERRNO_BADF, ready: true, bytes: 0, ended: false };

export interface Event {
  readonly userdata: bigint;
  readonly type: number;
  readonly errno: number;
  readonly bytes: Bytes;
  readonly ended: boolean;
}

export interface Subscription {
  /** What there is to tell of it now; undefined where it has to wait. */
  look(): Event | undefined;
  /** When it is over, on the clock of `performance.now()`; Infinity where that isn't known. */
  readonly until: Ms;
  /** How long that was when it was asked, in nanoseconds. */
  readonly sleep: bigint;
}

/** Undefined where it is of a kind that preview 1 doesn't know; `clocks` are undefined where denied. */
export function subscriptionAt(
  at: number,
  memory: GuestMemory,
  table: Descriptors,
  clocks: Clocks | undefined,
): Subscription | undefined {
  const userdata = memory.view.getBigUint64(at, true);
  const type = memory.view.getUint8(at + 8);
  if (type === wasi.EVENTTYPE_CLOCK) return clockAt(at, userdata, memory, clocks);
  if (type !== wasi.EVENTTYPE_FD_READ && type !== wasi.EVENTTYPE_FD_WRITE) return undefined;
  const fd = memory.view.getUint32(at + 16, true);
  const look = () => {
    const state = table.get(fd)?.readiness(type === wasi.EVENTTYPE_FD_WRITE) ?? CLOSED;
    const { ready, errno, bytes, ended } = state;
    return ready ? { userdata, type, errno, bytes, ended } : undefined;
  };
  return { look, until: Infinity, sleep: 0n };
}

function clockAt(
  at: number,
  userdata: bigint,
  memory: GuestMemory,
  clocks: Clocks | undefined,
): Subscription {
  const { view } = memory;
  const over = (errno: number) => ({
    userdata,
    type: wasi.EVENTTYPE_CLOCK,
    errno,
    bytes: 0,
    ended: false,
  });
  const id = view.getUint32(at + 16, true);
  if (clocks === undefined || !isClock(id)) {
    const errno = clocks === undefined ? wasi.ERRNO_NOTCAPABLE : wasi.ERRNO_INVAL;
    return { look: () => over(errno), until: Infinity, sleep: 0n };
  }
  const timeout = view.getBigUint64(at + 24, true);
  const flags = view.getUint16(at + CLOCK_FLAGS_AT, true);
  const absolute = (flags & wasi.SUBCLOCKFLAGS_SUBSCRIPTION_CLOCK_ABSTIME) !== 0;
  const sleep = absolute ? clocks.left(id, timeout) : timeout;
  const until = performance.now() + Number(sleep) / NS_PER_MS;
  const look = () => (performance.now() < until ? undefined : over(wasi.ERRNO_SUCCESS));
  return { look, until, sleep };
}

export function writeEvent(memory: GuestMemory, at: number, event: Event): void {
  const { view } = memory;
  memory.bytes.fill(0, at, at + EVENT_SIZE);
  view.setBigUint64(at, event.userdata, true);
  view.setUint16(at + 8, event.errno, true);
  view.setUint8(at + 10, event.type);
  memory.setU64(at + 16, event.bytes);
  view.setUint16(at + 24, event.ended ? wasi.EVENTRWFLAGS_FD_READWRITE_HANGUP : 0, true);
}
