/** The limit that a controller's client keeps to: 20 requests a second, and 30 at once after a rest. */

import type { World } from './world.ts';

/** Source: kubernetes/kubernetes, pkg/controller/apis/config/v1alpha1/defaults.go (client-go's defaults). */
const A_SECOND = 20;
const AT_ONCE = 30;

export interface Throttle {
  /** Whether a request may be sent now; it is counted then. */
  take(client: string): boolean;
  /** Counts a request in any case, and gives how long it has to wait for its turn. */
  spend(client: string): number;
  /** Until the next may be sent. */
  readonly wait: number;
}

export function createThrottle(world: World): Throttle {
  const left = world.memory<{ tokens: number; at: number }>('client limits');
  const tokensOf = (client: string) => {
    const now = world.now();
    const { tokens, at } = left.get(client) ?? { tokens: AT_ONCE, at: now };
    return Math.min(tokens + ((now - at) * A_SECOND) / 1000, AT_ONCE);
  };
  const spend = (client: string) => {
    const tokens = tokensOf(client) - 1;
    left.set(client, { tokens, at: world.now() });
    return Math.max(0, (-tokens * 1000) / A_SECOND);
  };
  return {
    wait: 1000 / A_SECOND,
    spend,
    take(client) {
      if (tokensOf(client) < 1) return false;
      spend(client);
      return true;
    },
  };
}
