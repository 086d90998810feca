/** A controller's next tries after a failure: soon at first, then after twice as long each time. */

import type { World } from './world.ts';

/** Source: kubernetes/client-go, util/workqueue/default_rate_limiters.go (DefaultControllerRateLimiter). */
const FIRST = 5;
const LONGEST = 1_000_000;

export interface Retries {
  /** Asks the controller to look at `key` again. */
  again(key: string): void;
  /** All went well. */
  forget(key: string): void;
}

/** What happens meanwhile is looked at as it happens: the wait is only for the case that nothing does. */
export function createRetries(world: World, actor: string): Retries {
  const failures = world.memory<number>(`${actor}/failures`);
  const retry = `${actor}/retry`;
  world.register(retry, { wake: (key) => world.enqueue(0, actor, key) });
  return {
    again(key) {
      const count = failures.get(key) ?? 0;
      failures.set(key, count + 1);
      world.enqueue(Math.min(FIRST * 2 ** count, LONGEST), retry, key);
    },
    forget: (key) => void failures.delete(key),
  };
}
