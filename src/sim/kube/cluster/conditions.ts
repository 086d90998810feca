/** Conditions: what is true of an object, since when, and why. */

import type { Condition } from './objects.ts';

/** The conditions with `condition` in place of one of its type; one that says the same stays as it is. */
export function setCondition(
  conditions: readonly Condition[],
  condition: Condition,
): readonly Condition[] {
  const before = conditions.find(({ type }) => type === condition.type);
  if (before?.status === condition.status && before.reason === condition.reason) return conditions;
  return replaceCondition(conditions, condition);
}

/** The same, also where nothing but the time is new. */
export function replaceCondition(
  conditions: readonly Condition[],
  condition: Condition,
): readonly Condition[] {
  return [...conditions.filter(({ type }) => type !== condition.type), condition];
}
