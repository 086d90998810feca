/** One curve of traffic through every platform, request by request. */

import { hpaRun } from './hpa-run.ts';
import { knativeRun } from './knative-run.ts';
import { lambdaRun } from './lambda-run.ts';
import { machineRun } from './machine-run.ts';
import type { Platform, PlatformId, PlatformRun, ServerlessScenario } from './scenario.ts';
import { arrivals } from './traffic.ts';

export type ServerlessRun = Readonly<Record<PlatformId, PlatformRun>>;

/** Requests of one step: a few milliseconds of work. */
const STEP = 10_000;

const START: Readonly<Record<PlatformId, (scenario: ServerlessScenario) => Platform>> = {
  knative: knativeRun,
  lambda: lambdaRun,
  hpa: hpaRun,
  machine: machineRun,
};

/** The run in small steps, for a page that has to answer meanwhile; the last one returns it. */
export function* serverlessSteps(
  scenario: ServerlessScenario,
): Generator<undefined, ServerlessRun, undefined> {
  const end = scenario.traffic.seconds * 1000;
  const times = arrivals(scenario.traffic, scenario.seed);
  const runs: Partial<Record<PlatformId, PlatformRun>> = {};
  for (const [id, start] of Object.entries(START)) {
    const platform = start(scenario);
    for (let from = 0; from < times.length; from += STEP) {
      yield;
      for (const time of times.subarray(from, from + STEP)) platform.take(time);
    }
    runs[id as PlatformId] = platform.end(end);
  }
  return runs as ServerlessRun;
}

/** The whole run at once. */
export function runServerless(scenario: ServerlessScenario): ServerlessRun {
  const steps = serverlessSteps(scenario);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
