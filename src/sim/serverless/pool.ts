/** Instances that serve several requests at once, with one queue before them. */

import type { Ms } from '../../recording/units.ts';
import type { Meter } from './meter.ts';
import { Ring } from './ring.ts';

export interface PoolRules {
  /** What serving one request takes, whatever else the instance does. */
  readonly duration: Ms;
  /** Requests that one instance serves at once. */
  readonly concurrency: number;
  /** Who waits longer gives up. */
  readonly patience: Ms;
}

export class Pool {
  /** Instances that serve. */
  ready = 0;
  readonly #rules: PoolRules;
  readonly #meter: Meter;
  readonly #ends = new Ring();
  readonly #waiting = new Ring();
  #now: Ms = 0;
  #busyTime: Ms = 0;
  #loadTime: Ms = 0;

  constructor(rules: PoolRules, meter: Meter) {
    this.#rules = rules;
    this.#meter = meter;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** Requests inside, waiting or being served. */
  get load(): number {
    return this.#ends.length + this.#waiting.length;
  }

  arrive(time: Ms): void {
    this.advance(time);
    this.#meter.ask(time);
    if (this.#waiting.length === 0 && this.#ends.length < this.#slots()) this.#serve(time, time);
    else this.#waiting.push(time);
    this.#show();
  }

  /** Does what is due up to a moment: answers, and patience that ends. */
  advance(time: Ms): void {
    for (;;) {
      const end = this.#ends.peek();
      const gaveUp = this.#waiting.peek() + this.#rules.patience;
      const next = Math.min(end, gaveUp);
      if (next > time) break;
      this.#pass(next);
      if (end <= gaveUp) this.#ends.shift();
      else {
        this.#waiting.shift();
        this.#meter.refuse(next);
      }
      this.#take(next);
    }
    this.#pass(time);
  }

  /** Sets how many instances serve from now on; what is being served is finished in any case. */
  resize(time: Ms, ready: number): void {
    this.advance(time);
    this.ready = ready;
    this.#take(time);
  }

  /** Mean load and mean number of requests being served since the last call. */
  since(from: Ms): { readonly load: number; readonly busy: number } {
    const length = Math.max(this.#now - from, 1e-9);
    const mean = { load: this.#loadTime / length, busy: this.#busyTime / length };
    this.#loadTime = 0;
    this.#busyTime = 0;
    return mean;
  }

  #slots(): number {
    return this.ready * this.#rules.concurrency;
  }

  #take(time: Ms): void {
    const slots = this.#slots();
    while (this.#waiting.length > 0 && this.#ends.length < slots) {
      this.#serve(this.#waiting.shift(), time);
    }
    this.#show();
  }

  #serve(asked: Ms, time: Ms): void {
    this.#ends.push(time + this.#rules.duration);
    this.#meter.serve(time - asked + this.#rules.duration, time > asked);
  }

  #pass(time: Ms): void {
    const length = time - this.#now;
    if (length <= 0) return;
    this.#busyTime += length * this.#ends.length;
    this.#loadTime += length * (this.#ends.length + this.#waiting.length);
    this.#meter.advance(time);
    this.#now = time;
  }

  /** Requests are spread over as many instances as there are. */
  #show(): void {
    const busy = Math.min(this.ready, this.#ends.length);
    this.#meter.busy = busy;
    this.#meter.idle = this.ready - busy;
    this.#meter.queue = this.#waiting.length;
  }
}
