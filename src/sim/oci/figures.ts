/** The sourced figures of the container-start model, as cited or drawn from their ranges. */

import file from '../../../content/facts/container-start.json' with { type: 'json' };
import { createRandom, type Random } from '../core/random.ts';
import { asFacts, type Fact } from '../facts.ts';

export const FACTS = asFacts(file);

/** What the model draws; all else a reader sets or a standard fixes. */
const DRAWN = [
  'unpackRate',
  'crun',
  'runc',
  'dockerRun',
  'containerdShare',
  'processStart',
  'python3',
  'node',
] as const;

export type Figures = Readonly<Record<(typeof DRAWN)[number], number>>;

/**
 * Seed 0 takes every figure as cited. Any other draws each from its range, and always all of them in
 * the same order, so that changing one setting never changes another's figure.
 */
export function drawFigures(seed: number): Figures {
  const random = seed === 0 ? undefined : createRandom(seed);
  return Object.fromEntries(DRAWN.map((name) => [name, draw(FACTS[name], random)])) as Figures;
}

/** Between the 5th and the 95th percentile of a normal distribution lie 2 × 1.645 deviations. */
const WIDTH = 3.29;

/** Lognormal about the cited value, its range taken as 5th to 95th percentile and never left. */
function draw(fact: Fact, random: Random | undefined): number {
  if (random === undefined || fact.range === undefined) return fact.value;
  const [low, high] = fact.range;
  const drawn = random.lognormal(fact.value, Math.log(high / low) / WIDTH);
  return Math.min(high, Math.max(low, drawn));
}
