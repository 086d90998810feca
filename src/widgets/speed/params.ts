/** What the speed contest is told: which algorithm, and how many rounds. */

import { defineWidget } from '../definition.ts';
import { ALGORITHMS } from './algorithms.ts';

export const speed = defineWidget({
  name: 'speed',
  title: 'The same work, twice',
  alternative:
    'The same algorithm, written in C and compiled to WebAssembly, and written in JavaScript, is timed by turns in your browser. Two rows of dots on one axis show every round, with medians and quartiles, and the code of both stands beside each other.',
  params: {
    algorithm: {
      kind: 'choice',
      label: 'Algorithm',
      initial: 'sieve',
      options: Object.fromEntries(
        Object.entries(ALGORITHMS).map(([name, { title }]) => [name, title]),
      ),
    },
    rounds: {
      kind: 'number',
      label: 'Rounds',
      help: 'In each round both do the same work once, by turns first.',
      initial: 25,
      min: 5,
      max: 200,
      step: 1,
    },
  },
  shows: ['measured'],
  form: 'figure',
});

export type SpeedSchema = typeof speed.params;
