/** The program's three variables: where they lie in the bytes that are shown, and what they say. */

import { WINDOW } from './lab.ts';

export interface Variable {
  readonly name: string;
  /** As the program declares it. */
  readonly declared: string;
  /** From the name's first byte. */
  readonly offset: number;
  readonly length: number;
}

export const NAME: Variable = { name: 'name', declared: 'char name[8]', offset: 0, length: 8 };
export const IS_ADMIN: Variable = {
  name: 'is_admin',
  declared: 'int is_admin',
  offset: 8,
  length: 4,
};
export const BALANCE: Variable = {
  name: 'balance',
  declared: 'int balance',
  offset: 12,
  length: 4,
};
export const VARIABLES = [NAME, IS_ADMIN, BALANCE] as const;

/** What the program puts there before the name comes; a test compares it with the module's memory. */
export const AT_FIRST: readonly number[] = [
  ...new TextEncoder().encode('guest\0\0\0'),
  ...[0, 0, 0, 0],
  ...[100, 0, 0, 0],
];

/** `“guest”` or `73`: the text up to its zero, even beyond its room, and numbers lowest byte first. */
export function valueOf(variable: Variable, bytes: readonly number[]): string {
  if (variable === NAME) {
    const end = bytes.indexOf(0);
    return `“${String.fromCharCode(...bytes.slice(0, end === -1 ? WINDOW : end))}”`;
  }
  const view = new DataView(Uint8Array.from(bytes).buffer);
  return view.getInt32(variable.offset, true).toLocaleString('en-GB');
}
