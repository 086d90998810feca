/** What the playground is told: which program it starts with. The rest stands in its link. */

import { COMPILER } from '../../compile/c/manifest.ts';
import { defineWidget } from '../definition.ts';

/** The keys end in the language; the registry needs no more of an example than its title. */
export const EXAMPLE_TITLES = {
  'hello-wat': 'Text form: say hello',
  'add-wat': 'Text form: add two numbers',
  'factorial-wat': 'Text form: a loop',
  'memory-wat': 'Text form: grow memory',
  'hello-c': 'C: say hello',
  'greet-c': 'C: read what you type',
  'list-c': 'C: list a directory',
  'write-c': 'C: write a file',
  'primes-c': 'C: count primes',
  'out-of-bounds-c': 'C: leave the memory',
  'given-c': 'C: arguments and environment',
} as const;

export type ExampleName = keyof typeof EXAMPLE_TITLES;

export const playground = defineWidget({
  name: 'playground',
  title: 'Playground',
  alternative: `Write a program in the text form of WebAssembly or in C, or open a .wasm file of your own, and run it in your browser with the rights that you give it. The text form is assembled while you type. The C compiler, about ${String(COMPILER.megabytes)} MB, comes when you ask for it.`,
  params: {
    example: {
      kind: 'choice',
      label: 'Start from',
      help: 'The program that stands in the editor at first.',
      initial: 'hello-wat',
      options: EXAMPLE_TITLES,
    },
  },
  shows: ['measured'],
  form: 'figure',
});

export type PlaygroundSchema = typeof playground.params;
