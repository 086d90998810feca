/** What Go calls the types and fields that the schema names. */

import type { Schema } from './schema/kinds.ts';
import type { FieldType } from './schema/notation.ts';

const SIMPLE = { s: 'string', i: 'int32', l: 'int64', b: 'bool' } as const;

/** As Go names a type: "v1.Container". */
export function goType(type: FieldType, schema: Schema): string {
  if (type.is === 'type') return schema.openApi(type.name).split('.').slice(-2).join('.');
  if (type.is in SIMPLE) return SIMPLE[type.is as keyof typeof SIMPLE];
  return type.is === 'q' ? 'resource.Quantity' : 'intstr.IntOrString';
}

const INITIALS = /^(?:api|cpu|dns|fs|host(?=IP)|http|ip|pid|tcp|tls|tty|ttl|uid)(?=$|[A-Z])/u;

/** As Go names a field: "ObjectMeta" for `metadata`, "HTTPGet" for `httpGet`. */
export function goField(name: string): string {
  if (name === 'metadata') return 'ObjectMeta';
  if (name === 'seLinuxOptions') return 'SELinuxOptions';
  return name
    .replace(INITIALS, (word) => (word === 'host' ? 'Host' : word.toUpperCase()))
    .replace(/^./u, (letter) => letter.toUpperCase());
}
