/** What the lab is told: which cluster and story it begins with, which Kubernetes, which seed. */

import { defineWidget } from '../definition.ts';

/** The registry needs no more of a preset than its title. */
export const PRESET_TITLES = {
  'first-deployment': 'A first deployment',
  'rolling-update': 'A rolling update',
  'bad-image': 'A bad image, and the way back',
  'does-not-fit': 'It doesn’t fit',
  'crash-loop': 'A crash loop',
  canary: 'A canary',
  autoscaling: 'Load comes, and pods follow',
  'node-dies': 'A node loses power',
  drain: 'A node is drained, with a budget',
  probe: 'A probe breaks',
  'control-plane': 'The API server stops',
  mixed: 'Containers and Wasm under a burst',
  pis: 'Four Raspberry Pis',
  large: '1,000 nodes, 10,000 pods',
} as const;

export const clusterLab = defineWidget({
  name: 'cluster-lab',
  title: 'A cluster that you can stop, rewind and break',
  alternative:
    'A simulated Kubernetes cluster: its control plane, its nodes and their pods at one moment, and all that happened on a time axis. Apply a manifest, roll out a version, take a node away, go back in time and do something else.',
  params: {
    preset: {
      kind: 'choice',
      label: 'Start from',
      help: 'The cluster, and what is done to it.',
      initial: 'first-deployment',
      options: PRESET_TITLES,
    },
    version: {
      kind: 'choice',
      label: 'Kubernetes',
      help: '1.20 is the version that was recorded to check the model; rules that changed since follow the version.',
      initial: '35',
      options: { '20': '1.20, as recorded', '35': '1.35' },
    },
    seed: {
      kind: 'number',
      label: 'Seed',
      help: 'The same seed gives the same names, ties and delays.',
      initial: 42,
      min: 0,
      max: 9999,
      step: 1,
    },
  },
  shows: ['simulated'],
  form: 'figure',
});

export type LabSchema = typeof clusterLab.params;
