/** A curve of traffic through environments that serve one request at a time, as AWS Lambda’s do. */

import type { Ms } from '../../recording/units.ts';
import { FIGURES } from './figures.ts';
import { Meter } from './meter.ts';
import { Ring } from './ring.ts';
import { longest, runOf, type Moment, type Platform, type ServerlessScenario } from './scenario.ts';

const SCALING_INTERVAL: Ms = 10_000;

/** So many at once, refilled evenly; what isn’t used isn’t saved up beyond that. */
class Allowance {
  readonly #most: number;
  readonly #perMs: number;
  #left: number;
  #at: Ms = 0;

  constructor(most: number, interval: Ms) {
    this.#most = most;
    this.#perMs = most / interval;
    this.#left = most;
  }

  /** Whether there is one more at this moment. */
  has(time: Ms): boolean {
    this.#left = Math.min(this.#most, this.#left + (time - this.#at) * this.#perMs);
    this.#at = time;
    return this.#left >= 1;
  }

  take(): void {
    this.#left -= 1;
  }
}

/** Environments that stay, and those that come and go; each group is empty or in order of time. */
class Environments {
  provisionedBusy = 0;
  /** When each will have answered. */
  readonly warm = new Ring();
  readonly cold = new Ring();
  readonly provisioned = new Ring();
  /** When each of the idle ones began to be idle. */
  readonly idle = new Ring();
}

export function lambdaRun(scenario: ServerlessScenario): Platform {
  const { duration, init, provisioned, accountLimit, idleTimeout } = scenario;
  const meter = new Meter(scenario.traffic.seconds * 1000, longest(scenario));
  const all = new Environments();
  const staying = Math.min(provisioned, accountLimit);
  const onDemand = accountLimit - staying;
  const requests = new Allowance(
    accountLimit * FIGURES['lambda-requests-per-environment'].value,
    1000,
  );
  const growth = new Allowance(FIGURES['lambda-scaling-step'].value, SCALING_INTERVAL);
  const billed = { onDemand: 0, provisioned: 0 };
  const moments: Moment[] = [];
  /** Environments whose code is being started; the rest of the cold ones serve already. */
  const starts = new Ring();

  const show = () => {
    const busy = all.warm.length + all.cold.length + all.provisioned.length - starts.length;
    meter.starting = starts.length;
    meter.busy = busy;
    meter.idle = all.idle.length + staying - all.provisioned.length;
  };
  const advance = (time: Ms) => {
    for (;;) {
      const free = Math.min(all.warm.peek(), all.cold.peek(), all.provisioned.peek());
      const gone = all.idle.peek() + idleTimeout;
      const next = Math.min(free, gone, starts.peek());
      if (next > time) break;
      meter.advance(next);
      if (starts.peek() === next) starts.shift();
      else if (free === next) release(all, next);
      else all.idle.shift();
      show();
    }
    meter.advance(time);
  };
  const refuse = (time: Ms, why: string) => {
    meter.refuse(time);
    if (moments.at(-1)?.what !== why) moments.push({ at: time, what: why });
  };
  show();
  meter.most = staying;
  return {
    take(time) {
      advance(time);
      meter.ask(time);
      if (!requests.has(time)) {
        refuse(time, 'throttled: too many requests a second');
        return;
      }
      requests.take();
      if (all.provisioned.length < staying) {
        all.provisioned.push(time + duration);
        meter.serve(duration, false);
        billed.provisioned += Math.ceil(duration);
      } else if (all.idle.length > 0) {
        all.idle.pop();
        all.warm.push(time + duration);
        meter.serve(duration, false);
        billed.onDemand += Math.ceil(duration);
      } else if (all.warm.length + all.cold.length >= onDemand) {
        refuse(time, 'throttled: all environments are at work');
      } else if (!growth.has(time)) {
        refuse(time, 'throttled: it can’t grow faster');
      } else {
        growth.take();
        if (init > 0) starts.push(time + init);
        all.cold.push(time + init + duration);
        meter.start(time, 1);
        meter.serve(init + duration, true);
        billed.onDemand += Math.ceil(init + duration);
      }
      show();
    },
    end(time) {
      advance(time);
      return runOf('lambda', meter, { waiting: 0, moments, metered: billed });
    },
  };
}

/** The environment that answered at this moment is idle from now on. */
function release(all: Environments, time: Ms): void {
  if (all.provisioned.peek() === time) {
    all.provisioned.shift();
    return;
  }
  (all.warm.peek() === time ? all.warm : all.cold).shift();
  all.idle.push(time);
}
