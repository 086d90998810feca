/** What the figure that takes a module apart is told: which module, and which byte of it is chosen. */

import manifest from '../../../public/modules/manifest.json' with { type: 'json' };
import { defineWidget } from '../definition.ts';

/** A larger file would hold up the page while it is taken apart. */
export const MOST_BYTES = 2 * 1024 * 1024;

export const moduleExplorer = defineWidget({
  name: 'module-explorer',
  title: 'What a module is made of',
  alternative:
    'The bytes of a WebAssembly module beside its text form and its sections: choose a byte, a line or a section, and the same part is marked in the others. What the module can ask of its host and what it offers stand in words, with the size of each section.',
  params: {
    module: {
      kind: 'choice',
      label: 'Module',
      initial: 'add',
      options: Object.fromEntries(manifest.map(({ name, title }) => [name, title])),
    },
    byte: {
      kind: 'number',
      label: 'Chosen byte',
      help: 'Counted from 0.',
      initial: 0,
      min: 0,
      max: MOST_BYTES - 1,
      step: 1,
    },
  },
  shows: ['measured'],
  form: 'figure',
});

export type ModuleExplorerSchema = typeof moduleExplorer.params;
