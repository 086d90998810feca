/** Programs to start from; each runs right as it is, which a test makes sure of. */

import type { Language } from '../../compile/api.ts';
import type { RunSettings } from '../workbench/settings.ts';
import addWat from '../../../content/playground/add.wat?raw';
import factorialWat from '../../../content/playground/factorial.wat?raw';
import givenC from '../../../content/playground/given.c?raw';
import greetC from '../../../content/playground/greet.c?raw';
import helloC from '../../../content/playground/hello.c?raw';
import helloWat from '../../../content/playground/hello.wat?raw';
import listC from '../../../content/playground/list.c?raw';
import memoryWat from '../../../content/playground/memory.wat?raw';
import outOfBoundsC from '../../../content/playground/out-of-bounds.c?raw';
import primesC from '../../../content/playground/primes.c?raw';
import writeC from '../../../content/playground/write.c?raw';
import { EXAMPLE_TITLES, type ExampleName } from './params.ts';

export interface Example {
  readonly name: ExampleName;
  readonly title: string;
  readonly language: Language;
  readonly source: string;
  /** What it is given beyond what every program is. */
  readonly settings: Partial<RunSettings>;
}

type Rest = readonly [source: string, settings?: Partial<RunSettings>];

const SOURCES: Readonly<Record<ExampleName, Rest>> = {
  'hello-wat': [helloWat],
  'add-wat': [addWat],
  'factorial-wat': [factorialWat],
  'memory-wat': [memoryWat],
  'hello-c': [helloC],
  'greet-c': [greetC, { typed: true }],
  'list-c': [
    listC,
    { files: { 'notes.txt': 'A file to be found.\n', 'letters/a.txt': 'a\n', 'empty/': '' } },
  ],
  'write-c': [writeC, { files: { 'diary.txt': 'The first line was here before.\n' } }],
  'primes-c': [primesC],
  'out-of-bounds-c': [outOfBoundsC],
  'given-c': [givenC, { args: 'one "two three"', env: 'COLOUR=violet' }],
};

export const EXAMPLES: readonly Example[] = Object.entries(SOURCES).map(
  ([key, [source, settings = {}]]) => {
    const name = key as ExampleName;
    const language = name.endsWith('-c') ? 'c' : 'wat';
    return { name, title: EXAMPLE_TITLES[name], language, source, settings };
  },
);

/** The first one where there is none of that name. */
export function findExample(name: string): Example {
  const found = EXAMPLES.find((example) => example.name === name) ?? EXAMPLES[0];
  if (found === undefined) throw new Error('The playground has no examples.');
  return found;
}
