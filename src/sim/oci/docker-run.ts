/** What happens after `docker run`: who asks whom, what is pulled, when the runtime's state changes. */

import type { Lane, Recording } from '../../recording/recording.ts';
import type { Ms } from '../../recording/units.ts';
import { actors, laneOf } from './actors.ts';
import type { ContainerScenario } from './container-start.ts';
import * as words from './docker-run-words.ts';
import { drawFigures, FACTS, type Figures } from './figures.ts';
import { layersOf, type ImageLayer } from './image-layers.ts';
import type { ImageName } from './images.ts';
import type { Status } from './lifecycle.ts';
import { pullLayers } from './pull.ts';
import { createScript, type Message, type Script } from './script.ts';

export interface RunScenario extends Omit<ContainerScenario, 'cache'> {
  /** Whose layers the machine has already; the image itself among them is a warm start. */
  readonly present: readonly ImageName[];
  /** Layers pulled at the same time. */
  readonly atOnce: number;
}

/** When the runtime's state became what it is, until the program runs. */
export interface StateChange {
  readonly status: Status;
  readonly at: Ms;
}

export interface DockerRun {
  readonly recording: Recording;
  readonly layers: readonly ImageLayer[];
  readonly messages: readonly Message[];
  readonly states: readonly StateChange[];
}

interface Play {
  readonly scenario: RunScenario;
  readonly figures: Figures;
  readonly layers: readonly ImageLayer[];
  readonly script: Script;
  readonly states: StateChange[];
  /** The lengths of dockerd's and of containerd's steps: their sums are known, their parts aren't. */
  readonly step: { readonly dockerd: Ms; readonly containerd: Ms };
}

/** Steps of dockerd and of containerd with its shim, among which each one's sum is divided. */
const DOCKERD_STEPS = 3;
const CONTAINERD_STEPS = 4;

/**
 * Sources of the order: OCI runtime specification, runtime.md (lifecycle: all that `create` makes is
 * there before `start`, the program runs no sooner); OCI distribution specification (pull by
 * manifest, then blobs); containerd, core/runtime/v2/README.md (shim); Docker Engine API (create,
 * images/create, start). Pure: the same scenario and seed give the same run.
 * @param seed 0 takes all figures as cited, any other whole number draws them from their ranges.
 */
export function dockerRun(scenario: RunScenario, seed: number): DockerRun {
  const figures = drawFigures(seed);
  const layers = layersOf(scenario.image, scenario.present);
  const script = createScript({
    kind: 'simulated',
    model: 'docker run',
    parameters: words.parameters(scenario, layers),
    ...(seed === 0 ? {} : { seed }),
  });
  const step = {
    dockerd: ((1 - figures.containerdShare) * figures.dockerRun) / DOCKERD_STEPS,
    containerd: (figures.containerdShare * figures.dockerRun - figures.runc) / CONTAINERD_STEPS,
  };
  const play: Play = { scenario, figures, layers, script, states: [], step };
  const { engine } = scenario;
  if (engine === 'docker') asDocker(play);
  else if (engine === 'containerd') asContainerd(play);
  else runtimeAlone(play);
  const lanes: readonly Lane[] = actors(scenario).map(laneOf);
  const recording = script.recording(words.title(scenario), lanes);
  return { recording, layers, messages: script.messages, states: play.states };
}

function asDocker(play: Play): void {
  const { script, step, scenario } = play;
  script.tell('client', 'dockerd', 'POST /containers/create');
  if (missing(play)) {
    script.tell('dockerd', 'client', '404: no such image');
    script.tell('client', 'dockerd', 'POST /images/create');
    script.wait('client', 'waits for the image', words.CLIENT_PULLS, () => {
      script.tell('dockerd', 'containerd', `pull ${scenario.image}`);
      pull(play);
    });
    script.tell('client', 'dockerd', 'POST /containers/create, again');
  }
  script.wait('client', 'create', words.CLIENT_CREATES, () => {
    script.work('dockerd', 'create', step.dockerd, words.DOCKERD_CREATES);
    script.tell('dockerd', 'containerd', 'prepare a snapshot');
    script.work('containerd', 'snapshot', step.containerd, words.SNAPSHOT);
  });
  script.tell('client', 'dockerd', 'POST /containers/{id}/start');
  script.wait('client', 'start', words.CLIENT_STARTS, () => {
    script.work('dockerd', 'config', step.dockerd, words.DOCKERD_CONFIGURES);
    script.tell('dockerd', 'containerd', 'create the container and its task');
    createTask(play);
    script.work('dockerd', 'network', step.dockerd, words.DOCKERD_CONNECTS);
    script.tell('dockerd', 'containerd', 'start the task');
    startTask(play);
  });
  application(play);
}

