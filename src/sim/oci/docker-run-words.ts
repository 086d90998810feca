/** What the docker-run model says of each step, and where it is simpler than the world. */

import type { RunScenario } from './docker-run.ts';
import type { Fact } from '../facts.ts';
import { FACTS } from './figures.ts';
import type { ImageLayer } from './image-layers.ts';

export const SIMPLIFICATIONS: readonly string[] = [
  'The order is that of the specifications and of the programs’ own documents. How long dockerd and containerd take for each of their steps isn’t published: the sum of each is divided into equal parts.',
  'Those sums are the whole docker run less the runtime, and containerd’s share of it. They come from different machines, and the share from one small secondary measurement.',
  'The runtime’s figure holds delete too, which comes after the end. Its source doesn’t tell the parts apart.',
  'dockerd is taken to keep images in containerd, as new installations do since Engine 29. Older ones pull and unpack in dockerd itself.',
  'The layers above an image’s base are taken as equally large.',
  'The line’s whole bandwidth is yours from a layer’s first byte; the registry never makes you wait, and sends nobody on to another server.',
  'Messages between programs on this machine take no time of their own.',
];

export const REQUESTS = [
  {
    ask: 'GET the manifest by tag',
    detail: 'The registry answers 401 and says where to get a token.',
  },
  {
    ask: 'GET a token',
    detail: 'The token service gives one, for a public image without a password too.',
  },
  {
    ask: 'GET the index by tag',
    detail: 'An image index: one manifest for each kind of machine, each by its digest.',
  },
  {
    ask: 'GET the manifest by digest',
    detail: 'The manifest names the config and each layer, with size and digest.',
  },
] as const;

export const CONFIG =
  'The config: what to run, and the diff id of each layer. It comes beside the layers.';
export const CLIENT_PULLS = 'Nothing to do but to draw progress bars.';
export const CLIENT_CREATES = 'Waits for the container’s id.';
export const CLIENT_STARTS = 'Waits until the daemon says that it runs.';
export const DOCKERD_CREATES = `Checks the request, takes a name and an id, writes the container down. ${about(FACTS.dockerRun)}`;
export const DOCKERD_CONFIGURES = `Turns your options into an OCI config.json. ${about(FACTS.dockerRun)}`;
export const DOCKERD_CONNECTS = `The network namespace exists, the program doesn’t run yet: the moment to put an interface into it and to publish ports. ${about(FACTS.dockerRun)}`;
export const SNAPSHOT = `An empty writable layer on top of the image’s layers; nothing is copied. ${about(FACTS.containerdShare)}`;
export const TASK = `Writes the bundle, a directory with config.json and the root file system, and starts a shim. ${about(FACTS.containerdShare)}`;
export const SHIM = `The shim opens its socket. From now on it, not containerd, is the container’s parent. ${about(FACTS.containerdShare)}`;
export const TASK_STARTS = `Passes the start on to the shim. ${about(FACTS.containerdShare)}`;
export const SHIM_CALLS = 'Waits until the runtime has exited.';
export const READY = 'Your program’s first line runs. The runtime is gone; the shim stays.';

export function title({ engine, runtime, image }: RunScenario): string {
  const command = { docker: 'docker run', containerd: 'containerd starts', none: runtime };
  return `${command[engine]} ${engine === 'none' ? 'create and start' : image}`;
}

/** The settings that matter most, for a badge. */
export function parameters(scenario: RunScenario, layers: readonly ImageLayer[]): string {
  const { engine, runtime, image, present, bandwidth } = scenario;
  const who = engine === 'none' ? runtime : `${engine}, ${runtime}`;
  if (engine === 'none') return who;
  if (present.includes(image)) return `${who}, ${image}, image present`;
  const here = layers.filter((layer) => layer.present).length;
  const shared = here === 0 ? '' : `, ${String(here)} of ${String(layers.length)} layers present`;
  return `${who}, ${image}${shared}, ${quantity(bandwidth, 'Mbit/s')}`;
}

export function pull(layers: readonly ImageLayer[]): string {
  const here = layers.filter((layer) => layer.present).length;
  const count = `${String(layers.length)} ${layers.length === 1 ? 'layer' : 'layers'}`;
  return here === 0
    ? `${count}, none of them here.`
    : `${count}, ${String(here)} of them here already, by digest.`;
}

export function download(layer: ImageLayer, { latency, atOnce }: RunScenario): string {
  return `${layer.name}: ${quantity(layer.megabytes, 'MB')} compressed, first byte after ${quantity(latency, 'ms')}. At most ${String(atOnce)} at once, and they share the line.`;
}

export function unpack(layer: ImageLayer, rate: number): string {
  return `${layer.name}: checked against its digest, decompressed and written on top of the layers below, at ${quantity(rate, 'MB')} a second. ${about(FACTS.unpackRate)}`;
}

export function create(runtime: RunScenario['runtime']): string {
  return `${runtime} makes the namespaces (${range(FACTS.namespaces)}), the mounts and the cgroup (${range(FACTS.cgroup)}), runs the hooks, moves in with pivot_root, leaves a process behind that waits, and exits. ${about(FACTS[runtime])}`;
}

export function waits(runtime: RunScenario['runtime']): string {
  return `The process is there, in its namespaces, but it is ${runtime}’s own code: it waits for start.`;
}

export function start(runtime: RunScenario['runtime']): string {
  return `${runtime} lets the waiting process go on. It replaces itself by your program (exec), and ${runtime} exits. ${about(FACTS.processStart)}`;
}

export function application(name: 'python3' | 'node'): string {
  return `${name} starts, with no program of its own. ${about(FACTS[name])}`;
}

function about(fact: Fact): string {
  return `${fact.grade === 'C' ? 'About; source' : 'Source'}: ${fact.source}, ${fact.date}.`;
}

function range(fact: Fact): string {
  if (fact.range === undefined) return quantity(fact.value, fact.unit);
  return `${number(fact.range[0])} to ${quantity(fact.range[1], fact.unit)}`;
}

/** With a no-break space between number and unit. */
function quantity(value: number, unit: string): string {
  return `${number(value)}\u00A0${unit}`;
}

/** At most three figures that count: 11.7, 300, 0.25. */
function number(value: number): string {
  return String(Number(value.toPrecision(3)));
}
