/** The baseline: machines that are always on, and always as many. */

import { Meter } from './meter.ts';
import { Pool } from './pool.ts';
import { longest, runOf, type Platform, type ServerlessScenario } from './scenario.ts';

export function machineRun(scenario: ServerlessScenario): Platform {
  const { duration, patience, machineSlots, traffic } = scenario;
  const meter = new Meter(traffic.seconds * 1000, longest(scenario));
  const pool = new Pool({ duration, patience, concurrency: machineSlots }, meter);
  pool.resize(0, 1);
  meter.most = 1;
  return {
    take: (time) => {
      pool.arrive(time);
    },
    end(time) {
      pool.advance(time);
      return runOf('machine', meter, { waiting: pool.waiting, moments: [], metered: undefined });
    },
  };
}
