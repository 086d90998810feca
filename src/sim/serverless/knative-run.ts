/** A curve of traffic through Knative: its autoscaler, its activator, and pods that start and go. */

import type { Ms } from '../../recording/units.ts';
import { FIGURES } from './figures.ts';
import { decide, startKpa, type KpaSpec, type KpaState } from './kpa.ts';
import { windowAverage, type LoadRecord } from './load-window.ts';
import { Meter } from './meter.ts';
import { Pods } from './pods.ts';
import { Pool } from './pool.ts';
import { scaleTo, type Activity, type ScaleRules } from './scale-to-zero.ts';
import { longest, runOf, type Moment, type Platform, type ServerlessScenario } from './scenario.ts';

const SECOND: Ms = 1000;
/** Seconds between two decisions. Source: knative/serving, pkg/autoscaler/scaling/multiscaler.go. */
const TICK = 2;
const STABLE_WINDOW = FIGURES['stable-window'].value;
const PANIC_WINDOW = (STABLE_WINDOW * FIGURES['panic-window-percentage'].value) / 100;
/** Far beyond any start here: a pod never fails to start in this model. */
const PROGRESS_DEADLINE = 600;

interface Memory {
  kpa: KpaState;
  records: LoadRecord[];
  activity: { readonly is: 'active' | 'inactive' | 'activating'; readonly since: number };
  /** Since when all requests go through the activator, seconds; `undefined` where they don’t. */
  proxySince: number | undefined;
  panicking: boolean;
}

export function knativeRun(scenario: ServerlessScenario): Platform {
  const { duration, patience, concurrency, podStart, minPods } = scenario;
  const meter = new Meter(scenario.traffic.seconds * SECOND, longest(scenario));
  const pool = new Pool({ duration, patience, concurrency }, meter);
  const pods = new Pods(pool, meter, podStart, minPods);
  const moments: Moment[] = [];
  const spec = kpaSpec(scenario);
  const rules = scaleRules(scenario);
  const memory: Memory = {
    kpa: startKpa(minPods, 0),
    records: [],
    activity: { is: minPods > 0 ? 'active' : 'inactive', since: 0 },
    proxySince: 0,
    panicking: false,
  };
  let second = 1;

  const record = (at: number, value: number) => {
    // Nobody reports while there is neither a pod nor a request.
    if (pods.ready === 0 && value === 0) return;
    memory.records = memory.records.filter((one) => one.at > at - STABLE_WINDOW);
    memory.records.push({ at, value });
  };
  const turn = (now: number) => {
    const isAsleep = pods.all === 0 && pool.load === 0;
    if (isAsleep || memory.records.length === 0) return;
    const { state, decision } = decide(spec, memory.kpa, {
      at: now,
      readyPods: pods.ready,
      stable: windowAverage(memory.records, STABLE_WINDOW, 1, now),
      panic: windowAverage(memory.records, PANIC_WINDOW, 1, now),
    });
    memory.kpa = state;
    apply(now, decision.desired, decision.excessBurst);
    if (decision.panicking !== memory.panicking) {
      memory.panicking = decision.panicking;
      moments.push({ at: now * SECOND, what: decision.panicking ? 'panic begins' : 'calm again' });
    }
  };
  const apply = (now: number, desired: number, excessBurst: number) => {
    const isProxied = pods.ready === 0 || excessBurst < 0;
    memory.proxySince = isProxied ? (memory.proxySince ?? now) : undefined;
    const activity: Activity = { is: memory.activity.is, for: now - memory.activity.since };
    const scaled = scaleTo(desired, rules, activity, {
      proxyFor: memory.proxySince === undefined ? 0 : now - memory.proxySince,
      activatorReady: true,
    });
    if (scaled.apply && scaled.desired !== pods.all) {
      if (scaled.desired === 0) moments.push({ at: now * SECOND, what: 'scaled to zero' });
      if (pods.all === 0) moments.push({ at: now * SECOND, what: 'woken from zero' });
      pods.scale(now * SECOND, scaled.desired);
    }
    note(now, scaled.desired);
  };
  /** Source: knative/serving, pkg/reconciler/autoscaling/kpa/kpa.go (computeActiveCondition). */
  const note = (now: number, want: number) => {
    const { is } = memory.activity;
    const next = want === 0 ? 'inactive' : pods.ready > 0 ? 'active' : want > 0 ? 'activating' : is;
    if (next !== is) memory.activity = { is: next, since: now };
  };
  const pass = (time: Ms) => {
    for (;;) {
      const due = Math.min(second * SECOND, pods.next);
      if (due > time) return;
      pool.advance(due);
      if (pods.next <= due) pods.wake(due);
      if (due < second * SECOND) continue;
      record(second - 1, pool.since(due - SECOND).load);
      if (second % TICK === 0) turn(second);
      second += 1;
    }
  };
  return {
    take(time) {
      pass(time);
      pool.arrive(time);
      // The activator reports a request without a pod at once, and the autoscaler doesn’t wait.
      if (pods.all > 0) return;
      record(Math.floor(time / SECOND), 1);
      turn(time / SECOND);
    },
    end(time) {
      pass(time);
      pool.advance(time);
      return runOf('knative', meter, { waiting: pool.waiting, moments, metered: undefined });
    },
  };
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
