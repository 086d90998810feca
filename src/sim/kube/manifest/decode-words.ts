/** The API server's words for a value that doesn't fit: they quote the text that kubectl sent. */

import { parseQuantity } from '../quantity.ts';
import type { Schema } from './schema/kinds.ts';
import { goField, goType } from './go-names.ts';
import type { Fields, FieldType } from './schema/notation.ts';
import { numberText, sentText, sorted } from './go-json.ts';
import { pathText } from './places.ts';
import type { Path } from './types.ts';

/** What a value went through on its way: fields of structs, items of lists. */
export type Step =
  | { readonly struct: string; readonly field: string; readonly fields: number }
  | { readonly list: string };

/** A value that its type can't hold. */
export interface Misfit {
  readonly path: Path;
  readonly steps: readonly Step[];
  readonly value: unknown;
  readonly type: FieldType;
  readonly wanted: FieldType['is'] | 'struct';
}

/** The server's JSON reader was changed in 1.23 (json-iterator before, encoding/json's fork since). */
const OTHER_READER = 23;

export function decodeWords(
  misfit: Misfit,
  object: unknown,
  schema: Schema,
  minor: number,
): string {
  return minor < OTHER_READER ? iteratorWords(misfit, object, schema) : jsonWords(misfit, schema);
}

/** Source: kubernetes-sigs/json, internal/golang/encoding/json/decode.go (UnmarshalTypeError). */
function jsonWords(misfit: Misfit, schema: Schema): string {
  const { value, wanted, steps, path } = misfit;
  if (wanted === 'q') return quantityFault(value) ?? '';
  if (wanted === 'x') return intOrStringWords(value);
  const last = steps.findLast((step) => 'struct' in step);
  const struct = last?.struct.split('.').at(-1) ?? schema.info.kind;
  const names = fieldNames(path, schema);
  return `json: cannot unmarshal ${jsonKind(value, wanted)} into Go struct field ${struct}.${names} of type ${goKind(misfit, schema)}`;
}

/** The fields on the way, without the items of lists and the keys of maps. */
function fieldNames(path: Path, schema: Schema): string {
  let type: Fields | undefined = schema.fields(schema.info.kind);
  const names: string[] = [];
  for (const step of path) {
    if (typeof step === 'number' || type === undefined) continue;
    const field: FieldType | undefined = type.get(step)?.type;
    names.push(step);
    const inner: FieldType | undefined = field?.is === 'list' ? field.of : field;
    type = inner?.is === 'type' ? schema.fields(inner.name) : undefined;
  }
  return names.join('.');
}

function jsonKind(value: unknown, wanted: Misfit['wanted']): string {
  if (typeof value === 'number') {
    return wanted === 'i' || wanted === 'l' ? `number ${numberText(value)}` : 'number';
  }
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string') return 'string';
  return Array.isArray(value) ? 'array' : 'object';
}

const KINDS: Readonly<Partial<Record<Misfit['wanted'], string>>> = {
  i: 'int32',
  l: 'int64',
  b: 'bool',
  map: 'map[string]string',
};

function goKind({ wanted, type }: Misfit, schema: Schema): string {
  if (wanted === 'list' && type.is === 'list') return `[]${goType(type.of, schema)}`;
  if (wanted === 'struct') return goType(type, schema);
  return KINDS[wanted] ?? 'string';
}

function intOrStringWords(value: unknown): string {
  return `json: cannot unmarshal ${jsonKind(value, 'i')} into Go value of type int32`;
}

/** Source: json-iterator/go, iter.go (ReportError) and reflect_struct_decoder.go. */
function iteratorWords(misfit: Misfit, object: unknown, schema: Schema): string {
  const sent = sentText(object, schema);
  const start = sent.starts.get(pathText(misfit.path)) ?? 0;
  const { words, head } = complaint(misfit, sent.text, start);
  const cut = (around: number) => sent.text.slice(Math.max(head - around, 0), head + around);
  const about = Math.min(head, 10);
  const where = `error found in #${String(about)} byte of ...|${cut(10)}|..., bigger context ...|${cut(50)}|...`;
  return `${way(misfit, object, schema)}${words}, ${where}`;
}

