/** Validates a number of pods or a percentage of them. */

import { resolveFenceposts, type IntOrPercent } from '../rolling-update.ts';
import { invalid, notNegative, type Errors } from './check.ts';
import type { FieldError } from './field-error.ts';

/** Source: kubernetes/kubernetes, pkg/apis/apps/validation/validation.go (ValidatePositiveIntOrPercent). */
export function amountErrors(field: string, amount: unknown): Errors {
  if (typeof amount === 'number') return notNegative(field, amount);
  if (resolveFenceposts(amount as IntOrPercent, 0, 1) !== undefined) return [];
  return [
    invalidAmount(
      field,
      amount,
      "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')",
    ),
  ];
}

/** Nothing where the amount is missing or a number. */
export function notMoreThanAll(field: string, amount: unknown): Errors {
  if (percentOf(amount) <= 100) return [];
  return [invalidAmount(field, amount, 'must not be greater than 100%')];
}

/** About a number or percentage as it is written. */
export function invalidAmount(field: string, amount: unknown, detail: string): FieldError {
  return { ...invalid(field, amount, detail), amount: true };
}

export function isZero(amount: unknown): boolean {
  return amount === 0 || amount === '0%';
}

function percentOf(amount: unknown): number {
  return typeof amount === 'string' ? Number.parseInt(amount, 10) : 0;
}
