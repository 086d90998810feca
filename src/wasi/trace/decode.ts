/** From a call as it was captured to a call that people can read. */

import type { Call } from '../api.ts';
import type { Capture, Range, Value } from './capture.ts';
import { errnoName } from '../errno.ts';
import { choiceName, CHOICES, counted, FLAGS, flagNames } from './names.ts';
import { touches, type Parameter } from './signatures.ts';
import { moment, quote, type Reading, reading } from './say.ts';
import { sayResult } from './say-result.ts';
import { saySubscriptions } from './say-poll.ts';

/** `start` is the run's, on the clock of the capture. */
export function decode(capture: Capture, start: number): Call {
  const { signature, values, answer } = capture;
  const gives = answer === 0 ? join(capture, sayOutcome) : '';
  const call: Call = {
    name: signature.name,
    args: join(capture, sayArgument),
    result: answer < 0 ? 'no return' : errnoName(answer),
    at: capture.at - start,
    took: capture.took,
    touches: touches(signature.name, Number(values[0])),
    denied: capture.denied,
    memory: capture.ranges.slice(0, capture.count).map((range) => ({
      what: range.what,
      address: range.address,
      length: range.length,
      bytes: capture.bytes.slice(range.from, range.from + range.kept),
      written: range.written,
    })),
  };
  return gives === '' ? call : { ...call, gives };
}

/** The memory that belongs to a parameter, as it was read or as it was written. */
function rangesOf(
  { ranges, count }: Capture,
  parameter: Parameter,
  written: boolean,
): readonly Range[] {
  return ranges
    .slice(0, count)
    .filter((range) => range.parameter === parameter && range.written === written);
}

type Say = (capture: Capture, parameter: Parameter) => string;

function join(capture: Capture, say: Say): string {
  return capture.signature.parameters
    .map((parameter) => say(capture, parameter))
    .filter((text) => text !== '')
    .join(', ');
}

const sayOutcome: Say = (capture, parameter) =>
  sayResult(
    parameter,
    rangesOf(capture, parameter, true).map((range) => reading(capture, range)),
  );

const sayArgument: Say = (capture, parameter) => {
  const { kind, at } = parameter;
  const first = capture.values[at] ?? 0;
  const second = capture.values[at + 1] ?? 0;
  if (kind.endsWith('>')) return sayRoom(kind, first, second);
  const read = rangesOf(capture, parameter, false).map((range) => reading(capture, range));
  switch (kind) {
    case 'path':
      return quote(read[0]);
    case 'data':
      return sayData(read);
    case 'buffers':
      return `room for ${counted(room(read[0]), 'byte')}`;
    case 'subscriptions':
      return saySubscriptions(read[0]);
    case 'times':
      return sayTimes(first, second, capture.values[at + 2] ?? 0);
    default:
      return sayNumber(kind, first);
  }
};

/** Results are told by `sayResult`; what room there was for them is told here. */
function sayRoom(kind: string, _address: Value, length: Value): string {
  const roomy = kind === 'random>' || kind === 'dirents>' || kind === 'link>';
  return roomy ? `room for ${counted(Number(length) >>> 0, 'byte')}` : '';
}

function sayData(read: readonly Reading[]): string {
  // The first range lists the buffers.
  const [, first, ...more] = read;
  if (first === undefined) return '""';
  const whole = [first, ...more].every(({ bytes, length }) => bytes.length === length);
  const bytes = [first, ...more].flatMap((one) => [...one.bytes]);
  const length = whole ? bytes.length : Infinity;
  return quote({ ...first, bytes: Uint8Array.from(bytes), length });
}

/** How many bytes the listed buffers hold together, as far as the list was kept. */
function room(list: Reading | undefined): number {
  if (list === undefined) return 0;
  let sum = 0;
  for (let at = 4; at + 4 <= list.bytes.length; at += 8) sum += list.numbers.getUint32(at, true);
  return sum;
}

function sayTimes(accessed: Value, modified: Value, flags: Value): string {
  const bits = Number(flags);
  const told = [
    bits & 1 ? `accessed ${moment(accessed)}` : bits & 2 ? 'accessed now' : '',
    bits & 4 ? `modified ${moment(modified)}` : bits & 8 ? 'modified now' : '',
    named('fstflags', flagNames('fstflags', flags)),
  ];
  return told.filter((part) => part !== '').join(', ');
}

function sayNumber(kind: string, value: Value): string {
  if (kind === 'rights') return `rights ${flagNames('rights', value) || 'none'}`;
  if (kind === 'inherited') return `inherited ${flagNames('rights', value) || 'none'}`;
  if (kind === 'lookup') return flagNames('lookup', value);
  if (FLAGS[kind] !== undefined) return named(kind, flagNames(kind, value));
  if (CHOICES[kind] !== undefined) return choiceName(kind, Number(value));
  if (kind === 'delta' || kind === 'code')
    return `${kind === 'delta' ? 'offset' : kind} ${String(value)}`;
  if (kind === 'to') return `fd ${String(value)}`;
  if (typeof value === 'bigint') return `${kind} ${String(BigInt.asUintN(64, value))}`;
  return `${kind} ${String(value)}`;
}

function named(kind: string, names: string): string {
  return names === '' ? '' : `${kind} ${names}`;
}
