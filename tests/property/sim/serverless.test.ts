/** What holds for every curve of traffic, on every platform. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentile } from '../../../src/recording/percentile.ts';
import { breakEvenRequests, functionBill } from '../../../src/sim/cost/metered.ts';
import { serve } from '../../../src/sim/serverless/environments.ts';
import { windowAverage } from '../../../src/sim/serverless/load-window.ts';
import { lambdaRun } from '../../../src/sim/serverless/lambda-run.ts';
import { Meter } from '../../../src/sim/serverless/meter.ts';
import { Ring } from '../../../src/sim/serverless/ring.ts';
import { runServerless, serverlessSteps } from '../../../src/sim/serverless/run.ts';
import { SecondsWindow } from '../../../src/sim/serverless/seconds-window.ts';
import type { PlatformRun, ServerlessScenario } from '../../../src/sim/serverless/scenario.ts';
import { SCENARIO } from '../../unit/sim/serverless/scenario.ts';

const scenarios: fc.Arbitrary<ServerlessScenario> = fc.record({
  traffic: fc.record({
    seconds: fc.constantFrom(60, 600, 3600),
    peak: fc.double({ min: 0.001, max: 5, noNaN: true }),
    shape: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 24, maxLength: 24 }),
  }),
  seed: fc.integer({ min: 1, max: 9999 }),
  duration: fc.integer({ min: 1, max: 20_000 }),
  patience: fc.integer({ min: 1000, max: 60_000 }),
  concurrency: fc.integer({ min: 1, max: 20 }),
  target: fc.integer({ min: 10, max: 100 }),
  podStart: fc.integer({ min: 0, max: 30_000 }),
  minPods: fc.integer({ min: 0, max: 3 }),
  maxPods: fc.integer({ min: 3, max: 30 }),
  probe: fc.constantFrom(0, 1000, 10_000),
  init: fc.integer({ min: 0, max: 5000 }),
  provisioned: fc.integer({ min: 0, max: 5 }),
  accountLimit: fc.integer({ min: 1, max: 30 }),
  idleTimeout: fc.integer({ min: 1000, max: 600_000 }),
  machineSlots: fc.integer({ min: 1, max: 20 }),
});

/** More at once than this is against the settings. */
function most(run: PlatformRun, scenario: ServerlessScenario): number {
  if (run.id === 'machine') return 1;
  if (run.id !== 'lambda') return scenario.maxPods;
  return scenario.accountLimit;
}

const OPTIONS = { numRuns: 40 };

describe('every platform', () => {
  it('answers, refuses or keeps waiting each request, and has never too many instances', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        for (const run of Object.values(runServerless(scenario))) {
          expect(run.served + run.refused + run.waiting).toBe(run.asked);
          expect(run.delayed).toBeLessThanOrEqual(run.served);
          expect(run.most).toBeLessThanOrEqual(most(run, scenario));
          for (const series of Object.values(run.series) as Float64Array[]) {
            expect(Math.min(...series)).toBeGreaterThanOrEqual(-1e-9);
          }
          const { busy, idle, starting } = run.series;
          const alive = busy.map((count, at) => count + (idle[at] ?? 0) + (starting[at] ?? 0));
          expect(Math.max(...alive)).toBeLessThanOrEqual(run.most + 1e-6);
        }
      }),
      OPTIONS,
    );
  });

  it('orders its percentiles, and none is shorter than the work', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        for (const { latency } of Object.values(runServerless(scenario))) {
          if (latency === undefined) continue;
          const { p50, p95, p99, worst } = latency;
          expect([...[p50, p95, p99, worst]].sort((a, b) => a - b)).toEqual([p50, p95, p99, worst]);
          expect(p50).toBeGreaterThanOrEqual(scenario.duration);
        }
      }),
      OPTIONS,
    );
  });

  it('gives the same run for the same seed, in steps or at once', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const steps = serverlessSteps(scenario);
        let step = steps.next();
        while (step.done !== true) step = steps.next();
        expect(step.value).toEqual(runServerless(scenario));
      }),
      { numRuns: 10 },
    );
  });
});

describe('environments', () => {
  const times = fc
    .array(fc.double({ min: 0, max: 500_000, noNaN: true }), { maxLength: 80 })
    .map((list) => list.sort((a, b) => a - b));

  it('serve as the plain model of the upstream cases does', () => {
    const limits = fc.record({
      init: fc.integer({ min: 1, max: 3000 }),
      limit: fc.integer({ min: 1, max: 8 }),
      idleTimeout: fc.integer({ min: 1, max: 100_000 }),
      duration: fc.integer({ min: 1, max: 20_000 }),
    });
    fc.assert(
      fc.property(times, limits, (list, { init, limit, idleTimeout, duration }) => {
        // Ten requests a second for each environment are never reached here: spread them out.
        const asked = list.map((at, index) => at + index * 200);
        const lambda = lambdaRun({ ...SCENARIO, init, idleTimeout, duration, accountLimit: limit });
        for (const at of asked) lambda.take(at);
        const run = lambda.end(600_000);
        const requests = asked.map((at) => ({ at, duration }));
        const plain = serve(requests, { init, limit, idleTimeout, provisioned: 0 }).served;
        const count = (result: string) => plain.filter((one) => one.result === result).length;
        expect(run.started).toBe(count('cold'));
        expect(run.refused).toBe(count('throttled'));
        expect(run.served).toBe(count('cold') + count('warm'));
      }),
    );
  });
});

