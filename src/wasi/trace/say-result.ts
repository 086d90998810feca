/** What a call has written for the module, in words. */

import { choiceName, counted, flagNames } from './names.ts';
import { sayEvents } from './say-poll.ts';
import { duration, hex, moment, quote, type Reading } from './say.ts';
import { RESULT_BYTES, type Parameter } from './signatures.ts';

type Say = (ranges: readonly Reading[], label: string) => string;

/** `ranges` are those that the call has written for this parameter. "" where there is nothing to tell. */
export function sayResult({ kind, label }: Parameter, ranges: readonly Reading[]): string {
  const size = RESULT_BYTES[kind] ?? 0;
  const first = ranges[0];
  if (first !== undefined && first.bytes.length < size) return '?';
  return SAYINGS[kind]?.(ranges, label) ?? '';
}

const number = (ranges: readonly Reading[]) => ranges[0]?.numbers.getUint32(0, true) ?? 0;
const long = (ranges: readonly Reading[]) => ranges[0]?.numbers.getBigUint64(0, true) ?? 0n;

const SAYINGS: Readonly<Record<string, Say | undefined>> = {
  'count>': (ranges, label) => counted(number(ranges), label),
  'fd>': (ranges) => `fd ${String(number(ranges))}`,
  'roflags>': (ranges) => flagNames('roflags', ranges[0]?.numbers.getUint16(0, true) ?? 0),
  'duration>': (ranges) => duration(long(ranges)),
  'time>': (ranges) => (long(ranges) > A_DECADE ? moment(long(ranges)) : duration(long(ranges))),
  'position>': (ranges) => `offset ${String(long(ranges))}`,
  'name>': (ranges) => quote(ranges[0]),
  'link>': (ranges) => quote(ranges[0]),
  'random>': ([range]) => (range === undefined ? '' : hex(range)),
  buffers: (ranges) => ranges.map(quote).join(' '),
  'strings>': ([, text]) => (text === undefined ? '' : strings(text)),
  'dirents>': ([range]) => (range === undefined ? '' : dirents(range)),
  'events>': ([range]) => sayEvents(range),
  'fdstat>': ([range]) => (range === undefined ? '' : fdstat(range.numbers)),
  'filestat>': ([range]) => (range === undefined ? '' : filestat(range.numbers)),
  'prestat>': ([range]) => (range === undefined ? '' : prestat(range.numbers)),
};

/** In nanoseconds: what is later is a date, what is earlier counts from some start. */
const A_DECADE = 315_360_000_000_000_000n;

function strings({ bytes, length }: Reading): string {
  const texts = new TextDecoder().decode(bytes).split('\0');
  // Each ends with a zero, so behind the last there is nothing.
  if (texts.at(-1) === '') texts.pop();
  return texts.map((text) => JSON.stringify(text)).join(', ') + (length > bytes.length ? ' …' : '');
}

function fdstat(numbers: DataView): string {
  const flags = flagNames('fdflags', numbers.getUint16(2, true));
  const rights = flagNames('rights', numbers.getBigUint64(8, true));
  const inherited = flagNames('rights', numbers.getBigUint64(16, true));
  return [
    choiceName('filetype', numbers.getUint8(0)),
    ...(flags === '' ? [] : [`fdflags ${flags}`]),
    `rights ${rights || 'none'}`,
    ...(inherited === '' ? [] : [`inherited ${inherited}`]),
  ].join(', ');
}

function filestat(numbers: DataView): string {
  const links = numbers.getBigUint64(24, true);
  const modified = numbers.getBigUint64(48, true);
  return [
    choiceName('filetype', numbers.getUint8(16)),
    counted(numbers.getBigUint64(32, true), 'byte'),
    ...(links > 1n ? [counted(links, 'name')] : []),
    ...(modified === 0n ? [] : [`modified ${moment(modified)}`]),
  ].join(', ');
}

function prestat(numbers: DataView): string {
  const length = counted(numbers.getUint32(4, true), 'byte');
  return `directory, its name has ${length}`;
}

/** Bytes of a directory entry before its name. */
const DIRENT = 24;

function dirents({ bytes, numbers, length }: Reading): string {
  const names: string[] = [];
  let at = 0;
  while (at + DIRENT <= bytes.length) {
    const size = numbers.getUint32(at + 16, true);
    const name = new TextDecoder().decode(bytes.subarray(at + DIRENT, at + DIRENT + size));
    const type = choiceName('filetype', numbers.getUint8(at + 20));
    names.push(`${JSON.stringify(name)} (${type})`);
    at += DIRENT + size;
  }
  return names.join(', ') + (length > bytes.length ? ' …' : '');
}
