/** Runs cases on the models. */

import { agrees, readCases, type Case } from './cases.ts';
import type { Answer } from './feature.ts';
import { COMPARISONS, FEATURES } from './features.ts';

export interface Outcome {
  readonly id: string;
  readonly passed: boolean;
  /** What the model said, where that differs. */
  readonly got?: unknown;
  readonly expected: unknown;
}

/** `text` is a file of cases. */
export function runCases(text: string): readonly Outcome[] {
  return readCases(text).map((one) => runCase(one, FEATURES[one.feature]));
}

function runCase(one: Case, answer: Answer | undefined): Outcome {
  const outcome = { id: one.id, expected: one.expect };
  if (answer === undefined)
    return { ...outcome, passed: false, got: `no model for ${one.feature}` };
  try {
    const got = answer(one.input);
    const compare = COMPARISONS[one.feature] ?? agrees;
    return compare(one.expect, got)
      ? { ...outcome, passed: true }
      : { ...outcome, passed: false, got };
  } catch (error) {
    return { ...outcome, passed: false, got: String(error) };
  }
}
