/** What the stack machine is told: which function, what it is given, and how far it has come. */

import { defineWidget } from '../definition.ts';
import { EXAMPLES } from './examples.ts';

/** More steps than this aren’t kept. */
export const MOST_STEPS = 10_000;

export const stackMachine = defineWidget({
  name: 'stack-machine',
  title: 'A stack machine, step by step',
  alternative:
    'A small WebAssembly function, one instruction a line. You step through it forward and back, and see the operand stack, the locals and the bytes of memory after each step, with a sentence on what it did. The result is compared with what the browser’s own engine gives.',
  params: {
    example: {
      kind: 'choice',
      label: 'Function',
      initial: 'add',
      options: Object.fromEntries(EXAMPLES.map(({ name, title }) => [name, title])),
    },
    args: {
      kind: 'text',
      label: 'Arguments',
      help: 'Whole numbers, apart by spaces; empty for the example’s own.',
      initial: '',
      maxLength: 40,
    },
    step: {
      kind: 'number',
      label: 'Step',
      help: 'How many steps are done.',
      initial: 0,
      min: 0,
      max: MOST_STEPS,
      step: 1,
    },
  },
  shows: ['simulated', 'measured'],
  form: 'figure',
});

export type StackMachineSchema = typeof stackMachine.params;
