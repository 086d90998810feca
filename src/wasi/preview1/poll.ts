/** `poll_oneoff` over any number of clocks and descriptors, apart from who waits and how. */

import { wasi } from '@bjorn3/browser_wasi_shim';
import type { Clocks } from './clocks.ts';
import type { Descriptors } from './descriptors.ts';
import type { GuestMemory } from './memory.ts';
import {
  EVENT_SIZE,
  SUBSCRIPTION_SIZE,
  subscriptionAt,
  writeEvent,
  type Subscription,
} from './subscriptions.ts';
import type { System, Waiting } from './system.ts';

/** More than this is a mistake; Linux ends at the number of descriptors, too. */
const MOST_SUBSCRIPTIONS = 4096;

/** `clockDenied`: whoever asks for a clock is told so. */
export function createPoll(
  table: Descriptors,
  memory: GuestMemory,
  clocks: Clocks,
  clockDenied: boolean,
): System['poll'] {
  const subscriptionsAt = (from: number, count: number): Subscription[] | undefined => {
    const all: Subscription[] = [];
    for (let index = 0; index < count; index++) {
      const at = from + index * SUBSCRIPTION_SIZE;
      const one = subscriptionAt(at, memory, table, clockDenied ? undefined : clocks);
      if (one === undefined) return undefined;
      all.push(one);
    }
    return all;
  };
  return (...values) => {
    const [from, to, count, stored] = values.map((value) => value >>> 0) as typeof values;
    memory.refresh();
    if (count === 0 || count > MOST_SUBSCRIPTIONS) return wasi.ERRNO_INVAL;
    const inside =
      memory.holds(from, count * SUBSCRIPTION_SIZE) &&
      memory.holds(to, count * EVENT_SIZE) &&
      memory.holds(stored, 4);
    if (!inside) return wasi.ERRNO_FAULT;
    const all = subscriptionsAt(from, count);
    if (all === undefined) return wasi.ERRNO_INVAL;
    const until = Math.min(...all.map((one) => one.until));
    const first = all.find((one) => one.until === until);
    const input = all.some((one) => one.until === Infinity);
    const again = (): number | Waiting => {
      const events = all.flatMap((one) => one.look() ?? []);
      if (events.length === 0) return { until, input, again };
      const slept = events.some((event) => event.type === wasi.EVENTTYPE_CLOCK);
      if (slept) clocks.slept(first?.sleep ?? 0n);
      memory.refresh();
      for (const [at, event] of events.entries()) writeEvent(memory, to + at * EVENT_SIZE, event);
      memory.view.setUint32(stored, events.length, true);
      return wasi.ERRNO_SUCCESS;
    };
    return again();
  };
}
