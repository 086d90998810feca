/** What every validation is made of: reading a manifest's parts, and errors at a path. */

import type { FieldError } from './field-error.ts';

export type Part = Readonly<Record<string, unknown>>;
export type Errors = readonly FieldError[];

/** A map's parts; nothing where it isn't one, which the type check before has said. */
export function part(value: unknown): Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Part)
    : {};
}

export function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function required(field: string, detail?: string): FieldError {
  return { type: 'Required', field, ...(detail === undefined ? {} : { detail }) };
}

export function invalid(field: string, value: unknown, detail: string): FieldError {
  return { type: 'Invalid', field, value, detail };
}

export function forbidden(field: string, detail: string): FieldError {
  return { type: 'Forbidden', field, detail };
}

export function notSupported(
  field: string,
  value: unknown,
  supported: readonly string[],
): FieldError {
  const detail = `supported values: ${supported.map((one) => JSON.stringify(one)).join(', ')}`;
  return { type: 'NotSupported', field, value, detail };
}

/** One error for each item that repeats an earlier one. */
export function duplicates(values: readonly { field: string; value: unknown }[]): Errors {
  const seen = new Set<unknown>();
  return values.flatMap(({ field, value }) => {
    if (!seen.has(value)) {
      seen.add(value);
      return [];
    }
    return [{ type: 'Duplicate' as const, field, value }];
  });
}

/** Nothing where the value is missing: defaults stand in. */
export function oneOf(field: string, value: unknown, supported: readonly string[]): Errors {
  if (value === undefined || supported.includes(text(value))) return [];
  return [notSupported(field, value, supported)];
}

export function notNegative(field: string, value: unknown): Errors {
  if (typeof value !== 'number' || value >= 0) return [];
  return [invalid(field, value, 'must be greater than or equal to 0')];
}

export function portNumber(field: string, value: unknown): Errors {
  if (typeof value === 'number' && value >= 1 && value <= 65_535) return [];
  return [invalid(field, value ?? 0, 'must be between 1 and 65535, inclusive')];
}

/** One error for each sentence that a rule of names has to say. */
export function named(
  field: string,
  value: unknown,
  rule: (name: string) => readonly string[],
): Errors {
  return rule(text(value)).map((detail) => invalid(field, value, detail));
}

/** Each item of a list, with its path. */
export function each(
  field: string,
  value: unknown,
  check: (path: string, item: Part) => Errors,
): Errors {
  return items(value).flatMap((item, index) => check(`${field}[${String(index)}]`, part(item)));
}
