/** The functions that can be stepped through, and what each may be given. */

import { fromBase64 } from '../../recording/bytes.ts';
import assembled from './assembled.json' with { type: 'json' };

export interface Parameter {
  /** As in the source, without the dollar sign. */
  readonly name: string;
  readonly initial: number;
  readonly min: number;
  readonly max: number;
}

/** All arguments are of type i32. */
interface Described {
  readonly title: string;
  /** One or two sentences: what it does, and what to watch. */
  readonly does: string;
  readonly params: readonly Parameter[];
}

export interface Example extends Described {
  readonly name: string;
  readonly wat: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const LEAST = -2_147_483_648;
const MOST = 2_147_483_647;
const any = (name: string, initial: number): Parameter => ({
  name,
  initial,
  min: LEAST,
  max: MOST,
});

/** In the order in which a reader chooses; the names are those of the files. */
const DESCRIBED: Readonly<Record<string, Described>> = {
  add: {
    title: 'Add two numbers',
    does: 'Two values go on the stack, and one instruction takes both and leaves their sum.',
    params: [any('a', 20), any('b', 22)],
  },
  max: {
    title: 'The greater of two',
    does: 'A comparison leaves 1 or 0, and if takes that away to choose a part.',
    params: [any('a', 7), any('b', 12)],
  },
  factorial: {
    title: 'Factorial, with a loop',
    does: 'A branch to a loop goes back to its beginning; a branch to a block leaves it. From 21 on the result no longer fits in 64 bits.',
    params: [{ name: 'n', initial: 3, min: 0, max: 100 }],
  },
  sum: {
    title: 'Sum of an array in memory',
    does: 'Four numbers of four bytes each stand at the beginning of the memory. Ask for more than four, and it goes on into zeros.',
    params: [{ name: 'count', initial: 4, min: 0, max: 500 }],
  },
  gcd: {
    title: 'Greatest common divisor',
    does: 'Euclid’s algorithm. Two values on the stack change places without a third variable.',
    params: [
      { name: 'a', initial: 48, min: 0, max: MOST },
      { name: 'b', initial: 18, min: 0, max: MOST },
    ],
  },
  bytes: {
    title: 'A number as four bytes',
    does: 'It stores a number and loads the first byte again: the lowest one, since memory is little endian.',
    params: [any('value', 305_419_896)],
  },
  wrong: {
    title: 'Wrong types: refused',
    does: 'It would add a whole number to a float. Validation finds that without running anything.',
    params: [],
  },
  divide: {
    title: 'Divide: a trap',
    does: 'Nothing is wrong with its types, but dividing by zero has no result. The program stops.',
    params: [any('a', 7), any('b', 0)],
  },
  edge: {
    title: 'Past the end of memory: a trap',
    does: 'The memory has 65,536 bytes. It loads four of them, from the address on that you give.',
    params: [{ name: 'address', initial: 65_533, min: -1, max: 70_000 }],
  },
};

export const EXAMPLES: readonly Example[] = Object.entries(DESCRIBED).map(([name, described]) => {
  const source = assembled.find((one) => one.name === name);
  if (source === undefined) throw new Error(`“${name}” isn’t assembled: npm run modules.`);
  const bytes = fromBase64(source.wasm);
  return { ...described, name, wat: source.wat, bytes };
});

/** The example of this name, or the first. */
export function findExample(name: string): Example {
  const found = EXAMPLES.find((example) => example.name === name) ?? EXAMPLES[0];
  if (found === undefined) throw new Error('There are no examples.');
  return found;
}
