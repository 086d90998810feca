/** The times that the storage path is made of, from the sourced facts, typical or drawn from their ranges. */

import facts from '../../../content/facts/storage-path.json' with { type: 'json' };
import type { Ms } from '../../recording/units.ts';
import type { Random } from '../core/random.ts';

export type StorageFact = keyof typeof facts;

/** Gives a fact's time in milliseconds. */
export type Clockwork = (fact: StorageFact) => Ms;

const PER_MS: Readonly<Record<string, number>> = { ms: 1, µs: 1000 };

/** Each fact at its usual value. */
export const typical: Clockwork = (name) => facts[name].value / unitsPerMs(name);

/**
 * Each fact drawn anew from its range: as often below the middle of the range as above it, seen as
 * factors, since times vary by factors. The rotation of a disk is equally likely at every angle.
 */
export function drawn(random: Random): Clockwork {
  return (name) => {
    const [low, high] = bounds(name);
    const value =
      low > 0 ? Math.exp(random.uniform(Math.log(low), Math.log(high))) : random.uniform(low, high);
    return value / unitsPerMs(name);
  };
}

/** Least and greatest value of a fact, in its own unit. */
function bounds(name: StorageFact): readonly [number, number] {
  const [low, high] = facts[name].range;
  if (low === undefined || high === undefined || low > high) {
    throw new RangeError(`The range of “${name}” is not two numbers in order.`);
  }
  return [low, high];
}

function unitsPerMs(name: StorageFact): number {
  const factor = PER_MS[facts[name].unit];
  if (factor === undefined) throw new RangeError(`“${name}” is not a time in µs or ms.`);
  return factor;
}
