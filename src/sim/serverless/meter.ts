/** What is written down while a platform serves: how many instances do what, and how long each request took. */

import type { Ms } from '../../recording/units.ts';

/** The run is drawn in so many slices of time. */
export const SLICES = 120;

/** One number for each slice. */
export interface Series {
  /** Instances, as a mean over the slice. */
  readonly starting: Float64Array;
  readonly busy: Float64Array;
  readonly idle: Float64Array;
  /** The longest queue in the slice. */
  readonly queue: Float64Array;
  readonly asked: Float64Array;
  readonly started: Float64Array;
  readonly refused: Float64Array;
}

/** To the millisecond, rounded up: the smallest that a share of the served requests don’t exceed. */
export interface Latency {
  readonly p50: Ms;
  readonly p95: Ms;
  readonly p99: Ms;
  readonly worst: Ms;
}

export class Meter {
  readonly series: Series;
  starting = 0;
  busy = 0;
  idle = 0;
  queue = 0;
  asked = 0;
  served = 0;
  refused = 0;
  /** Served, but only after a wait for an instance. */
  delayed = 0;
  started = 0;
  most = 0;
  readonly #width: Ms;
  readonly #latencies: Uint32Array;
  #now: Ms = 0;

  constructor(end: Ms, longest: Ms) {
    this.#width = end / SLICES;
    this.#latencies = new Uint32Array(Math.ceil(longest) + 2);
    const empty = () => new Float64Array(SLICES);
    this.series = {
      starting: empty(),
      busy: empty(),
      idle: empty(),
      queue: empty(),
      asked: empty(),
      started: empty(),
      refused: empty(),
    };
  }

  /** Lets time pass with the counts as they are. */
  advance(time: Ms): void {
    while (this.#now < time) {
      const slice = Math.min(SLICES - 1, Math.floor(this.#now / this.#width + 1e-9));
      const until = slice === SLICES - 1 ? time : Math.min(time, (slice + 1) * this.#width);
      const share = (until - this.#now) / this.#width;
      const { starting, busy, idle, queue } = this.series;
      starting[slice] = (starting[slice] ?? 0) + share * this.starting;
      busy[slice] = (busy[slice] ?? 0) + share * this.busy;
      idle[slice] = (idle[slice] ?? 0) + share * this.idle;
      if (this.queue > (queue[slice] ?? 0)) queue[slice] = this.queue;
      this.#now = until;
    }
    const alive = this.starting + this.busy + this.idle;
    if (alive > this.most) this.most = alive;
  }

  ask(time: Ms): void {
    this.asked += 1;
    this.#count(this.series.asked, time, 1);
  }

  start(time: Ms, instances: number): void {
    this.started += instances;
    this.#count(this.series.started, time, instances);
  }

  refuse(time: Ms): void {
    this.refused += 1;
    this.#count(this.series.refused, time, 1);
  }

  serve(latency: Ms, isDelayed: boolean): void {
    this.served += 1;
    if (isDelayed) this.delayed += 1;
    const ms = Math.ceil(latency - 1e-6);
    this.#latencies[ms] = (this.#latencies[ms] ?? 0) + 1;
  }

  #count(series: Float64Array, time: Ms, count: number): void {
    const slice = Math.min(SLICES - 1, Math.floor(time / this.#width));
    series[slice] = (series[slice] ?? 0) + count;
  }

  /** Milliseconds of all instances together, of those that did one thing. */
  total(what: 'starting' | 'busy' | 'idle'): Ms {
    return this.series[what].reduce((sum, mean) => sum + mean, 0) * this.#width;
  }

  /** `undefined` where nothing was served. */
  latency(): Latency | undefined {
    if (this.served === 0) return undefined;
    const [p50 = 0, p95 = 0, p99 = 0, worst = 0] = this.#ranks([0.5, 0.95, 0.99, 1]);
    return { p50, p95, p99, worst };
  }

  #ranks(shares: readonly number[]): readonly Ms[] {
    let ms = 0;
    let below = this.#latencies[0] ?? 0;
    return shares.map((share) => {
      const rank = Math.max(1, Math.ceil(share * this.served - 1e-9));
      while (below < rank && ms < this.#latencies.length - 1) {
        ms += 1;
        below += this.#latencies[ms] ?? 0;
      }
      return ms;
    });
  }
}
