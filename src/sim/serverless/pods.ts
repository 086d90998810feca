/** Pods of one program: those that start, those that serve, and how their number is changed. */

import type { Ms } from '../../recording/units.ts';
import type { Meter } from './meter.ts';
import type { Pool } from './pool.ts';
import { Ring } from './ring.ts';

export class Pods {
  readonly #pool: Pool;
  readonly #meter: Meter;
  readonly #startTime: Ms;
  readonly #readyAt = new Ring();
  /** When the serving pods became ready, oldest first. */
  readonly #readySince: Ms[] = [];

  /** `startTime`: from the decision to the first request that a pod serves. */
  constructor(pool: Pool, meter: Meter, startTime: Ms, atStart: number) {
    this.#pool = pool;
    this.#meter = meter;
    this.#startTime = startTime;
    for (let index = 0; index < atStart; index++) this.#readySince.push(-Infinity);
    pool.resize(0, atStart);
    meter.most = atStart;
  }

  get ready(): number {
    return this.#readySince.length;
  }

  get starting(): number {
    return this.#readyAt.length;
  }

  get all(): number {
    return this.ready + this.starting;
  }

  /** When the next pod becomes ready. */
  get next(): Ms {
    return this.#readyAt.peek();
  }

  /** Pods that became ready after a moment. */
  readyAfter(time: Ms): number {
    return this.#readySince.filter((since) => since > time).length;
  }

  /** Lets the pods serve that are ready by now. */
  wake(time: Ms): void {
    this.#pool.advance(time);
    while (this.#readyAt.peek() <= time) this.#readySince.push(this.#readyAt.shift());
    this.#changed(time);
  }

  /** Starts pods or takes some away: those first that serve nobody yet. */
  scale(time: Ms, wanted: number): void {
    this.#pool.advance(time);
    const more = wanted - this.all;
    if (more > 0) this.#meter.start(time, more);
    for (let index = 0; index < more; index++) this.#readyAt.push(time + this.#startTime);
    while (this.all > wanted && this.starting > 0) this.#readyAt.pop();
    while (this.all > wanted) this.#readySince.pop();
    this.#changed(time);
  }

  #changed(time: Ms): void {
    this.#meter.starting = this.starting;
    this.#pool.resize(time, this.ready);
  }
}
