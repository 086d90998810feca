/** Several readings of the same, from several rounds. */

import type { Answer } from './serve.ts';

export interface Reading {
  /** Nanoseconds for one call: the best of all rounds. */
  readonly best: number;
  readonly median: number;
  readonly worst: number;
  /** Given up before its end: it would only have got slower. */
  readonly atLeast: boolean;
}

/** What came of several rounds, or why nothing did. */
export function readingOf(answers: readonly Answer[]): Reading | string {
  const refused = answers.find((answer) => 'why' in answer);
  if (refused !== undefined) return refused.why;
  const good = answers.filter((answer) => 'ns' in answer);
  const times = good.map(({ ns }) => ns).sort((a, b) => a - b);
  const at = (part: number) => times[Math.floor((times.length - 1) * part)] ?? Number.NaN;
  const atLeast = good.some((answer) => answer.atLeast);
  return { best: at(0), median: at(0.5), worst: at(1), atLeast };
}
