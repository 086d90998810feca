/**
 * The fields of Kubernetes' types, in a short notation: `replicas:i selector:LabelSelector!`.
 *
 * A field is a name, `:` and its type where that isn't a string, `!` where it has to be there, and
 * `@23` or `@20-22` with the first and last minor version that knows it. Types: `s` text, `i` and
 * `l` whole numbers of 32 and 64 bits, `b` true or false, `q` a quantity, `x` a whole number or a
 * percentage, `t` a time, `any` what this model doesn't look into; `[T]` a list, `{T}` a map; and
 * the names of other types.
 *
 * Written after the Kubernetes API reference (kubernetes.io/docs/reference/kubernetes-api) of the
 * versions from 1.20 on.
 */

export type FieldType =
  | { readonly is: 's' | 'i' | 'l' | 'b' | 'q' | 'x' | 't' | 'any' }
  | { readonly is: 'list'; readonly of: FieldType }
  | { readonly is: 'map'; readonly of: FieldType }
  | { readonly is: 'type'; readonly name: string };

export interface Field {
  readonly type: FieldType;
  readonly required: boolean;
}

/** Fields by name, in the order of the API's source. */
export type Fields = ReadonlyMap<string, Field>;

/** A file's types: name and fields. */
export type Types = Readonly<Record<string, string>>;

const FIELD = /^([\w$]+)(?::([^!@]+))?(!)?(?:@(\d+)?(?:-(\d+))?)?$/u;
const SIMPLE = /^(?:s|i|l|b|q|x|t|any)$/u;

/** The fields that a minor version knows. */
export function readFields(notation: string, minor: number): Fields {
  const fields = new Map<string, Field>();
  for (const word of notation.split(/\s+/u)) {
    const [, name, type = 's', required, since = '0', until = '999'] = FIELD.exec(word) ?? [];
    if (name === undefined || minor < Number(since) || minor > Number(until)) continue;
    fields.set(name, { type: readType(type), required: required !== undefined });
  }
  return fields;
}

function readType(text: string): FieldType {
  const inner = text.slice(1, -1);
  if (text.startsWith('[')) return { is: 'list', of: readType(inner) };
  if (text.startsWith('{')) return { is: 'map', of: readType(inner) };
  if (SIMPLE.test(text)) return { is: text as 's' };
  return { is: 'type', name: text };
}
