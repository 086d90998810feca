/** What the figure that runs a module is told: which module, and what it is given. */

import { MODULES } from '../../wasi/modules.ts';
import { defineWidget } from '../definition.ts';

export const wasiRun = defineWidget({
  name: 'wasi-run',
  title: 'Run a module',
  alternative:
    'The source of a WebAssembly module, its output, and every system call that it makes, with how far down the stack each one goes. The module really runs in your browser, and its phases are measured.',
  params: {
    module: {
      kind: 'choice',
      label: 'Module',
      initial: 'hello',
      options: Object.fromEntries(MODULES.map((module) => [module.name, module.title])),
    },
    args: {
      kind: 'text',
      label: 'Arguments',
      help: 'Apart by spaces.',
      initial: '',
      maxLength: 200,
    },
    directory: {
      kind: 'flag',
      label: 'Give it a directory',
      help: 'Without one the module can reach no file at all.',
      initial: true,
    },
    memory: {
      kind: 'number',
      label: 'Memory, at most',
      initial: 64,
      min: 1,
      max: 1024,
      step: 1,
      unit: 'MiB',
    },
    pace: {
      kind: 'choice',
      label: 'Show calls',
      help: 'One by one: the calls of the run, shown again slowly.',
      initial: 'slow',
      options: { slow: 'one by one', all: 'all at once' },
    },
  },
  shows: ['measured'],
  form: 'figure',
});

export type WasiRunSchema = typeof wasiRun.params;
