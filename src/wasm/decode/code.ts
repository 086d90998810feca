/** Reads a function's body: core specification, 5.5.13. */

import type { Code, DecodeError, Expression, Instruction, LocalGroup, Range } from '../module.ts';
import { readExpression } from './instructions.ts';
import { Failure, type Reader } from './reader.ts';

/** What engines take at most (JavaScript interface, implementation limits). */
const MAX_LOCALS = 50_000;

/**
 * A body that uses what isn't read here is left at its own end: the bodies after it can still be read.
 * One that is cut off or wrong goes to `broken` for as far as it was read, before the error is thrown.
 */
export function readCode(reader: Reader, broken: (code: Code) => void): Omit<Code, keyof Range> {
  const from = reader.at;
  const size = reader.u32('size of the function’s body');
  const { limit } = reader;
  const end = reader.at + size;
  // Where the body is cut off, what there is of it is read still, to say where that ends.
  reader.limit = Math.min(end, limit);
  const code = readBody(reader, (rest) => {
    broken({ ...rest, start: from, end: reader.at });
  });
  if (end > limit) reader.take(end - reader.at, 'function’s body');
  if (reader.at !== end) {
    throw new Failure('malformed', reader.at, 'The function’s body goes on after its last “end”.');
  }
  reader.limit = limit;
  return code;
}

function readBody(
  reader: Reader,
  broken: (code: Omit<Code, keyof Range>) => void,
): Omit<Code, keyof Range> {
  const locals: LocalGroup[] = [];
  const instructions: Instruction[] = [];
  let start = reader.at;
  try {
    readLocals(reader, locals);
    start = reader.at;
    return { locals, body: readExpression(reader, instructions) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const body: Expression = { instructions, start, end: instructions.at(-1)?.end ?? start };
    const unread: DecodeError = error.reason;
    if (unread.kind !== 'unsupported') {
      broken({ locals, body, unread });
      throw error;
    }
    reader.take(reader.limit - reader.at, 'part that is not read here');
    return { locals, body, unread };
  }
}

function readLocals(reader: Reader, into: LocalGroup[]): void {
  let total = 0;
  reader.list('groups of locals', () => {
    const start = reader.at;
    const count = reader.u32('number of locals');
    const type = reader.valueType('type of these locals');
    total += count;
    if (total > MAX_LOCALS) {
      const words = `The function has more than ${String(MAX_LOCALS)} locals, which no engine takes.`;
      throw new Failure('malformed', start, words);
    }
    into.push({ count, type, start, end: reader.at });
  });
}
