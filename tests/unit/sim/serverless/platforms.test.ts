/** What the platforms do with telling curves. */

import { describe, expect, it } from 'vitest';
import { hpaRun } from '../../../../src/sim/serverless/hpa-run.ts';
import { knativeRun } from '../../../../src/sim/serverless/knative-run.ts';
import { lambdaRun } from '../../../../src/sim/serverless/lambda-run.ts';
import { machineRun } from '../../../../src/sim/serverless/machine-run.ts';
import { SLICES } from '../../../../src/sim/serverless/meter.ts';
import { runServerless } from '../../../../src/sim/serverless/run.ts';
import type {
  Platform,
  PlatformRun,
  ServerlessScenario,
} from '../../../../src/sim/serverless/scenario.ts';
import { SCENARIO } from './scenario.ts';

type Start = (scenario: ServerlessScenario) => Platform;

/** A run of requests at given seconds, within ten minutes. */
function run(start: Start, seconds: readonly number[], change: Partial<ServerlessScenario> = {}) {
  const scenario = { ...SCENARIO, ...change };
  const platform = start(scenario);
  for (const second of seconds) platform.take(second * 1000);
  return platform.end(scenario.traffic.seconds * 1000);
}

/** A moment of the run by its words, in seconds. */
function when({ moments }: PlatformRun, what: string): number | undefined {
  const found = moments.find((moment) => moment.what === what);
  return found === undefined ? undefined : found.at / 1000;
}

/** The same request so many times, evenly, from one second to another. */
function steady(perSecond: number, from: number, to: number): number[] {
  const count = Math.round((to - from) * perSecond);
  return Array.from({ length: count }, (_, index) => from + index / perSecond);
}

describe('Knative', () => {
  it('wakes from zero for the first request, which waits for the pod', () => {
    const one = run(knativeRun, [100]);
    expect(when(one, 'woken from zero')).toBe(100);
    expect(one.latency?.p50).toBe(2100);
    expect(one.started).toBe(1);
    expect(one.most).toBe(1);
  });

  it('takes the last pod away once a minute has passed without a request', () => {
    const zero = when(run(knativeRun, [100]), 'scaled to zero') ?? 0;
    expect(zero).toBeGreaterThanOrEqual(160);
    expect(zero).toBeLessThanOrEqual(170);
  });

  it('keeps the least number of pods, and nobody waits', () => {
    const kept = run(knativeRun, [100], { minPods: 1 });
    expect(when(kept, 'scaled to zero')).toBeUndefined();
    expect(kept.latency?.worst).toBe(100);
    expect(kept.started).toBe(0);
  });

  it('panics in a burst, and is calm a minute after it', () => {
    const burst = run(knativeRun, [...steady(5, 0, 100), ...steady(400, 100, 110)]);
    const panic = when(burst, 'panic begins') ?? 0;
    expect(panic).toBeGreaterThan(100);
    expect(panic).toBeLessThanOrEqual(104);
    expect((when(burst, 'calm again') ?? 0) - panic).toBeGreaterThan(60);
  });

  it('aims at seven tenths of what its pods can do', () => {
    // 70 requests at work at once, in pods for ten.
    const steadily = run(knativeRun, steady(700, 0, 600));
    const last = Math.round(steadily.series.busy[SLICES - 1] ?? 0);
    expect(last).toBe(10);
  });

  it('never has more pods than allowed; who waits too long gives up', () => {
    const full = run(knativeRun, steady(100, 0, 600), { maxPods: 1, concurrency: 5 });
    expect(full.most).toBe(1);
    expect(full.refused).toBeGreaterThan(10_000);
    expect(full.latency?.worst).toBeLessThanOrEqual(30_100);
  });
});

