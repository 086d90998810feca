/** kubectl's own check against the schema, which it made before sending anything until 1.24. */

import type { Schema } from './schema/kinds.ts';
import type { FieldType } from './schema/notation.ts';
import { sorted } from './go-json.ts';
import { pathText } from './places.ts';
import type { Path } from './types.ts';

/** One thing that the schema doesn't allow. */
export interface SchemaFault {
  readonly path: Path;
  /** For a missing field: its parent, and the field's name. */
  readonly about: 'unknown' | 'type' | 'missing' | 'null';
  readonly field?: string;
  readonly expected?: string;
  readonly got?: string;
  readonly words: string;
}

type Faults = readonly SchemaFault[];

const EXPECTED = { s: 'string', i: 'integer', l: 'integer', b: 'boolean' } as const;
const NAMES = {
  q: 'io.k8s.apimachinery.pkg.api.resource.Quantity',
  x: 'io.k8s.apimachinery.pkg.util.intstr.IntOrString',
  t: 'io.k8s.apimachinery.pkg.apis.meta.v1.Time',
} as const;

/**
 * In its order: fields by name, then what is missing.
 *
 * Source: kubernetes/kube-openapi, pkg/util/proto/validation/types.go.
 */
export function schemaFaults(object: unknown, schema: Schema): Faults {
  return checkType({ is: 'type', name: schema.info.kind }, object, [], '', schema);
}

function checkType(
  type: FieldType,
  value: unknown,
  path: Path,
  name: string,
  schema: Schema,
): Faults {
  if (type.is === 'any') return [];
  if (type.is === 'type') return checkStruct(type.name, value, path, schema);
  const got = kindOf(value);
  if (type.is === 'list') {
    if (!Array.isArray(value)) return [wrongType(path, schema, name, got, 'array')];
    return value.flatMap((item: unknown, index) => {
      const at = [...path, index];
      if (item === null) return [nothing(path, at, schema)];
      return checkType(type.of, item, at, name, schema);
    });
  }
  if (type.is === 'map') {
    if (got === 'array') return [wrongType(path, schema, name, 'map', 'array')];
    if (got !== 'map') return [wrongType(path, schema, name, got, 'map')];
    return sorted(value as object).flatMap(([key, one]) => {
      const at = [...path, key];
      if (one === null) return [{ path: at, about: 'null', words: nilWords(at, schema) }];
      return checkType(type.of, one, at, name, schema);
    });
  }
  return checkPlain(type.is, got, path, name, schema);
}

function checkPlain(
  is: 's' | 'i' | 'l' | 'b' | 'q' | 'x' | 't',
  got: string,
  path: Path,
  name: string,
  schema: Schema,
): Faults {
  const expected = is in EXPECTED ? EXPECTED[is as keyof typeof EXPECTED] : 'string';
  const number = got === 'integer' || got === 'number';
  const fits =
    expected === 'string'
      ? got !== 'map' && got !== 'array'
      : expected === 'integer'
        ? number
        : got === expected;
  const full = is in NAMES ? NAMES[is as keyof typeof NAMES] : name;
  return fits ? [] : [wrongType(path, schema, full, got, expected)];
}

function checkStruct(type: string, value: unknown, path: Path, schema: Schema): Faults {
  const got = kindOf(value);
  const full = schema.openApi(type);
  if (got === 'array') return [wrongType(path, schema, full, 'map', 'array')];
  if (got !== 'map') return [wrongType(path, schema, full, got, 'map')];
  const fields = schema.fields(type);
  const given = sorted(value as object).filter(([, one]) => one !== null);
  const inside = given.flatMap(([key, one]): Faults => {
    const field = fields.get(key);
    if (field !== undefined)
      return checkType(field.type, one, [...path, key], `${full}.${key}`, schema);
    const words = error(path, schema, `unknown field "${key}" in ${full}`);
    return [{ path: [...path, key], about: 'unknown', field: key, words }];
  });
  const there = new Set(given.map(([key]) => key));
  const missing = [...fields]
    .filter(([key, { required }]) => required && !there.has(key))
    .map(([key]): SchemaFault => {
      const words = error(path, schema, `missing required field "${key}" in ${full}`);
      return { path, about: 'missing', field: key, words };
    });
  return [...inside, ...missing];
}

function wrongType(
  path: Path,
  schema: Schema,
  name: string,
  got: string,
  expected: string,
): SchemaFault {
  const words = `invalid type for ${name}: got "${got}", expected "${expected}"`;
  return { path, about: 'type', expected, got, words: error(path, schema, words) };
}

function nothing(list: Path, item: Path, schema: Schema): SchemaFault {
  return { path: item, about: 'null', words: error(list, schema, nilWords(item, schema)) };
}

function nilWords(path: Path, schema: Schema): string {
  return `unknown object type "nil" in ${fullPath(path, schema)}`;
}

function error(path: Path, schema: Schema, words: string): string {
  return `ValidationError(${fullPath(path, schema)}): ${words}`;
}

function fullPath(path: Path, { info }: Schema): string {
  return pathText([info.kind, ...path]);
}

/** As the schema calls what stands there. */
function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nil';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'object') return 'map';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}
