/** The API server reading an object into its types: the first value that doesn't fit, and unknown fields. */

import { sorted } from './go-json.ts';
import { decodeWords, quantityFault, type Misfit, type Step } from './decode-words.ts';
import { goField, goType } from './go-names.ts';
import type { Schema } from './schema/kinds.ts';
import type { FieldType } from './schema/notation.ts';
import { pathText } from './places.ts';
import type { Path } from './types.ts';

export interface DecodeFault {
  readonly path: Path;
  readonly about: 'unknown' | 'type' | 'quantity';
  readonly wanted?: Misfit['wanted'];
  readonly words: string;
}

/** Since this version the server says what it doesn't know; until the one before, kubectl did. */
export const STRICT_SINCE = 25;
/** Before what it then says; once, if there are several. */
export const STRICT = 'strict decoding error: ';

/**
 * One that doesn't fit ends the reading; unknown fields are all told, if there is nothing worse.
 *
 * Source: kubernetes/kubernetes, CHANGELOG-1.25 (server-side field validation is on by default).
 */
export function decodeFaults(
  object: unknown,
  schema: Schema,
  { minor, strict }: { minor: number; strict: boolean },
): readonly DecodeFault[] {
  const unknown: Path[] = [];
  const found = walk({ is: 'type', name: schema.info.kind }, object, [], [], schema, unknown);
  if (found !== undefined) {
    const about = found.wanted === 'q' ? 'quantity' : 'type';
    const words = decodeWords(found, object, schema, minor);
    return [{ path: found.path, about, wanted: found.wanted, words }];
  }
  if (minor < STRICT_SINCE || !strict) return [];
  return unknown.map((path) => ({
    path,
    about: 'unknown',
    words: `${STRICT}unknown field "${pathText(path)}"`,
  }));
}

function walk(
  type: FieldType,
  value: unknown,
  path: Path,
  steps: readonly Step[],
  schema: Schema,
  unknown: Path[],
): Misfit | undefined {
  if (value === null || value === undefined || type.is === 'any') return undefined;
  const misfit = (wanted: Misfit['wanted']): Misfit => ({
    ...{ path, steps, value, type, wanted },
  });
  const first = <T>(items: readonly T[], look: (item: T) => Misfit | undefined) => {
    for (const item of items) {
      const found = look(item);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  if (type.is === 'list') {
    if (!Array.isArray(value)) return misfit('list');
    const list = goType(type.of, schema);
    return first([...value.entries()], ([index, item]) =>
      walk(type.of, item, [...path, index], [...steps, { list }], schema, unknown),
    );
  }
  if (type.is !== 'map' && type.is !== 'type')
    return fits(type.is, value) ? undefined : misfit(type.is);
  if (typeof value !== 'object' || Array.isArray(value)) {
    return misfit(type.is === 'map' ? 'map' : 'struct');
  }
  if (type.is === 'map') {
    return first(sorted(value), ([key, one]) =>
      walk(type.of, one, [...path, key], steps, schema, unknown),
    );
  }
  const fields = schema.fields(type.name);
  const struct = goType(type, schema);
  return first(sorted(value), ([key, one]) => {
    const field = fields.get(key);
    const at = [...path, key];
    if (field === undefined) {
      unknown.push(at);
      return undefined;
    }
    const step = { struct, field: goField(key), fields: fields.size };
    return walk(field.type, one, at, [...steps, step], schema, unknown);
  });
}

const MOST_32 = 2 ** 31;

function fits(is: 's' | 'i' | 'l' | 'b' | 'q' | 'x' | 't', value: unknown): boolean {
  switch (is) {
    case 's':
    case 't':
      return typeof value === 'string';
    case 'b':
      return typeof value === 'boolean';
    case 'i':
      return (
        Number.isInteger(value) && (value as number) < MOST_32 && (value as number) >= -MOST_32
      );
    case 'l':
      return Number.isInteger(value);
    case 'x':
      return typeof value === 'string' || fits('i', value);
    case 'q':
      return quantityFault(value) === undefined;
  }
}