describe('Lambda', () => {
  it('starts an environment for each request that finds none idle', () => {
    const two = run(lambdaRun, [1, 1.05, 2]);
    expect(two.started).toBe(2);
    expect(two.delayed).toBe(2);
    expect(two.latency).toEqual({ p50: 600, p95: 600, p99: 600, worst: 600 });
  });

  it('reclaims an idle environment, so that the next request is a cold start', () => {
    const spaced = { idleTimeout: 60_000 };
    expect(run(lambdaRun, [1, 50], spaced).started).toBe(1);
    expect(run(lambdaRun, [1, 70], spaced).started).toBe(2);
  });

  it('refuses at once what is above the account’s limit', () => {
    const throttled = run(lambdaRun, [1, 1.01, 1.02], { accountLimit: 2 });
    expect(throttled.refused).toBe(1);
    expect(throttled.moments.map(({ what }) => what)).toEqual([
      'throttled: all environments are at work',
    ]);
    expect(throttled.most).toBe(2);
  });

  it('grows by a thousand at once, and no faster than a hundred a second from then on', () => {
    const jump = Array.from({ length: 3000 }, (_, index) => 1 + index / 1e6);
    const later = Array.from({ length: 3000 }, (_, index) => 3 + index / 1e6);
    const grown = run(lambdaRun, [...jump, ...later], { accountLimit: 10_000, duration: 60_000 });
    expect(when(grown, 'throttled: it can’t grow faster')).toBeCloseTo(1, 2);
    expect(grown.started).toBeGreaterThanOrEqual(1199);
    expect(grown.started).toBeLessThanOrEqual(1201);
  });

  it('takes ten requests a second for each environment of the limit, and no more', () => {
    const quick = run(lambdaRun, steady(50, 0, 10), { accountLimit: 2, duration: 1, init: 0 });
    expect(quick.moments[0]?.what).toBe('throttled: too many requests a second');
    expect(quick.served).toBeGreaterThanOrEqual(200);
    expect(quick.served).toBeLessThanOrEqual(225);
  });

  it('never lets a request wait for environments that are kept ready', () => {
    const ready = run(lambdaRun, [1, 1.01, 1.02], { provisioned: 2 });
    expect(ready.started).toBe(1);
    expect(ready.metered).toEqual({ onDemand: 600, provisioned: 200 });
    expect(ready.idle + ready.busy).toBeGreaterThan(2 * 600_000 - 1);
  });
});

describe('A Deployment with an autoscaler', () => {
  it('keeps one pod without a request', () => {
    const idle = run(hpaRun, []);
    expect(idle.most).toBe(1);
    expect(idle.idle).toBeCloseTo(600_000, 0);
  });

  it('asks for more every 15 s, and a new pod serves once its probe has found it ready', () => {
    const busy = run(hpaRun, steady(95, 0, 60));
    const width = 600 / SLICES;
    const first = busy.series.starting.findIndex((count) => count > 0) * width;
    const second = busy.series.idle.findIndex(
      (count, at) => count + (busy.series.busy[at] ?? 0) > 1,
    );
    expect(first).toBe(15);
    expect(second * width).toBe(25);
  });

  it('shrinks five minutes after the load is gone, not before', () => {
    const wave = run(hpaRun, steady(95, 0, 60));
    const alive = Array.from(wave.series.idle, (idle, at) => idle + (wave.series.busy[at] ?? 0));
    const width = 600 / SLICES;
    expect(alive[Math.floor(340 / width)]).toBeGreaterThan(1);
    expect(alive[Math.floor(390 / width)]).toBe(1);
  });
});

describe('An always-on machine', () => {
  it('serves as many at once as it can, and the others wait in a row', () => {
    const three = run(machineRun, [1, 1, 1], { machineSlots: 1 });
    expect(three.latency).toEqual({ p50: 200, p95: 300, p99: 300, worst: 300 });
    expect(three.delayed).toBe(2);
  });
});

it('meets a cold start with nearly each request of a day with one an hour', () => {
  const day = { seconds: 86_400, peak: 1 / 3600, shape: SCENARIO.traffic.shape };
  const { knative, lambda, machine } = runServerless({ ...SCENARIO, traffic: day });
  expect(machine.asked).toBeGreaterThan(12);
  expect(knative.delayed / knative.served).toBeGreaterThan(0.9);
  expect(lambda.delayed / lambda.served).toBeGreaterThan(0.7);
  expect(machine.delayed).toBe(0);
});
