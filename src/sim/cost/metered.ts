/** What is billed by the request, by the second or by the hour, as a month's bill; and where two such bills meet. */

import prices from '../../../content/facts/serverless-prices.json' with { type: 'json' };
import type { Dollars, Ms } from '../../recording/units.ts';
import { asFacts } from '../facts.ts';
import { HOURS_PER_MONTH } from './inputs.ts';
import { bill, type Bill } from './ownership.ts';

export const PRICES = asFacts(prices);

const MB_PER_GB = 1024;
const SECONDS_PER_MONTH = HOURS_PER_MONTH * 3600;

/** What happened in a stretch of time, which is taken for a sample of the month. */
export interface Stretch {
  readonly seconds: number;
}

export interface FunctionUse extends Stretch {
  readonly memoryMb: number;
  /** Answered ones: a refused request costs nothing. */
  readonly requests: number;
  /** Time of all requests, each rounded up to a millisecond, with the starts of new environments. */
  readonly onDemand: Ms;
  /** The same, on environments that are kept ready. */
  readonly onProvisioned: Ms;
  readonly provisioned: number;
  readonly freeTier: boolean;
}

/** A function's month. The free tier isn’t given to a function with environments kept ready. */
export function functionBill(use: FunctionUse): Bill {
  const scale = SECONDS_PER_MONTH / use.seconds;
  const gb = use.memoryMb / MB_PER_GB;
  const free = use.freeTier && use.provisioned === 0;
  const requests = beyond(use.requests * scale, free ? PRICES.freeRequests.value : 0);
  const gbSeconds = beyond(gbTime(use.onDemand, gb) * scale, free ? PRICES.freeGbSeconds.value : 0);
  const lines = [
    { name: 'Requests', perMonth: (requests * PRICES.lambdaMillion.value) / 1_000_000 },
    { name: 'Memory and time', perMonth: gbSeconds * PRICES.lambdaGbSecond.value },
  ];
  if (use.provisioned === 0) return bill(lines);
  const ready = use.provisioned * gb * SECONDS_PER_MONTH * PRICES.provisionedGbSecond.value;
  const run = gbTime(use.onProvisioned, gb) * scale * PRICES.provisionedRunGbSecond.value;
  return bill([
    ...lines,
    { name: 'Environments kept ready', perMonth: ready },
    { name: 'Memory and time on these', perMonth: run },
  ]);
}

export interface PodUse extends Stretch {
  readonly memoryMb: number;
  /** Time of all pods together, from start to end. */
  readonly podTime: Ms;
  /** Whether the cluster is there for this alone. */
  readonly ownCluster: boolean;
}

/** A month of pods that are paid by the second, with the processor share that a function of the same memory has. */
export function podBill({ seconds, memoryMb, podTime, ownCluster }: PodUse): Bill {
  const hours = (podTime / 1000 / 3600) * (SECONDS_PER_MONTH / seconds);
  const vcpu = memoryMb / PRICES.memoryPerVcpu.value;
  const perHour = vcpu * PRICES.podVcpuHour.value + (memoryMb / MB_PER_GB) * PRICES.podGbHour.value;
  const pods = { name: 'Pods, while they are there', perMonth: hours * perHour };
  if (!ownCluster) return bill([pods]);
  const cluster = HOURS_PER_MONTH * PRICES.clusterHour.value;
  return bill([pods, { name: 'The cluster’s control plane', perMonth: cluster }]);
}

/** A month of machines that are always on. */
export function machineBill(machines: number): Bill {
  const perMonth = machines * HOURS_PER_MONTH * PRICES.machineHour.value;
  return bill([{ name: machines === 1 ? 'The machine' : 'The machines', perMonth }]);
}

export interface Call {
  readonly memoryMb: number;
  readonly duration: Ms;
  readonly init: Ms;
  /** Share of requests that start a new environment, 0 to 1. */
  readonly coldShare: number;
  readonly freeTier: boolean;
}

/** Requests a month from which on a function costs more than a fixed sum; Infinity where it never does. */
export function breakEvenRequests(call: Call, fixed: Dollars): number {
  const cost = (requests: number) => {
    const { memoryMb, freeTier, coldShare } = call;
    const time = Math.ceil(call.duration) * (1 - coldShare);
    const coldTime = Math.ceil(call.init + call.duration) * coldShare;
    const onDemand = requests * (time + coldTime);
    const rest = { onProvisioned: 0, provisioned: 0, seconds: SECONDS_PER_MONTH };
    return functionBill({ memoryMb, requests, onDemand, freeTier, ...rest }).perMonth;
  };
  let low = 0;
  let high = 1_000_000;
  while (cost(high) < fixed && high < 1e15) high *= 2;
  if (cost(high) < fixed) return Infinity;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (cost(middle) < fixed) low = middle;
    else high = middle;
  }
  return high;
}

function gbTime(time: Ms, gb: number): number {
  return (time / 1000) * gb;
}

function beyond(amount: number, free: number): number {
  return Math.max(0, amount - free);
}
