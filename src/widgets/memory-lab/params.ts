/** What the memory lab is told: which experiment, and how far it goes. */

import { defineWidget } from '../definition.ts';

export const memoryLab = defineWidget({
  name: 'memory-lab',
  title: 'Memory lab',
  alternative:
    'A program in C, compiled to WebAssembly, makes mistakes in its own memory. A name that is too long changes the values beside it, forgotten blocks let the memory grow, and a read beyond the end stops it. The bytes are read out of the module’s real memory.',
  params: {
    part: {
      kind: 'choice',
      label: 'Experiment',
      initial: 'overflow',
      options: {
        overflow: 'a name too long',
        leak: 'blocks forgotten',
        edge: 'the end of memory',
      },
    },
    characters: {
      kind: 'number',
      label: 'Characters in the name',
      help: 'The name has room for seven, and the zero that ends it.',
      initial: 9,
      min: 1,
      max: 15,
      step: 1,
    },
    rounds: {
      kind: 'number',
      label: 'Rounds',
      help: 'Each round takes eight blocks of 64 KiB, and gives them back.',
      initial: 6,
      min: 1,
      max: 12,
      step: 1,
    },
    forgotten: {
      kind: 'number',
      label: 'Blocks forgotten in each round',
      initial: 3,
      min: 0,
      max: 8,
      step: 1,
    },
    place: {
      kind: 'choice',
      label: 'Byte to read',
      initial: 'past',
      options: {
        zero: 'address 0',
        last: 'the last byte',
        past: 'one byte past the last',
        far: '1 MiB past the end',
        minus: 'address -1',
      },
    },
  },
  shows: ['measured'],
  form: 'figure',
});

export type LabSchema = typeof memoryLab.params;