describe('the meter', () => {
  it('ranks latencies exactly', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1 }), (latencies) => {
        const meter = new Meter(1000, 5000);
        for (const latency of latencies) meter.serve(latency, false);
        expect(meter.latency()).toEqual({
          p50: percentile(latencies, 0.5),
          p95: percentile(latencies, 0.95),
          p99: percentile(latencies, 0.99),
          worst: Math.max(...latencies),
        });
      }),
    );
  });

  it('accounts for every millisecond of an instance', () => {
    const passes = fc.array(fc.record({ by: fc.integer({ min: 0, max: 5000 }), idle: fc.nat(9) }));
    fc.assert(
      fc.property(passes, (list) => {
        const end = list.reduce((sum, { by }) => sum + by, 1);
        const meter = new Meter(end, 1);
        let now = 0;
        let expected = 0;
        for (const { by, idle } of list) {
          meter.idle = idle;
          meter.advance((now += by));
          expected += by * idle;
        }
        expect(meter.total('idle')).toBeCloseTo(expected, 3);
      }),
    );
  });
});

it('a window of seconds says what a window of buckets does', () => {
  const steps = fc.array(
    fc.record({ gap: fc.oneof(fc.constant(1), fc.nat(150)), value: fc.nat(99) }),
    { minLength: 1, maxLength: 150 },
  );
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 60 }), fc.nat(80), (list, size, later) => {
      const window = new SecondsWindow(size);
      let at = 0;
      const records = list.map(({ gap, value }) => ({ at: (at += gap), value }));
      for (const record of records) window.record(record.at, record.value);
      const now = at + later;
      expect(window.average(now)).toBeCloseTo(windowAverage(records, size, 1, now), 9);
    }),
  );
});

it('a ring gives back what was put in, oldest first, newest last', () => {
  const acts = fc.array(fc.oneof(fc.integer(), fc.constantFrom('shift', 'pop')), {
    maxLength: 400,
  });
  fc.assert(
    fc.property(acts, (list) => {
      const ring = new Ring();
      const plain: number[] = [];
      for (const act of list) {
        if (typeof act === 'number') {
          ring.push(act);
          plain.push(act);
        } else if (plain.length > 0) {
          expect(act === 'pop' ? ring.pop() : ring.shift()).toBe(
            act === 'pop' ? plain.pop() : plain.shift(),
          );
        }
        expect(ring.length).toBe(plain.length);
        expect(ring.peek()).toBe(plain[0] ?? Infinity);
      }
    }),
  );
});

describe('a function’s bill', () => {
  const uses = fc.record({
    seconds: fc.constantFrom(600, 3600, 86_400),
    memoryMb: fc.integer({ min: 128, max: 10_240 }),
    requests: fc.integer({ min: 0, max: 1_000_000 }),
    onDemand: fc.integer({ min: 0, max: 1e9 }),
    onProvisioned: fc.integer({ min: 0, max: 1e9 }),
    provisioned: fc.integer({ min: 0, max: 10 }),
    freeTier: fc.boolean(),
  });

  it('never falls with more requests, more time or more memory', () => {
    fc.assert(
      fc.property(uses, fc.integer({ min: 1, max: 1_000_000 }), (use, more) => {
        const { perMonth } = functionBill(use);
        expect(perMonth).toBeGreaterThanOrEqual(0);
        for (const name of ['requests', 'onDemand', 'onProvisioned', 'memoryMb'] as const) {
          const larger = { ...use, [name]: use[name] + more };
          expect(functionBill(larger).perMonth).toBeGreaterThanOrEqual(perMonth - 1e-9);
        }
      }),
    );
  });

  it('meets a fixed sum at the first request that costs as much', () => {
    const calls = fc.record({
      memoryMb: fc.integer({ min: 128, max: 10_240 }),
      duration: fc.integer({ min: 1, max: 60_000 }),
      init: fc.integer({ min: 0, max: 10_000 }),
      coldShare: fc.double({ min: 0, max: 1, noNaN: true }),
      freeTier: fc.boolean(),
    });
    fc.assert(
      fc.property(calls, fc.double({ min: 0.01, max: 10_000, noNaN: true }), (call, fixed) => {
        const meets = breakEvenRequests(call, fixed);
        expect(breakEvenRequests(call, fixed * 2)).toBeGreaterThan(meets);
        expect(
          breakEvenRequests({ ...call, duration: call.duration + 1000 }, fixed),
        ).toBeLessThanOrEqual(meets);
      }),
    );
  });
});
