/** What `poll_oneoff` waits for, and what came, in words. */

import { EVENT, SUBSCRIPTION } from './capture.ts';
import { errnoName } from '../errno.ts';
import { choiceName, flagNames } from './names.ts';
import { duration, moment, type Reading } from './say.ts';

const CLOCK = 0;
const REAL_TIME = 0;

/** Layout: the specification's `subscription`. */
export function saySubscriptions(list: Reading | undefined): string {
  return sayEach(list, SUBSCRIPTION, (numbers, at) => {
    const type = numbers.getUint8(at + 8);
    const id = numbers.getUint32(at + 16, true);
    if (type !== CLOCK) return `${choiceName('event', type)} of fd ${String(id)}`;
    const timeout = numbers.getBigUint64(at + 24, true);
    const absolute = flagNames('subclockflags', numbers.getUint16(at + 40, true)) !== '';
    const when = absolute && id === REAL_TIME ? moment(timeout) : duration(timeout);
    return `${absolute ? 'until' : 'for'} ${when} on the ${choiceName('clock', id)} clock`;
  });
}

/** Layout: the specification's `event`. */
export function sayEvents(list: Reading | undefined): string {
  return sayEach(list, EVENT, (numbers, at) => {
    const errno = numbers.getUint16(at + 8, true);
    const type = numbers.getUint8(at + 10);
    const bytes = type === CLOCK ? '' : `, ${String(numbers.getBigUint64(at + 16, true))} bytes`;
    const error = errno === 0 ? '' : ` ${errnoName(errno)}`;
    const flags = type === CLOCK ? '' : flagNames('eventrwflags', numbers.getUint16(at + 24, true));
    return `${choiceName('event', type)}${error}${bytes}${flags === '' ? '' : ` ${flags}`}`;
  });
}

function sayEach(
  list: Reading | undefined,
  size: number,
  say: (numbers: DataView, at: number) => string,
): string {
  if (list === undefined) return 'nothing';
  const kept = Math.floor(list.bytes.length / size);
  const told = Array.from({ length: kept }, (_, index) => say(list.numbers, index * size));
  const more = Math.floor(list.length / size) - kept;
  return [...told, ...(more > 0 ? [`${String(more)} more`] : [])].join('; ');
}
