/** What the figure of a container's start is told: what is asked for, what is there, and what goes wrong. */

import { FACTS } from '../../sim/oci/figures.ts';
import { image, IMAGE_NAMES } from '../../sim/oci/images.ts';
import { BLOWS, type Blow } from '../../sim/oci/kill.ts';
import { HOOKS } from '../../sim/oci/lifecycle.ts';
import { defineWidget } from '../definition.ts';
import { PULL_PARAMS } from '../pull-params.ts';

const images = Object.fromEntries(
  IMAGE_NAMES.map((name) => [
    name,
    `${name}, about ${String(image(name).compressed.value)}\u00A0MB`,
  ]),
);

export const BLOW_NAMES: Readonly<Record<Blow, string>> = {
  client: 'Kill the command',
  dockerd: 'Kill dockerd',
  'dockerd-restart': 'Restart dockerd',
  containerd: 'Kill containerd',
  'containerd-restart': 'Restart containerd',
  shim: 'Kill the shim',
  runtime: 'Kill the runtime',
  process: 'Kill your program',
};

export const containerStartWidget = defineWidget({
  name: 'container-start',
  title: 'What docker run does',
  alternative:
    'A simulated timeline of docker run. Each program that takes part has a lane: docker, dockerd, the registry, containerd, its shim, runc and your program. Beside it stand the runtime’s states and operations, and what happens when one of the programs is killed.',
  params: {
    image: { kind: 'choice', label: 'Image', initial: 'python-slim', options: images },
    present: {
      kind: 'choice',
      label: 'On the machine',
      help: 'Whose layers are there before the start.',
      initial: 'none',
      options: {
        none: 'nothing',
        self: 'this image',
        ...Object.fromEntries(IMAGE_NAMES.map((name) => [name, `another image, ${name}`])),
      },
    },
    ...PULL_PARAMS,
    engine: {
      kind: 'choice',
      label: 'Engine',
      initial: 'docker',
      options: { docker: 'Docker', containerd: 'containerd, about', none: 'the runtime alone' },
    },
    runtime: {
      kind: 'choice',
      label: 'Runtime',
      initial: 'runc',
      options: { runc: 'runc', crun: 'crun' },
    },
    application: {
      kind: 'choice',
      label: 'Your program',
      initial: 'python3',
      options: { static: 'a static binary', python3: 'Python 3', node: 'Node' },
    },
    atOnce: {
      kind: 'number',
      label: 'Layers at once',
      help: 'How many layers are pulled at the same time.',
      initial: FACTS.layersAtOnce.value,
      min: 1,
      max: 10,
      step: 1,
    },
    scale: {
      kind: 'choice',
      label: 'Time axis',
      initial: 'linear',
      options: { linear: 'linear', log: 'logarithmic' },
    },
    seed: {
      kind: 'number',
      label: 'Draw',
      help: '0 takes each figure as cited; any other number draws it from its source’s range.',
      initial: 0,
      min: 0,
      max: 9999,
      step: 1,
    },
    operations: {
      kind: 'text',
      label: 'Operations',
      help: 'What the runtime was asked to do, one after the other: create, start, kill, exit, delete.',
      initial: 'create',
      maxLength: 200,
    },
    hook: {
      kind: 'choice',
      label: 'A hook that fails',
      initial: 'none',
      options: { none: 'none', ...Object.fromEntries(HOOKS.map((hook) => [hook, hook])) },
    },
    blow: {
      kind: 'choice',
      label: 'While it runs',
      initial: 'containerd-restart',
      options: Object.fromEntries(BLOWS.map((blow) => [blow, BLOW_NAMES[blow]])),
    },
    live: {
      kind: 'flag',
      label: 'Live restore',
      initial: false,
      help: 'A setting of dockerd.',
    },
  },
  shows: ['simulated', 'recorded'],
  form: 'figure',
});

export type ContainerStartSchema = typeof containerStartWidget.params;
