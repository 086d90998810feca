/** A run's calls for a table: numbered, filtered, and those that repeat each other put together. */

import type { Call } from '../../wasi/api.ts';

export interface NumberedCall {
  /** Its place among those kept, from 0. */
  readonly index: number;
  /** From 1; undefined while a run goes on, when nobody knows how many came before those kept. */
  readonly number: number | undefined;
  readonly call: Call;
}

/** Calls of one name on one descriptor with one result, one after another. */
export interface CallGroup {
  readonly first: NumberedCall;
  readonly calls: readonly NumberedCall[];
}

export interface CallFilter {
  /** Any part of a call's name, arguments or result. */
  readonly text: string;
  /** One name; all where it is empty. */
  readonly name: string;
  readonly onlyRefused: boolean;
}

export const NO_FILTER: CallFilter = { text: '', name: '', onlyRefused: false };

/** The latest `calls` of `total`; each gets the number that it had in the run. */
export function numbered(
  calls: readonly Call[],
  total: number | undefined,
): readonly NumberedCall[] {
  const before = total === undefined ? undefined : total - calls.length;
  return calls.map((call, index) => ({
    index,
    number: before === undefined ? undefined : before + index + 1,
    call,
  }));
}

/** Whether the call came back with an error. A call that doesn't return, such as proc_exit, didn't. */
export function isRefused(call: Pick<Call, 'result'>): boolean {
  return call.result !== 'SUCCESS' && call.result !== 'no return';
}

export function filterCalls(
  calls: readonly NumberedCall[],
  { text, name, onlyRefused }: CallFilter,
): readonly NumberedCall[] {
  const wanted = text.trim().toLowerCase();
  return calls.filter(({ call }) => {
    if (name !== '' && call.name !== name) return false;
    if (onlyRefused && !isRefused(call)) return false;
    return wanted === '' || inOneLine(call).toLowerCase().includes(wanted);
  });
}

/** `fd_write(fd 1, "hello\n") = SUCCESS, 6 bytes`. */
export function inOneLine(
  call: Pick<Call, 'name' | 'args' | 'result' | 'gives' | 'denied'>,
): string {
  const gives = call.gives === undefined ? '' : `, ${call.gives}`;
  return `${call.name}(${call.args}) = ${call.denied ? 'denied, ' : ''}${call.result}${gives}`;
}

/** Arguments or an answer without the list of rights at its end, which is longer than all else: for a table. */
export function withoutRights(words: string): string {
  return words.replace(/,? ?rights [A-Z_|]+.*$/su, '…');
}

/** Those that followed each other in the run and are alike, together; `calls` may leave some out. */
export function groupCalls(calls: readonly NumberedCall[]): readonly CallGroup[] {
  const groups: { first: NumberedCall; calls: NumberedCall[] }[] = [];
  for (const call of calls) {
    const last = groups.at(-1);
    const previous = last?.calls.at(-1);
    if (last !== undefined && previous !== undefined && repeats(previous, call))
      last.calls.push(call);
    else groups.push({ first: call, calls: [call] });
  }
  return groups;
}

function repeats(before: NumberedCall, after: NumberedCall): boolean {
  const [one, other] = [before.call, after.call];
  return (
    before.index + 1 === after.index &&
    one.name === other.name &&
    one.result === other.result &&
    one.denied === other.denied &&
    descriptorOf(one) === descriptorOf(other)
  );
}

/** "fd 3" of `fd 3, "notes.txt"`; undefined where a call is on none. */
export function descriptorOf(call: Pick<Call, 'args'>): string | undefined {
  return /^fd \d+/u.exec(call.args)?.[0];
}
