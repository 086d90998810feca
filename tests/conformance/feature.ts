/** What the models answer, by the name of the feature that a case is about. */

/** Gives what a model says to a case's input, in the form of the case's `expect`. */
export type Answer = (input: unknown) => unknown;

/** Answers by feature; each states the form of input that it takes, which the case files promise. */
export function answers(
  byFeature: Readonly<Record<string, (input: never) => unknown>>,
): Readonly<Record<string, Answer>> {
  return byFeature as Readonly<Record<string, Answer>>;
}

/** Whether a model's answer is what a case expects, where plain comparing isn't enough. */
export type Comparison = (expected: unknown, got: unknown) => boolean;
