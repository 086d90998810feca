/** Which sourced figures a container start rests on, for a reader who wants to check them. */

import type { Fact } from '../facts.ts';
import type { ContainerScenario } from './container-start.ts';
import type { RunScenario } from './docker-run.ts';
import { FACTS } from './figures.ts';
import { image, type ImageName } from './images.ts';

export interface Parameter {
  readonly name: string;
  readonly fact: Fact;
}

/** In the order of the steps that use them; what the scenario leaves out is not in the list. */
export function parametersOf(scenario: ContainerScenario): readonly Parameter[] {
  return [...fetchParameters(scenario), ...runParameters(scenario)];
}

/** The same for docker run's actors, whose pull asks more often and knows which layers are there. */
export function parametersOfRun(scenario: RunScenario): readonly Parameter[] {
  const pulled = scenario.engine !== 'none' && !scenario.present.includes(scenario.image);
  return [...(pulled ? pullParameters(scenario) : []), ...runParameters(scenario)];
}

function pullParameters({ image: name, engine }: RunScenario): readonly Parameter[] {
  return [
    { name: 'Round trip to the registry', fact: FACTS.registryRoundTrip },
    { name: 'Round trips before the layers', fact: FACTS.requestsBeforeLayers },
    ...imageParameters(name),
    {
      name: 'Layers pulled at once',
      fact: engine === 'docker' ? FACTS.layersAtOnce : FACTS.containerdLayersAtOnce,
    },
    { name: 'Unpacking', fact: FACTS.unpackRate },
  ];
}

function imageParameters(name: ImageName): readonly Parameter[] {
  const { compressed, base, layersAboveBase } = image(name);
  return [
    { name: `Size of ${name}, compressed`, fact: compressed },
    ...(base === undefined
      ? []
      : [{ name: `Size of its base, ${base}, compressed`, fact: image(base).compressed }]),
    ...(layersAboveBase === undefined
      ? []
      : [{ name: 'Layers above the base', fact: layersAboveBase }]),
  ];
}

function fetchParameters(scenario: ContainerScenario): readonly Parameter[] {
  if (scenario.cache === 'warm') return [];
  return [
    { name: 'Round trip to the registry', fact: FACTS.registryRoundTrip },
    { name: 'Round trips before the first layer', fact: FACTS.registryRoundTrips },
    ...imageParameters(scenario.image),
    { name: 'Layers pulled at once', fact: FACTS.layersAtOnce },
    { name: 'Unpacking', fact: FACTS.unpackRate },
  ];
}

function runParameters({
  engine,
  runtime,
  application,
}: Pick<ContainerScenario, 'engine' | 'runtime' | 'application'>): readonly Parameter[] {
  const docker = { name: 'docker run, the whole, image present', fact: FACTS.dockerRun };
  const share = { name: 'containerd’s share of docker’s time', fact: FACTS.containerdShare };
  return [
    ...(engine === 'none' ? [] : engine === 'docker' ? [docker] : [docker, share]),
    { name: `${runtime}: create, start and delete`, fact: FACTS[runtime] },
    ...(engine !== 'none' && runtime !== 'runc'
      ? [{ name: 'runc, which the engine was measured with', fact: FACTS.runc }]
      : []),
    { name: 'of which namespaces', fact: FACTS.namespaces },
    { name: 'of which cgroup', fact: FACTS.cgroup },
    { name: 'Start of a process', fact: FACTS.processStart },
    ...(application === 'static'
      ? []
      : [{ name: `Start of ${application}`, fact: FACTS[application] }]),
  ];
}
