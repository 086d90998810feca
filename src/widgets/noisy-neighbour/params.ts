/** What the figure of the noisy neighbour is told: how many neighbours, how much work, how often. */

import { defineWidget } from '../definition.ts';

export const noisyNeighbour = defineWidget({
  name: 'noisy-neighbour',
  title: 'A noisy neighbour',
  alternative:
    'A WebAssembly module that keeps a core busy is timed alone, then beside others like it on threads of their own, all in your browser. Two bars on one time axis show how much longer it takes.',
  params: {
    neighbours: {
      kind: 'number',
      label: 'Neighbours',
      help: 'Modules that compute beside the one that is timed, each on a thread of its own.',
      initial: 1,
      min: 1,
      max: 16,
      step: 1,
    },
    runs: {
      kind: 'number',
      label: 'Runs each',
      help: 'How often the module is timed alone, and how often beside its neighbours.',
      initial: 9,
      min: 3,
      max: 50,
      step: 1,
    },
    primes: {
      kind: 'number',
      label: 'Count primes below',
      help: 'How much the module has to do in one run.',
      initial: 1_000_000,
      min: 1000,
      max: 5_000_000,
      step: 1000,
    },
  },
  shows: ['measured'],
  form: 'figure',
});

export type NeighbourSchema = typeof noisyNeighbour.params;
