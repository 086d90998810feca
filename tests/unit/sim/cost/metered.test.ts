/** The bills of a function, of pods and of a machine, and where two of them meet. */

import { expect, it } from 'vitest';
import {
  breakEvenRequests,
  functionBill,
  machineBill,
  podBill,
  type FunctionUse,
} from '../../../../src/sim/cost/metered.ts';

const MONTH = 730 * 3600;
const MILLION: FunctionUse = {
  seconds: MONTH,
  memoryMb: 128,
  requests: 1_000_000,
  onDemand: 100_000_000,
  onProvisioned: 0,
  provisioned: 0,
  freeTier: false,
};

it('bills requests, and memory times time: about the same at 128 MB and 100 ms', () => {
  expect(functionBill(MILLION).lines.map(({ perMonth }) => perMonth.toFixed(3))).toEqual([
    '0.200',
    '0.208',
  ]);
  const larger = functionBill({ ...MILLION, memoryMb: 512, onDemand: 200_000_000 });
  expect(larger.perMonth).toBeCloseTo(1.867, 3);
});

it('takes a stretch for a sample of the month', () => {
  const hour = { ...MILLION, seconds: 3600 };
  expect(functionBill(hour).perMonth).toBeCloseTo(730 * functionBill(MILLION).perMonth, 6);
});

it('gives the first million requests and 400,000 GB-seconds away, if asked to', () => {
  expect(functionBill({ ...MILLION, freeTier: true }).perMonth).toBe(0);
  const twice = { ...MILLION, requests: 2_000_000, freeTier: true };
  expect(functionBill(twice).perMonth).toBeCloseTo(0.2, 6);
});

it('gives nothing away where environments are kept ready, which cost without a request, too', () => {
  const idle = functionBill({
    ...MILLION,
    memoryMb: 1024,
    requests: 0,
    onDemand: 0,
    provisioned: 1,
    freeTier: true,
  });
  expect(idle.perMonth).toBeCloseTo(MONTH * 0.0000041667, 4);
  expect(functionBill({ ...MILLION, provisioned: 1, freeTier: true }).lines[0]?.perMonth).toBe(0.2);
});

it('bills a machine for every hour of the month', () => {
  expect(machineBill(1).perMonth).toBeCloseTo(12.264, 6);
  expect(machineBill(3).perMonth).toBeCloseTo(3 * 12.264, 6);
});

it('bills pods for their time, and a cluster of one’s own all the time', () => {
  const pod = { seconds: 3600, memoryMb: 1769, podTime: 3_600_000, ownCluster: false };
  const perHour = 0.04048 + (1769 / 1024) * 0.004445;
  expect(podBill(pod).perMonth).toBeCloseTo(730 * perHour, 6);
  expect(podBill({ ...pod, podTime: 0 }).perMonth).toBe(0);
  expect(podBill({ ...pod, podTime: 0, ownCluster: true }).perMonth).toBeCloseTo(73, 6);
});

it('meets the machine at 30 million small requests a month, or at 6.6 million larger ones', () => {
  const small = { memoryMb: 128, duration: 100, init: 0, coldShare: 0, freeTier: false };
  const fixed = machineBill(1).perMonth;
  expect(breakEvenRequests(small, fixed) / 1e6).toBeCloseTo(30.03, 2);
  expect(breakEvenRequests({ ...small, memoryMb: 512, duration: 200 }, fixed) / 1e6).toBeCloseTo(
    6.57,
    2,
  );
  expect(breakEvenRequests({ ...small, freeTier: true }, fixed)).toBeGreaterThan(
    breakEvenRequests(small, fixed),
  );
  expect(breakEvenRequests({ ...small, coldShare: 1, init: 100 }, fixed)).toBeLessThan(
    breakEvenRequests(small, fixed),
  );
});
