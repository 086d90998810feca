/** What an instruction does, in one sentence. */

import { OPERATIONS } from '../../wasm/opcodes.ts';

/** Those whose operands or results depend on where they stand, or that lead elsewhere in the code. */
const SAID: Readonly<Record<string, string>> = {
  unreachable: 'It stops the module with an error: code that must never run.',
  nop: 'It does nothing.',
  block: 'It opens a block: a branch to it goes on behind its end.',
  loop: 'It opens a loop: a branch to it goes back here.',
  if: 'It takes a number from the stack, and runs what follows unless that is zero.',
  else: 'What follows runs where the number was zero.',
  end: 'It ends a block, a loop, a function or a constant.',
  br: 'It goes to the end of a block, or to the beginning of a loop.',
  br_if: 'It takes a number from the stack, and branches unless that is zero.',
  br_table:
    'It takes a number from the stack, and branches to the label that stands there in the list.',
  return: 'It leaves the function.',
  call: 'It calls a function: takes its parameters from the stack and puts its results there.',
  call_indirect:
    'It takes a number from the stack, and calls the function at that place of a table.',
  drop: 'It takes a value from the stack and forgets it.',
  select:
    'It takes two values and a number, and puts the first value back, or, if the number is zero, the second.',
  'local.get': 'It puts the value of a local variable on the stack.',
  'local.set': 'It takes a value from the stack into a local variable.',
  'local.tee': 'It copies the value on top of the stack into a local variable.',
  'global.get': 'It puts the value of a global variable on the stack.',
  'global.set': 'It takes a value from the stack into a global variable.',
  'memory.size': 'It puts the memory’s size on the stack, in pages of 64\u00A0KiB.',
  'memory.grow':
    'It asks for more pages of memory, and puts the old size on the stack, or -1 for “no”.',
};

const BY_NAME = new Map([...OPERATIONS.values()].map((one) => [one.name, one]));

/** Empty where nothing is known of it. */
export function effect(instruction: string): readonly string[] {
  const said = Object.hasOwn(SAID, instruction) ? SAID[instruction] : undefined;
  if (said !== undefined) return [said];
  const operation = BY_NAME.get(instruction);
  if (operation?.signature === undefined) return [];
  const { params, results } = operation.signature;
  if (params.length === 0) return [`It puts ${listed(results)} on the stack.`];
  const takes = `takes ${listed(params)} from the stack`;
  const puts = results.length === 0 ? '' : ` and puts ${listed(results)} on it`;
  return [`It ${takes}${puts}.${memory(instruction, operation.bytes)}`];
}

function memory(instruction: string, bytes: number | undefined): string {
  if (bytes === undefined) return '';
  const size = bytes === 1 ? '1 byte' : `${String(bytes)} bytes`;
  return instruction.includes('load')
    ? ` It reads ${size} of memory.`
    : ` It writes ${size} of memory.`;
}

function listed(types: readonly string[]): string {
  return types.length < 2
    ? types.join('')
    : `${types.slice(0, -1).join(', ')} and ${types.at(-1) ?? ''}`;
}
