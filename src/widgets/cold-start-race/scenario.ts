/** From the race's settings to the container that the model starts. */

import type { ContainerScenario } from '../../sim/oci/container-start.ts';
import type { ParamValues } from '../params.ts';
import type { RaceParams } from './params.ts';

type Fields = 'image' | 'cache' | 'runtime' | 'engine' | 'application';

/** The choices' keys are the model's own words: parseParams lets no other value through. */
export function scenarioOf(values: ParamValues<RaceParams>): ContainerScenario {
  const { image, cache, runtime, engine, application, bandwidth, latency } = values;
  const chosen = { image, cache, runtime, engine, application } as Pick<ContainerScenario, Fields>;
  return { ...chosen, bandwidth, latency };
}
