/** A curve of traffic through Knative: its autoscaler, its activator, and pods that start and go. */

import type { Ms } from '../../recording/units.ts';
import { FIGURES } from './figures.ts';
import { decide, startKpa, type KpaDecision, type KpaSpec, type KpaState } from './kpa.ts';
import { Meter } from './meter.ts';
import { Pods } from './pods.ts';
import { Pool } from './pool.ts';
import { scaleTo, type Activity, type ScaleRules } from './scale-to-zero.ts';
import { SecondsWindow } from './seconds-window.ts';
import {
  longest,
  runOf,
  type Moment,
  type Platform,
  type PlatformRun,
  type ServerlessScenario,
} from './scenario.ts';

const SECOND: Ms = 1000;
/** Seconds between two decisions. Source: knative/serving, pkg/autoscaler/scaling/multiscaler.go. */
const TICK = 2;
const STABLE_WINDOW = FIGURES['stable-window'].value;
const PANIC_WINDOW = (STABLE_WINDOW * FIGURES['panic-window-percentage'].value) / 100;
/** Far beyond any start here: a pod never fails to start in this model. */
const PROGRESS_DEADLINE = 600;

export function knativeRun(scenario: ServerlessScenario): Platform {
  return new Knative(scenario);
}

class Knative implements Platform {
  readonly #meter: Meter;
  readonly #pool: Pool;
  readonly #pods: Pods;
  readonly #spec: KpaSpec;
  readonly #rules: ScaleRules;
  readonly #moments: Moment[] = [];
  #kpa: KpaState;
  readonly #stable = new SecondsWindow(STABLE_WINDOW);
  readonly #panic = new SecondsWindow(PANIC_WINDOW);
  #activity: { readonly is: 'active' | 'inactive' | 'activating'; readonly since: number };
  /** Since when all requests go through the activator, seconds; `undefined` where they don’t. */
  #proxySince: number | undefined = 0;
  #panicking = false;
  /** The next full second. */
  #second = 1;

  constructor(scenario: ServerlessScenario) {
    const { duration, patience, concurrency, podStart, minPods } = scenario;
    this.#meter = new Meter(scenario.traffic.seconds * SECOND, longest(scenario));
    this.#pool = new Pool({ duration, patience, concurrency }, this.#meter);
    this.#pods = new Pods(this.#pool, this.#meter, podStart, minPods);
    this.#spec = kpaSpec(scenario);
    this.#rules = scaleRules(scenario);
    this.#kpa = startKpa(minPods, 0);
    this.#activity = { is: minPods > 0 ? 'active' : 'inactive', since: 0 };
  }

  take(time: Ms): void {
    this.#pass(time);
    this.#pool.arrive(time);
    // The activator reports a request without a pod at once, and the autoscaler doesn’t wait.
    if (this.#pods.all > 0) return;
    this.#record(Math.floor(time / SECOND), 1);
    this.#decide(time / SECOND);
  }

  end(time: Ms): PlatformRun {
    this.#pass(time);
    this.#pool.advance(time);
    const { waiting } = this.#pool;
    return runOf('knative', this.#meter, { waiting, moments: this.#moments, metered: undefined });
  }

  /** Seconds, decisions and pods that become ready, up to a moment. */
  #pass(time: Ms): void {
    for (;;) {
      const second = this.#second * SECOND;
      const due = Math.min(second, this.#pods.next);
      if (due > time) return;
      this.#pool.advance(due);
      if (this.#pods.next <= due) this.#pods.wake(due);
      if (due < second) continue;
      this.#record(this.#second - 1, this.#pool.since(due - SECOND).load);
      if (this.#second % TICK === 0) this.#decide(this.#second);
      this.#second += 1;
    }
  }

  /** Nobody reports while there is neither a pod nor a request. */
  #record(at: number, value: number): void {
    if (this.#pods.ready === 0 && value === 0) return;
    this.#stable.record(at, value);
    this.#panic.record(at, value);
  }

  #decide(now: number): void {
    const isAsleep = this.#pods.all === 0 && this.#pool.load === 0;
    if (isAsleep || this.#stable.isEmpty) return;
    const { state, decision } = decide(this.#spec, this.#kpa, {
      at: now,
      readyPods: this.#pods.ready,
      stable: this.#stable.average(now),
      panic: this.#panic.average(now),
    });
    this.#kpa = state;
    this.#apply(now, decision);
    if (decision.panicking !== this.#panicking) {
      this.#panicking = decision.panicking;
      this.#note(now, decision.panicking ? 'panic begins' : 'calm again');
    }
  }

  #apply(now: number, { desired, excessBurst }: KpaDecision): void {
    const isProxied = this.#pods.ready === 0 || excessBurst < 0;
    this.#proxySince = isProxied ? (this.#proxySince ?? now) : undefined;
    const activity: Activity = { is: this.#activity.is, for: now - this.#activity.since };
    const scaled = scaleTo(desired, this.#rules, activity, {
      proxyFor: now - (this.#proxySince ?? now),
      activatorReady: true,
    });
    if (scaled.apply && scaled.desired !== this.#pods.all) {
      if (scaled.desired === 0) this.#note(now, 'scaled to zero');
      if (this.#pods.all === 0) this.#note(now, 'woken from zero');
      this.#pods.scale(now * SECOND, scaled.desired);
    }
    this.#turnActive(now, scaled.desired);
  }

  /** Source: knative/serving, pkg/reconciler/autoscaling/kpa/kpa.go (computeActiveCondition). */
  #turnActive(now: number, want: number): void {
    const { is } = this.#activity;
    const awake = this.#pods.ready > 0 ? 'active' : want > 0 ? 'activating' : is;
    const next = want === 0 ? 'inactive' : awake;
    if (next !== is) this.#activity = { is: next, since: now };
  }

  #note(now: number, what: string): void {
    this.#moments.push({ at: now * SECOND, what });
  }
}

function kpaSpec({ concurrency, target }: ServerlessScenario): KpaSpec {
  return {
    targetValue: (concurrency * target) / 100,
    totalValue: concurrency,
    targetBurstCapacity: FIGURES['target-burst-capacity'].value,
    panicThreshold: FIGURES['panic-threshold-percentage'].value / 100,
    maxScaleUpRate: FIGURES['max-scale-up-rate'].value,
    maxScaleDownRate: FIGURES['max-scale-down-rate'].value,
    stableWindow: STABLE_WINDOW,
    scaleDownDelay: FIGURES['scale-down-delay'].value,
    reachable: true,
    activationScale: 1,
  };
}

function scaleRules({ minPods, maxPods }: ServerlessScenario): ScaleRules {
  return {
    min: minPods,
    max: maxPods,
    initialScale: FIGURES['initial-scale'].value,
    initialised: true,
    enabled: true,
    stableWindow: STABLE_WINDOW,
    gracePeriod: FIGURES['scale-to-zero-grace-period'].value,
    podRetention: FIGURES['scale-to-zero-pod-retention-period'].value,
    reachable: true,
    progressDeadline: PROGRESS_DEADLINE,
  };
}
