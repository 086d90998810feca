/** The ways in which a WebAssembly program can stop, as values and in words. */

export type TrapKind =
  | 'unreachable'
  | 'divide-by-zero'
  | 'integer-overflow'
  | 'invalid-conversion'
  | 'memory-out-of-bounds'
  | 'table-out-of-bounds'
  | 'undefined-element'
  | 'null-element'
  | 'wrong-function-type'
  | 'stack-exhausted';

const WORDS: Readonly<Record<TrapKind, string>> = {
  unreachable: 'The program said itself that this place can’t be reached.',
  'divide-by-zero': 'A whole number was divided by zero.',
  'integer-overflow': 'The result doesn’t fit in its type.',
  'invalid-conversion': 'NaN, which is not a number, can’t become a whole number.',
  'memory-out-of-bounds': 'Bytes were wanted that are outside the module’s memory.',
  'table-out-of-bounds': 'The place is outside the table.',
  'undefined-element': 'The table has no such place to call from.',
  'null-element': 'That place of the table holds no function.',
  'wrong-function-type': 'The function in the table has another type than the call says.',
  'stack-exhausted': 'Too many calls are inside one another.',
};

/** One sentence for a reader. */
export function trapInWords(kind: TrapKind): string {
  return WORDS[kind];
}
