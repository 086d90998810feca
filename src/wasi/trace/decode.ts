/** From a call as it was captured to a call that people can read: the page's side of the trace, loaded with the first traced run. */

import type { Call } from '../api.ts';
import type { TakenCall, Value } from './capture.ts';
import { errnoName } from '../errno.ts';
import { choiceName, CHOICES, counted, FLAGS, flagNames } from './names.ts';
import { signatureOf, touches, type Parameter } from './signatures.ts';
import { moment, quote, type Reading, reading } from './say.ts';
import { sayResult } from './say-result.ts';
import { saySubscriptions } from './say-poll.ts';

export function decode(taken: TakenCall): Call {
  const { name, values, at, took, answer, denied, ranges } = taken;
  const gives = answer === 0 ? join(taken, sayOutcome) : '';
  const call: Call = {
    name,
    args: join(taken, sayArgument),
    result: answer < 0 ? 'no return' : errnoName(answer),
    at,
    took,
    touches: touches(name, Number(values[0])),
    denied,
    memory: ranges.map(({ what, address, length, bytes, written }) => ({
      what,
      address,
      length,
      bytes,
      written,
    })),
  };
  return gives === '' ? call : { ...call, gives };
}

/** The memory that belongs to a parameter, as it was read or as it was written. */
function readings({ ranges }: TakenCall, parameter: number, written: boolean): readonly Reading[] {
  return ranges
    .filter((range) => range.parameter === parameter && range.written === written)
    .map(reading);
}

type Say = (taken: TakenCall, parameter: Parameter, index: number) => string;

function join(taken: TakenCall, say: Say): string {
  return signatureOf(taken.name)
    .parameters.map((parameter, index) => say(taken, parameter, index))
    .filter((text) => text !== '')
    .join(', ');
}

const sayOutcome: Say = (taken, parameter, index) =>
  sayResult(parameter, readings(taken, index, true));

const sayArgument: Say = (taken, parameter, index) => {
  const { kind, at } = parameter;
  const first = taken.values[at] ?? 0;
  const second = taken.values[at + 1] ?? 0;
  if (kind.endsWith('>')) return sayRoom(kind, second);
  const read = readings(taken, index, false);
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
      return sayTimes(first, second, taken.values[at + 2] ?? 0);
    default:
      return sayNumber(kind, first);
  }
};

/** Results are told by `sayResult`; what room there was for them is told here. */
function sayRoom(kind: string, length: Value): string {
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
