/** What the race can be told: which module, which container, how often. */

import { image, IMAGE_NAMES, type Application } from '../../sim/oci/images.ts';
import { MODULES } from '../../wasi/modules.ts';
import { defineWidget } from '../definition.ts';
import { PULL_PARAMS } from '../pull-params.ts';

const KB = 1000;

function moduleLabel(title: string, language: string, bytes: number): string {
  const size = bytes < KB ? `${String(bytes)}\u00A0B` : `${String(Math.round(bytes / KB))}\u00A0kB`;
  return `${title}, ${language}, ${size}`;
}

const modules = Object.fromEntries(
  MODULES.map((m) => [m.name, moduleLabel(m.title, m.language, m.bytes)]),
);

const images = Object.fromEntries(
  IMAGE_NAMES.map((name) => [
    name,
    `${name}, about ${String(image(name).compressed.value)}\u00A0MB`,
  ]),
);

const applications: Record<Application, string> = {
  static: 'a static binary',
  python3: 'Python 3',
  node: 'Node',
};

export const coldStartRace = defineWidget({
  name: 'cold-start-race',
  title: 'From a press to the first answer',
  alternative:
    'Two lanes on one time axis. One is a WebAssembly module that really runs in your browser, phase by phase. The other is a container’s start, simulated from sourced figures that you can change.',
  params: {
    module: { kind: 'choice', label: 'Module', initial: 'hello', options: modules },
    start: {
      kind: 'choice',
      label: 'Module’s host',
      help: 'Cold: a new worker for every run, nothing compiled. Warm: one worker that has run the module before.',
      initial: 'cold',
      options: { cold: 'cold', warm: 'warm' },
    },
    image: { kind: 'choice', label: 'Image', initial: 'debian-slim', options: images },
    cache: {
      kind: 'choice',
      label: 'Image cache',
      help: 'What the machine has of the image before the start.',
      initial: 'cold',
      options: { cold: 'cold', base: 'base layers present', warm: 'warm' },
    },
    ...PULL_PARAMS,
    engine: {
      kind: 'choice',
      label: 'Engine',
      help: 'What calls the runtime. The figure for containerd is from a secondary source.',
      initial: 'docker',
      options: { docker: 'Docker', containerd: 'containerd, about', none: 'none' },
    },
    runtime: {
      kind: 'choice',
      label: 'Runtime',
      initial: 'runc',
      options: { runc: 'runc', crun: 'crun' },
    },
    application: {
      kind: 'choice',
      label: 'Application',
      initial: 'static',
      options: applications,
    },
    runs: {
      kind: 'number',
      label: 'Runs',
      help: 'How often the module runs.',
      initial: 20,
      min: 1,
      max: 50,
      step: 1,
    },
    scale: {
      kind: 'choice',
      label: 'Time axis',
      initial: 'log',
      options: { log: 'logarithmic', linear: 'linear' },
    },
    seed: {
      kind: 'number',
      label: 'Seed',
      help: 'With 0 the container takes every figure as cited, with any other number one drawn from its range.',
      initial: 0,
      min: 0,
      max: 9999,
      step: 1,
    },
  },
  shows: ['measured', 'simulated'],
  form: 'figure',
});

export type RaceParams = typeof coldStartRace.params;
