/** The scheduler's plugin for taints: which nodes a pod may not be put on, and which it rather shouldn't. */

import { tolerates, untolerated, wholeNumber, type Taint, type Toleration } from '../taints.ts';
import { normalisedReverse } from './scores.ts';

/**
 * Why the node's taints keep the pod away, in the scheduler's words; `undefined` where they don't.
 * Taints that only prefer don't.
 *
 * Source: pkg/scheduler/framework/plugins/tainttoleration/taint_toleration.go.
 */
export function whyRepelled(
  taints: readonly Taint[],
  tolerations: readonly Toleration[],
  comparisons: boolean,
): string | undefined {
  const taint = untolerated(taints, tolerations, ['NoSchedule', 'NoExecute'], comparisons);
  if (taint === undefined) return undefined;
  const { key, value = '' } = taint;
  const compared = tolerations.some(
    (one) => (one.operator === 'Gt' || one.operator === 'Lt') && one.key === key,
  );
  return comparisons && compared && wholeNumber(value) === undefined
    ? `failed to parse taint value "${value}" as int64: must be a valid decimal integer in canonical form`
    : 'node(s) had untolerated taint(s)';
}

/** 0 to 100 for each node: the fewer taints that would rather not have the pod, the better. */
export function preferenceScores(
  taintsOfNodes: readonly (readonly Taint[])[],
  tolerations: readonly Toleration[],
  comparisons: boolean,
): readonly number[] {
  return normalisedReverse(
    taintsOfNodes.map((taints) => grudges(taints, tolerations, comparisons)),
  );
}

/** How many of the taints would rather not have the pod. */
export function grudges(
  taints: readonly Taint[],
  tolerations: readonly Toleration[],
  comparisons: boolean,
): number {
  if (taints.length === 0) return 0;
  const preferring = tolerations.filter(
    ({ effect = '' }) => effect === '' || effect === 'PreferNoSchedule',
  );
  return taints.filter(
    (taint) =>
      taint.effect === 'PreferNoSchedule' &&
      !preferring.some((one) => tolerates(one, taint, comparisons)),
  ).length;
}
