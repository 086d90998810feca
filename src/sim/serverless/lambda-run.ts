/** A curve of traffic through environments that serve one request at a time, as AWS Lambda’s do. */

import type { Ms } from '../../recording/units.ts';
import { FIGURES } from './figures.ts';
import { Meter } from './meter.ts';
import { Ring } from './ring.ts';
import {
  longest,
  runOf,
  type Moment,
  type Platform,
  type PlatformRun,
  type ServerlessScenario,
} from './scenario.ts';

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

export function lambdaRun(scenario: ServerlessScenario): Platform {
  return new Lambda(scenario);
}

/** Every group of environments is a queue in the order of time, since every request takes as long. */
class Lambda implements Platform {
  readonly #scenario: ServerlessScenario;
  readonly #meter: Meter;
  readonly #requests: Allowance;
  readonly #growth = new Allowance(FIGURES['lambda-scaling-step'].value, SCALING_INTERVAL);
  readonly #moments: Moment[] = [];
  /** Provisioned environments. */
  readonly #staying: number;
  /** When each environment at work will have answered: those that stay, warm ones, new ones. */
  readonly #provisioned = new Ring();
  readonly #warm = new Ring();
  readonly #cold = new Ring();
  /** When the code of each new one runs. */
  readonly #starts = new Ring();
  /** Since when each idle one has been idle. */
  readonly #idle = new Ring();
  #onDemand: Ms = 0;
  #atProvisioned: Ms = 0;

  constructor(scenario: ServerlessScenario) {
    const { traffic, provisioned, accountLimit } = scenario;
    this.#scenario = scenario;
    this.#meter = new Meter(traffic.seconds * 1000, longest(scenario));
    this.#staying = Math.min(provisioned, accountLimit);
    const perEnvironment = FIGURES['lambda-requests-per-environment'].value;
    this.#requests = new Allowance(accountLimit * perEnvironment, 1000);
    this.#show();
    this.#meter.most = this.#staying;
  }

  take(time: Ms): void {
    this.#pass(time);
    this.#meter.ask(time);
    if (this.#requests.has(time)) {
      this.#requests.take();
      this.#serve(time);
    } else this.#refuse(time, 'throttled: too many requests a second');
    this.#show();
  }

  end(time: Ms): PlatformRun {
    this.#pass(time);
    return runOf('lambda', this.#meter, {
      waiting: 0,
      moments: this.#moments,
      metered: { onDemand: this.#onDemand, provisioned: this.#atProvisioned },
    });
  }

  /** A provisioned environment, else the one that became idle last, else a new one. */
  #serve(time: Ms): void {
    const { duration, accountLimit } = this.#scenario;
    if (this.#provisioned.length < this.#staying) {
      this.#provisioned.push(time + duration);
      this.#meter.serve(duration, false);
      this.#atProvisioned += Math.ceil(duration);
    } else if (this.#idle.length > 0) {
      this.#idle.pop();
      this.#warm.push(time + duration);
      this.#meter.serve(duration, false);
      this.#onDemand += Math.ceil(duration);
    } else if (this.#warm.length + this.#cold.length >= accountLimit - this.#staying) {
      this.#refuse(time, 'throttled: all environments are at work');
    } else if (this.#growth.has(time)) this.#start(time);
    else this.#refuse(time, 'throttled: it can’t grow faster');
  }

  #start(time: Ms): void {
    const { duration, init } = this.#scenario;
    this.#growth.take();
    if (init > 0) this.#starts.push(time + init);
    this.#cold.push(time + init + duration);
    this.#meter.start(time, 1);
    this.#meter.serve(init + duration, true);
    this.#onDemand += Math.ceil(init + duration);
  }

  #refuse(time: Ms, why: string): void {
    this.#meter.refuse(time);
    if (this.#moments.at(-1)?.what !== why) this.#moments.push({ at: time, what: why });
  }

  /** Answers, starts, and environments that have been idle for too long, up to a moment. */
  #pass(time: Ms): void {
    for (;;) {
      const free = Math.min(this.#warm.peek(), this.#cold.peek(), this.#provisioned.peek());
      const gone = this.#idle.peek() + this.#scenario.idleTimeout;
      const next = Math.min(free, gone, this.#starts.peek());
      if (next > time) break;
      this.#meter.advance(next);
      if (this.#starts.peek() === next) this.#starts.shift();
      else if (free === next) this.#release(next);
      else this.#idle.shift();
      this.#show();
    }
    this.#meter.advance(time);
  }

  #release(time: Ms): void {
    if (this.#provisioned.peek() === time) this.#provisioned.shift();
    else {
      (this.#warm.peek() === time ? this.#warm : this.#cold).shift();
      this.#idle.push(time);
    }
  }

  #show(): void {
    const starting = this.#starts.length;
    this.#meter.starting = starting;
    this.#meter.busy = this.#warm.length + this.#cold.length + this.#provisioned.length - starting;
    this.#meter.idle = this.#idle.length + this.#staying - this.#provisioned.length;
  }
}
