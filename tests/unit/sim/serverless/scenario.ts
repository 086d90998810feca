/** A plain scenario that tests change in one or two points. */

import type { ServerlessScenario } from '../../../../src/sim/serverless/scenario.ts';

export const FLAT: readonly number[] = Array.from({ length: 24 }, () => 100);

export const SCENARIO: ServerlessScenario = {
  traffic: { seconds: 600, peak: 20, shape: FLAT },
  seed: 1,
  duration: 100,
  patience: 30_000,
  concurrency: 10,
  target: 70,
  podStart: 2000,
  minPods: 0,
  maxPods: 50,
  probe: 10_000,
  init: 500,
  provisioned: 0,
  accountLimit: 1000,
  idleTimeout: 600_000,
  machineSlots: 20,
};
