/** The times that the storage path is made of, from the sourced facts, typical or drawn from their ranges. */

import file from '../../../content/facts/storage-path.json' with { type: 'json' };
import type { Ms } from '../../recording/units.ts';
import type { Random } from '../core/random.ts';
import { asFacts } from '../facts.ts';

export const STORAGE_FACTS = asFacts(file);

export type StorageFact = keyof typeof STORAGE_FACTS;

/** Gives a fact's time in milliseconds. */
export type Clockwork = (fact: StorageFact) => Ms;

const PER_MS: Readonly<Record<string, number>> = { ms: 1, µs: 1000 };

/** Each fact at its usual value. */
export const typical: Clockwork = (name) => STORAGE_FACTS[name].value / unitsPerMs(name);

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
  const { range, value } = STORAGE_FACTS[name];
  return range ?? [value, value];
}

function unitsPerMs(name: StorageFact): number {
  const factor = PER_MS[STORAGE_FACTS[name].unit];
  if (factor === undefined) throw new RangeError(`“${name}” is not a time in µs or ms.`);
  return factor;
}
