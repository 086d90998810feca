/** An error about one field of an object, and how the API server words it. */

export type FieldErrorType =
  'Required' | 'Invalid' | 'Duplicate' | 'NotSupported' | 'Forbidden' | 'NotFound';

export interface FieldError {
  readonly type: FieldErrorType;
  /** "spec.containers[0].name". */
  readonly field: string;
  /** What stands there; not told where it is missing or not allowed. */
  readonly value?: unknown;
  readonly detail?: string;
  /** Said of the amount as a whole, not of its number: older versions print it in Go's notation. */
  readonly amount?: true;
}

const WORDS: Readonly<Record<FieldErrorType, string>> = {
  Required: 'Required value',
  Invalid: 'Invalid value',
  Duplicate: 'Duplicate value',
  NotSupported: 'Unsupported value',
  Forbidden: 'Forbidden',
  NotFound: 'Not found',
};

/**
 * As kubectl prints it: `spec.replicas: Invalid value: -1: must be greater than or equal to 0`.
 * Values are shown as JSON, as they are since 1.34, or as `show` does.
 *
 * Source: kubernetes/apimachinery, pkg/util/validation/field/errors.go (Error).
 */
export function renderFieldError(
  { type, field, value, detail = '' }: FieldError,
  show: (value: unknown) => string = renderValue,
): string {
  const valueless = type === 'Required' || type === 'Forbidden';
  const shown = valueless ? '' : `: ${show(value)}`;
  return `${field}: ${WORDS[type]}${shown}${detail === '' ? '' : `: ${detail}`}`;
}

function renderValue(value: unknown): string {
  return value === undefined || value === null ? 'null' : JSON.stringify(value);
}
