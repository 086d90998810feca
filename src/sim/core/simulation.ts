/** A clock that moves from one scheduled action to the next; no real time passes. */

import type { Ms } from '../../recording/units.ts';
import { createQueue } from './queue.ts';

type Action = () => void;

export interface Simulation {
  /** The simulated moment, 0 at first. */
  now(): Ms;
  /**
   * Does `action` after `delay`; actions due at the same moment are done in the order of scheduling.
   * Throws a RangeError where the delay is negative or not finite: time never goes back.
   */
  schedule(delay: Ms, action: Action): void;
  /** Does everything due up to and at `time`, then stands at `time`. */
  runUntil(time: Ms): void;
  /**
   * Does everything that is scheduled and stands at the last action's moment. Throws after `limit`
   * actions: a model that never ends is a mistake in the model.
   */
  run(limit?: number): void;
}

const ENDLESS = 10_000_000;

export function createSimulation(): Simulation {
  const queue = createQueue<Action>();
  let now: Ms = 0;
  /** Does the next action if it is due by `time`. */
  const step = (time: Ms): boolean => {
    const next = queue.peek();
    if (next === undefined || next.time > time) return false;
    queue.pop();
    now = next.time;
    next.value();
    return true;
  };
  return {
    now: () => now,
    schedule(delay, action) {
      if (!Number.isFinite(delay) || delay < 0) {
        throw new RangeError(`An action can’t be scheduled ${String(delay)} ms from now.`);
      }
      queue.push(now + delay, action);
    },
    runUntil(time) {
      while (step(time));
      now = Math.max(now, time);
    },
    run(limit = ENDLESS) {
      let done = 0;
      while (step(Infinity)) {
        done += 1;
        if (done > limit) throw new Error(`The model did not end after ${String(limit)} actions.`);
      }
    },
  };
}
