/** What the container-start model says of each step, and where it is simpler than the world. */

import type { ContainerScenario } from './container-start.ts';
import type { Fact } from '../facts.ts';
import { FACTS } from './figures.ts';
import { fits, image, type Megabytes } from './images.ts';

/** Where the model is simpler than the world; shown beside its results. */
export const SIMPLIFICATIONS: readonly string[] = [
  'An engine’s own work (API, snapshot, network, shim) is one step before create; in truth a part of it lies between create and start.',
  'The runtime’s figure holds delete too, which comes after the end. Its source doesn’t tell the parts apart.',
  'The engine’s work is the whole docker run less the runtime’s part, and the two were measured on different machines.',
  'Containerd’s share of docker’s time comes from one small secondary measurement: take it as “about”.',
  'The layers above an image’s base are taken as equally large.',
  'The line’s whole bandwidth is yours from the first byte; the registry never makes you wait.',
  'Unpacking goes at the same pace for all files, and the disk is an SSD.',
  'A language runtime’s start was measured without a container, with no program of its own.',
  'No Kubernetes: scheduling, sandbox, probes and queues would come on top.',
];

export const START = `The runtime replaces itself by the program (exec), whose first instruction comes at the end of this. ${from(FACTS.processStart)}`;

/** The settings that matter most, for a badge. */
export function parameters(scenario: ContainerScenario): string {
  const { engine, runtime } = scenario;
  const who = engine === 'none' || runtime === 'crun' ? [engine, runtime] : [engine];
  const line = {
    cold: mbits(scenario),
    base: `base present, ${mbits(scenario)}`,
    warm: 'image present',
  };
  return [...who.filter((w) => w !== 'none'), scenario.image, line[scenario.cache]].join(', ');
}

export function resolve({ latency }: ContainerScenario): string {
  const trips = FACTS.registryRoundTrips;
  return `${String(trips.value)} round trips to the registry, ${quantity(latency, 'ms')} each: ask, get a token, get the manifest. ${from(trips)}`;
}

export function pull(scenario: ContainerScenario, layers: readonly Megabytes[]): string {
  const size = layers.reduce((sum, layer) => sum + layer, 0);
  const several =
    layers.length === 1
      ? 'one layer'
      : `${String(layers.length)} layers, at most ${String(FACTS.layersAtOnce.value)} at once`;
  return `${quantity(size, 'MB')} compressed at ${mbits(scenario)}: ${several}. ${from(image(scenario.image).compressed)}`;
}

export function unpack(nth: number, layers: readonly Megabytes[], rate: number): string {
  const which =
    layers.length === 1
      ? 'Decompressed and written once it is complete'
      : `Layer ${String(nth)} of ${String(layers.length)}, decompressed and written once it is complete and those below it are in place`;
  return `${which}, at ${quantity(rate, 'MB')} a second of compressed data. ${from(FACTS.unpackRate)}`;
}

export function engine(name: ContainerScenario['engine']): string {
  const fact = name === 'containerd' ? FACTS.containerdShare : FACTS.dockerRun;
  const who = name === 'containerd' ? 'containerd' : 'docker, dockerd and containerd';
  return `What ${who} do${name === 'containerd' ? 'es' : ''} around the runtime: request, snapshot, network, shim. The whole less the runtime. ${from(fact)}`;
}

export function create(runtime: ContainerScenario['runtime']): string {
  return `${runtime} makes the namespaces (${range(FACTS.namespaces)}), the mounts, the cgroup (${range(FACTS.cgroup)}), and moves in with pivot_root. The program must not run yet. ${from(FACTS[runtime])}`;
}

export function application({ application: name }: ContainerScenario): string {
  return name === 'static'
    ? ''
    : `${name} starts, with no program of its own. ${from(FACTS[name])}`;
}

export function ready({ application: name }: ContainerScenario): string {
  return name === 'static' ? 'The program runs.' : `${name} runs your program’s first line.`;
}

/** Why this image can’t run this application as it is; `undefined` where it can. */
export function misfit(scenario: ContainerScenario): string | undefined {
  if (fits(scenario.image, scenario.application)) return undefined;
  return `${scenario.image} holds no ${scenario.application}: a real image would be larger than the one counted here.`;
}

function from(fact: Fact): string {
  const about = fact.grade === 'C' ? 'About; ' : '';
  return `${about}${about === '' ? 'Source' : 'source'}: ${fact.source}, ${fact.date}.`;
}

function range(fact: Fact): string {
  if (fact.range === undefined) return quantity(fact.value, fact.unit);
  return `${number(fact.range[0])} to ${quantity(fact.range[1], fact.unit)}`;
}

function mbits({ bandwidth }: ContainerScenario): string {
  return quantity(bandwidth, 'Mbit/s');
}

/** With a no-break space between number and unit. */
function quantity(value: number, unit: string): string {
  return `${number(value)}\u00A0${unit}`;
}

/** At most three figures that count: 11.7, 300, 0.25. */
function number(value: number): string {
  return String(Number(value.toPrecision(3)));
}