function asContainerd(play: Play): void {
  const { script, step } = play;
  if (missing(play)) {
    script.tell('client', 'containerd', `pull ${play.scenario.image}`);
    script.wait('client', 'waits for the image', words.CLIENT_PULLS, () => {
      pull(play);
    });
  }
  script.tell('client', 'containerd', 'prepare a snapshot');
  script.work('containerd', 'snapshot', step.containerd, words.SNAPSHOT);
  script.tell('client', 'containerd', 'create the container and its task');
  createTask(play);
  script.tell('client', 'containerd', 'start the task');
  startTask(play);
  application(play);
}

function runtimeAlone(play: Play): void {
  create(play);
  start(play);
  application(play);
}

function missing({ scenario }: Play): boolean {
  return !scenario.present.includes(scenario.image);
}

/** Requests one after another until the layers are known, then layers beside each other. */
function pull({ scenario, figures, layers, script }: Play): void {
  script.wait('containerd', 'pull', words.pull(layers), () => {
    words.REQUESTS.slice(0, FACTS.requestsBeforeLayers.value).forEach(({ ask, detail }) => {
      script.tell('containerd', 'registry', ask);
      script.work('registry', 'request', scenario.latency, detail);
    });
    const from = script.now();
    const needed = layers.filter((layer) => !layer.present);
    const times = pullLayers(
      needed.map((layer) => layer.megabytes),
      {
        bandwidth: scenario.bandwidth / 8 / 1000,
        unpackRate: figures.unpackRate / 1000,
        atOnce: scenario.atOnce,
        firstByte: scenario.latency,
      },
    );
    script.tell('containerd', 'registry', 'GET the config, and the layers that aren’t here');
    script.span('registry', 'request', from, from + scenario.latency, words.CONFIG);
    needed.forEach((layer, index) => {
      const [get, unpack] = [times.downloads[index], times.unpacks[index]];
      if (get === undefined || unpack === undefined) return;
      const detail = words.download(layer, scenario);
      script.span('registry', 'layer', from + get.start, from + get.end, detail);
      const written = words.unpack(layer, figures.unpackRate);
      script.span('containerd', 'unpack', from + unpack.start, from + unpack.end, written);
    });
    script.until(from + Math.max(scenario.latency, times.unpacks.at(-1)?.end ?? 0));
  });
}

function createTask(play: Play): void {
  const { script, step, scenario } = play;
  script.work('containerd', 'task', step.containerd, words.TASK);
  script.tell('containerd', 'shim', 'containerd-shim-runc-v2 start');
  script.work('shim', 'begins', step.containerd, words.SHIM);
  script.tell('shim', 'runtime', `${scenario.runtime} create`);
  script.wait('shim', 'calls the runtime', words.SHIM_CALLS, () => {
    create(play);
  });
}

function startTask(play: Play): void {
  const { script, step, scenario } = play;
  script.work('containerd', 'start', step.containerd, words.TASK_STARTS);
  script.tell('containerd', 'shim', 'start');
  script.tell('shim', 'runtime', `${scenario.runtime} start`);
  script.wait('shim', 'calls the runtime', words.SHIM_CALLS, () => {
    start(play);
  });
}

function create({ scenario, figures, script, states }: Play): void {
  const { runtime } = scenario;
  states.push({ status: 'creating', at: script.now() });
  const length = figures[runtime] - figures.processStart;
  script.work('runtime', 'create', length, words.create(runtime));
  states.push({ status: 'created', at: script.now() });
}

function start({ scenario, figures, script, states }: Play): void {
  const created = states.at(-1)?.at ?? script.now();
  script.span('process', 'waits', created, script.now(), words.waits(scenario.runtime));
  script.work('runtime', 'start', figures.processStart, words.start(scenario.runtime));
  states.push({ status: 'running', at: script.now() });
}

function application({ scenario, figures, script }: Play): void {
  const { application: name } = scenario;
  if (name !== 'static') script.work('process', 'starts', figures[name], words.application(name));
  script.event('process', 'ready', words.READY);
}

/** When the runtime is first called: where a real run of it can be laid beside. */
export function runtimeCalled({ states }: DockerRun): Ms {
  return states[0]?.at ?? 0;
}
