/** Listens at a module's imports: each system call with its arguments in words, its result, and when. */

import type { Ms } from '../recording/units.ts';
import type { Call } from './api.ts';
import { errnoName } from './errno.ts';
import { SIGNATURES } from './signatures.ts';

export type Value = number | bigint;
export type SystemCall = (...args: Value[]) => unknown;
export type SystemCalls = Readonly<Record<string, SystemCall>>;

const SHOWN_BYTES = 48;
const CLOCKS = ['real time', 'monotonic', 'process CPU time', 'thread CPU time'];
const WHENCE = ['from start', 'from here', 'from end'];
const OPEN_FLAGS = ['create', 'directory only', 'must be new', 'truncate'];

/** The same imports, with `hear` called after each call; `now` in milliseconds since the run's start. */
export function trace(
  calls: SystemCalls,
  memory: () => ArrayBuffer | undefined,
  now: () => Ms,
  hear: (call: Call) => void,
): SystemCalls {
  return Object.fromEntries(
    Object.entries(calls).map(([name, call]) => [
      name,
      (...values: Value[]) => {
        const at = now();
        const before = read(name, values, memory(), false);
        const tell = (result: string, gives: string) => {
          const rest = { touches: 'process', denied: false, memory: [] } as const;
          const told = { name, args: before, result, at, took: now() - at, ...rest };
          hear(gives === '' ? told : { ...told, gives });
        };
        let answer: unknown;
        try {
          answer = call(...values);
        } catch (error) {
          tell('no return', '');
          throw error;
        }
        const errno = Number(answer ?? 0);
        tell(errnoName(errno), errno === 0 ? read(name, values, memory(), true) : '');
        return answer;
      },
    ]),
  );
}

/** The parameters of a call in words: those that go in, or (`results`) those that the call has written. */
function read(
  name: string,
  values: readonly Value[],
  memory: ArrayBuffer | undefined,
  results: boolean,
): string {
  const words = (SIGNATURES[name] ?? '').split(' ');
  const told: string[] = [];
  let at = 0;
  for (const word of words) {
    const first = values[at];
    const second = Number(values[at + 1] ?? 0);
    at += ['path', 'data', 'buffers', 'name>'].includes(word) ? 2 : 1;
    if (first === undefined || word === '-' || word.endsWith('>') !== results) continue;
    told.push(describe(word, first, second, memory));
  }
  return told.filter((part) => part !== '').join(', ');
}

function describe(
  word: string,
  first: Value,
  second: number,
  memory: ArrayBuffer | undefined,
): string {
  const number = Number(first);
  switch (word) {
    case 'path':
    case 'name>':
      return quote(bytesAt(memory, number, second));
    case 'data':
      return quote(gather(memory, number, second));
    case 'buffers':
      return `room for ${String(room(memory, number, second))} bytes`;
    case 'clock':
      return CLOCKS[number] ?? `clock ${String(number)}`;
    case 'whence':
      return WHENCE[number] ?? '';
    case 'how':
      return OPEN_FLAGS.filter((_, bit) => number & (1 << bit)).join(' + ');
    case 'fd>':
      return `fd ${written(memory, number, 4)}`;
    case 'ns>':
    case 'offset>':
      return `${word.slice(0, -1)} ${written(memory, number, 8)}`;
    default:
      return word.endsWith('>')
        ? `${written(memory, number, 4)} ${word.slice(0, -1)}`
        : `${word} ${String(first)}`;
  }
}

function bytesAt(memory: ArrayBuffer | undefined, start: number, length: number): Uint8Array {
  const all = new Uint8Array(memory ?? new ArrayBuffer(0));
  return all.subarray(start >>> 0, (start >>> 0) + (length >>> 0));
}

/** A 32- or 64-bit number that the call has written; "?" where the address lies outside the memory. */
function written(memory: ArrayBuffer | undefined, at: number, size: 4 | 8): string {
  const bytes = bytesAt(memory, at, size);
  if (bytes.length < size) return '?';
  const view = new DataView(bytes.buffer, bytes.byteOffset, size);
  return String(size === 4 ? view.getUint32(0, true) : view.getBigUint64(0, true));
}

function vectors(
  memory: ArrayBuffer | undefined,
  start: number,
  count: number,
): readonly { readonly at: number; readonly length: number }[] {
  const bytes = bytesAt(memory, start, count * 8);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: Math.floor(bytes.length / 8) }, (_, index) => ({
    at: view.getUint32(index * 8, true),
    length: view.getUint32(index * 8 + 4, true),
  }));
}

function room(memory: ArrayBuffer | undefined, start: number, count: number): number {
  return vectors(memory, start, count).reduce((sum, vector) => sum + vector.length, 0);
}

/** The beginning of what the vectors hold together: one byte more than is shown, to tell that it was cut. */
function gather(memory: ArrayBuffer | undefined, start: number, count: number): Uint8Array {
  const bytes: number[] = [];
  for (const { at, length } of vectors(memory, start, count)) {
    bytes.push(...bytesAt(memory, at, Math.min(length, SHOWN_BYTES + 1 - bytes.length)));
    if (bytes.length > SHOWN_BYTES) break;
  }
  return new Uint8Array(bytes);
}

function quote(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes.subarray(0, SHOWN_BYTES));
  return JSON.stringify(text) + (bytes.length > SHOWN_BYTES ? '…' : '');
}
