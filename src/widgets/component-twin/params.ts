/** What the figure of the component is told: what the program writes, whether it has a directory, how often it is timed. */

import { defineWidget } from '../definition.ts';

export const componentTwin = defineWidget({
  name: 'component-twin',
  title: 'One program, two interfaces',
  alternative:
    'The same program runs as a module of WASI preview 1 and as a component of WASI 0.2, both in your browser. Their output, the calls that each makes, what has to be downloaded and how long each takes to start stand side by side.',
  params: {
    text: {
      kind: 'text',
      label: 'Text to write',
      initial: 'Written by a module.',
      maxLength: 60,
    },
    directory: {
      kind: 'flag',
      label: 'Give it a directory',
      help: 'Without one the program can open no file, by either interface.',
      initial: true,
    },
    rounds: {
      kind: 'number',
      label: 'Starts to time',
      help: 'In each round both start in a worker of their own, and then once more in the same worker.',
      initial: 7,
      min: 3,
      max: 25,
      step: 1,
    },
  },
  shows: ['measured'],
  form: 'figure',
});

export type TwinSchema = typeof componentTwin.params;
