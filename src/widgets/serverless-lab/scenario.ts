/** The lab's settings as a scenario of the model, and its bills. */

import { functionBill, machineBill, podBill } from '../../sim/cost/metered.ts';
import type { Bill } from '../../sim/cost/ownership.ts';
import type { ServerlessRun } from '../../sim/serverless/run.ts';
import type { PlatformId, PlatformRun, ServerlessScenario } from '../../sim/serverless/scenario.ts';
import {
  expectedRequests,
  fitting,
  shapeFromText,
  type Traffic,
} from '../../sim/serverless/traffic.ts';
import type { ParamValues } from '../params.ts';
import type { LabSchema } from './params.ts';

export type LabValues = ParamValues<LabSchema>;

const SECONDS: Readonly<Record<string, number>> = { minutes: 600, hour: 3600, day: 86_400 };
const PER: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3600 };

/** The traffic that was asked for, also where it is too much to simulate. */
export function trafficOf({ curve, peak, per, length }: LabValues): Traffic {
  return {
    seconds: SECONDS[length] ?? 600,
    peak: peak / (PER[per] ?? 1),
    shape: shapeFromText(curve),
  };
}

export function scenarioOf(values: LabValues): ServerlessScenario {
  return {
    traffic: fitting(trafficOf(values)),
    seed: values.seed,
    duration: values.duration,
    patience: values.patience * 1000,
    concurrency: values.concurrency,
    target: values.target,
    podStart: values.podstart * 1000,
    minPods: Math.min(values.minpods, values.maxpods),
    maxPods: values.maxpods,
    probe: values.probe * 1000,
    init: values.init,
    provisioned: values.provisioned,
    accountLimit: values.limit,
    idleTimeout: values.idle * 60_000,
    machineSlots: values.machines * values.slots,
  };
}

/** How many times more traffic was asked for than is simulated: 1 where all of it is. */
export function cutBy(values: LabValues): number {
  const traffic = trafficOf(values);
  const expected = expectedRequests(traffic);
  return expected === 0 ? 1 : expected / expectedRequests(fitting(traffic));
}

export type Bills = Readonly<Record<PlatformId, Bill>>;

/** Each platform’s month, if all of it were like this run. */
export function billsOf(values: LabValues, run: ServerlessRun): Bills {
  const { seconds } = trafficOf(values);
  const pods = ({ busy, idle, starting }: PlatformRun) =>
    podBill({
      seconds,
      memoryMb: values.memory,
      podTime: busy + idle + starting,
      ownCluster: values.cluster,
    });
  return {
    knative: pods(run.knative),
    lambda: functionBill({
      seconds,
      memoryMb: values.memory,
      requests: run.lambda.served,
      onDemand: run.lambda.metered?.onDemand ?? 0,
      onProvisioned: run.lambda.metered?.provisioned ?? 0,
      provisioned: Math.min(values.provisioned, values.limit),
      freeTier: values.free,
    }),
    hpa: pods(run.hpa),
    machine: machineBill(values.machines),
  };
}
