/** Values in the API server's words as it printed them until 1.33: in Go's own notation. */

import type { FieldError } from '../validation/field-error.ts';
import { goField, goType } from './go-names.ts';
import { sorted } from './go-json.ts';
import type { Schema } from './schema/kinds.ts';
import type { FieldType } from './schema/notation.ts';

/** Since this version they are printed as JSON. */
const JSON_SINCE = 34;

/**
 * What stands after "Invalid value: " for the value of a field.
 *
 * Source: kubernetes/apimachinery, pkg/util/validation/field/errors.go (ErrorBody), of 1.20 and of
 * today.
 */
export function showValue(
  { field, value, amount }: FieldError,
  schema: Schema,
  minor: number,
): string {
  const type = typeAt(field, schema);
  const simple = typeof value !== 'object' && amount !== true;
  if (minor >= JSON_SINCE || type === undefined || (simple && value !== undefined)) {
    return JSON.stringify(value ?? null);
  }
  return goValue(value ?? undefined, type, schema);
}

/** The type of a field in the API server's notation; nothing where it isn't in the schema. */
function typeAt(field: string, schema: Schema): FieldType | undefined {
  const steps = field.match(/[^.[\]]+/gu) ?? [];
  return steps.reduce<FieldType | undefined>(
    (type, step) => {
      if (type?.is === 'list' || type?.is === 'map') return type.of;
      return type?.is === 'type' ? schema.fields(type.name).get(step)?.type : undefined;
    },
    { is: 'type', name: schema.info.kind },
  );
}

function goValue(value: unknown, type: FieldType, schema: Schema): string {
  switch (type.is) {
    case 'x':
      return intOrString(value);
    case 'map': {
      const name = `map[string]${goType(type.of, schema)}`;
      if (value === undefined) return `${name}(nil)`;
      const entries = sorted(value as object).map(
        ([key, one]) => `${JSON.stringify(key)}:${goValue(one, type.of, schema)}`,
      );
      return `${name}{${entries.join(', ')}}`;
    }
    case 'list': {
      const name = `[]${goType(type.of, schema)}`;
      if (!Array.isArray(value)) return `${name}(nil)`;
      return `${name}{${value.map((one: unknown) => goValue(one, type.of, schema)).join(', ')}}`;
    }
    case 'type': {
      const given = (value ?? {}) as Record<string, unknown>;
      const fields = [...schema.fields(type.name)].map(
        ([name, field]) => `${goField(name)}:${goValue(given[name], field.type, schema)}`,
      );
      return `${goType(type, schema)}{${fields.join(', ')}}`;
    }
    case 's':
    case 't':
    case 'q':
      return JSON.stringify(value ?? '');
    case 'i':
    case 'l':
      return JSON.stringify(value ?? 0);
    case 'b':
      return JSON.stringify(value ?? false);
    case 'any':
      return JSON.stringify(value ?? null);
  }
}

function intOrString(value: unknown): string {
  const number = typeof value === 'number';
  const [type, whole, text] = number ? [0, value, ''] : [1, 0, value ?? ''];
  return `intstr.IntOrString{Type:${String(type)}, IntVal:${String(whole)}, StrVal:${JSON.stringify(text)}}`;
}