const SAYS: Readonly<Partial<Record<Misfit['wanted'], string>>> = {
  b: 'ReadBool: expect t or f',
  list: 'decode slice: expect [ or n',
  map: 'ReadMapCB: expect { or n',
  struct: 'readObjectStart: expect { or n',
};

/** What the reader says, and how far it had read by then. */
function complaint(
  { value, wanted }: Misfit,
  text: string,
  start: number,
): { words: string; head: number } {
  const end = start + JSON.stringify(value).length;
  const at = (words: string, head = start + 1) => ({ words, head });
  if (wanted === 'i' || wanted === 'l') return numberComplaint(value, wanted, start);
  if (wanted === 'q') return at(`unmarshalerDecoder: ${quantityFault(value) ?? ''}`, end);
  if (wanted === 'x') return at(`unmarshalerDecoder: ${intOrStringWords(value)}`, end);
  return at(`${SAYS[wanted] ?? 'ReadString: expects " or n'}, but found ${text[start] ?? ''}`);
}

function numberComplaint(
  value: unknown,
  wanted: 'i' | 'l',
  start: number,
): { words: string; head: number } {
  const bits = wanted === 'i' ? '32' : '64';
  if (typeof value !== 'number') {
    return { words: `readUint${bits}: unexpected character: \ufffd`, head: start + 1 };
  }
  const [whole = ''] = numberText(value).split('.');
  const head = start + whole.length;
  if (!Number.isInteger(value))
    return { words: 'assertInteger: can not decode float as int', head };
  if (Math.abs(value) >= 2 ** 32) return { words: `readUint${bits}: overflow`, head };
  return { words: `ReadInt${bits}: overflow: ${String(value)}`, head };
}

/** The types and fields on the way. A struct of few fields is read on, and tells its later fields too. */
function way({ steps, value, wanted, path }: Misfit, object: unknown, schema: Schema): string {
  const read = wanted === 'q' || (wanted === 's' && JSON.stringify(value).length === 1);
  const names: string[] = [];
  let at: Path = [];
  for (const [index, step] of steps.entries()) {
    const key = path[index] ?? '';
    if ('list' in step) names.push(`[]${step.list}: `);
    else {
      const later =
        read && step.fields <= 10 ? laterStructs(object, [...at, key], step, schema) : '';
      names.push(`${step.struct}.${later}${step.field}: `);
    }
    at = [...at, key];
  }
  return names.join('');
}

/** Structs beside the one with the mistake that come after it in the text. */
function laterStructs(object: unknown, path: Path, step: Step, schema: Schema): string {
  if (!('struct' in step)) return '';
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], object);
  const fields = schema.fields(step.struct.split('.').at(-1) ?? '');
  const own = String(path.at(-1));
  return sorted(parent as object)
    .filter(([key]) => key > own)
    .reduce((names, [key]) => {
      const type = fields.get(key)?.type;
      if (type?.is !== 'type') return names;
      return `${goField(key)}: ${goType(type, schema)}.${names}`;
    }, '');
}

const GRAMMAR =
  "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

/** Source: kubernetes/apimachinery, pkg/api/resource/quantity.go (ParseQuantity). */
export function quantityFault(value: unknown): string | undefined {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : 'true';
  if (typeof value === 'number' || parseQuantity(text) !== undefined) return undefined;
  const form = /^[+-]?(\d*\.?\d*)[eEinumkKMGTP]*[+-]?\d*$/u.exec(text);
  if (form === null || text === '') return GRAMMAR;
  return form[1] === '' || form[1] === '.'
    ? 'unable to parse numeric part of quantity'
    : "unable to parse quantity's suffix";
}
