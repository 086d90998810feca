/** What the lab is told: which program, and every grant that a reader could change. */

import { PROGRAMS } from '../../wasi/modules.ts';
import { defineWidget } from '../definition.ts';
import { RUN_PARAMS } from '../workbench/settings-params.ts';

/** Of all programs those that ask for something. */
const OFFERED = ['write-file', 'look-around', 'ask-name', 'escape', 'hello', 'many-calls', 'burn'];

export const LAB_PROGRAMS = OFFERED.flatMap((name) =>
  PROGRAMS.filter((program) => program.name === name),
);

export const capabilityLab = defineWidget({
  name: 'capability-lab',
  title: 'Give and take',
  alternative:
    'A WebAssembly program that runs in your browser with what you grant it: directories, arguments, input, clock, random numbers. You see its console, its files, and each of its system calls with the answer and the bytes that it touched.',
  params: {
    module: {
      kind: 'choice',
      label: 'Program',
      initial: 'write-file',
      options: Object.fromEntries(LAB_PROGRAMS.map(({ name, title }) => [name, title])),
    },
    ...RUN_PARAMS,
    dir: { ...RUN_PARAMS.dir, initial: 'none' },
  },
  shows: ['measured', 'recorded'],
  form: 'figure',
});

export type LabSchema = typeof capabilityLab.params;
