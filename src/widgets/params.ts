/** What a widget can be told, by an author or by the reader's link: one description gives the checks, the controls and the catalogue. */

import { nearestAllowed } from '../ui/nearest-allowed.ts';

interface Described {
  /** The control's label: "Image cache". */
  readonly label: string;
  /** One sentence for the catalogue and for help. */
  readonly help?: string;
}

/**
 * A number between `min` and `max`; `unit` is written after it ("ms", "Mbit/s"). Where `step` is a
 * whole number, so is the value.
 */
export interface NumberParam extends Described {
  readonly kind: 'number';
  readonly initial: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly unit?: string;
}

/** One of a few named values; the keys stand in links, the values are what a reader sees. */
export interface ChoiceParam extends Described {
  readonly kind: 'choice';
  readonly initial: string;
  readonly options: Readonly<Record<string, string>>;
}

/** On or off; `1` and `0` in links. */
export interface FlagParam extends Described {
  readonly kind: 'flag';
  readonly initial: boolean;
}

/** Free text, at most `maxLength` characters. */
export interface TextParam extends Described {
  readonly kind: 'text';
  readonly initial: string;
  readonly maxLength: number;
}

export type Param = NumberParam | ChoiceParam | FlagParam | TextParam;
export type ParamSchema = Readonly<Record<string, Param>>;

/** The values of a schema: `{ runs: number; cache: string }`. */
export type ParamValues<S extends ParamSchema = ParamSchema> = {
  readonly [K in keyof S]: S[K] extends NumberParam
    ? number
    : S[K] extends FlagParam
      ? boolean
      : string;
};

/** Values that can be used, and what was wrong with the input, in sentences for the reader. */
export interface Parsed<S extends ParamSchema> {
  readonly values: ParamValues<S>;
  readonly problems: readonly string[];
}

type Value = string | number | boolean;

/** The values that a widget starts with when nobody says otherwise. */
export function initialValues<S extends ParamSchema>(schema: S): ParamValues<S> {
  return Object.fromEntries(
    Object.entries(schema).map(([name, param]) => [name, param.initial]),
  ) as ParamValues<S>;
}

/**
 * Reads values from an author's attributes or a link's query. Never throws: what can't be used
 * keeps its initial value (a number: the nearest allowed one), and a sentence says so.
 */
export function parseParams<S extends ParamSchema>(
  schema: S,
  input: Readonly<Record<string, unknown>>,
): Parsed<S> {
  const values: Record<string, Value> = { ...initialValues(schema) };
  const problems: string[] = [];
  for (const [name, raw] of Object.entries(input)) {
    const param = Object.hasOwn(schema, name) ? schema[name] : undefined;
    if (param === undefined) {
      const known = Object.keys(schema).join(', ');
      problems.push(`There is no setting “${shorten(name)}” here. Settings are: ${known}.`);
      continue;
    }
    const read = readValue(param, raw);
    values[name] = read.value;
    if (read.problem !== undefined) problems.push(read.problem);
  }
  return { values: values as ParamValues<S>, problems };
}

/** The query of a link that restores `values`: only what differs from `base`, the author's values. */
export function toQuery<S extends ParamSchema>(
  values: ParamValues<S>,
  base: ParamValues<S>,
): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of Object.entries(values) as [string, Value][]) {
    if (value === (base as Record<string, Value>)[name]) continue;
    query[name] = typeof value === 'boolean' ? (value ? '1' : '0') : String(value);
  }
  return query;
}

interface Read {
  readonly value: Value;
  readonly problem?: string;
}

function readValue(param: Param, raw: unknown): Read {
  switch (param.kind) {
    case 'number':
      return readNumber(param, raw);
    case 'choice':
      return readChoice(param, raw);
    case 'flag':
      return readFlag(param, raw);
    case 'text':
      return readText(param, raw);
  }
}

function readNumber(param: NumberParam, raw: unknown): Read {
  const value = typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : raw;
  if (typeof value !== 'number' || Number.isNaN(value)) {
    return {
      value: param.initial,
      problem: `${param.label} has to be a number, not “${shorten(raw)}”. It is ${withUnit(param, param.initial)} now.`,
    };
  }
  const nearest = nearestAllowed(value, param);
  if (nearest === value) return { value };
  const rule =
    value < param.min || value > param.max
      ? `goes from ${withUnit(param, param.min)} to ${withUnit(param, param.max)}`
      : 'has to be a whole number';
  return {
    value: nearest,
    problem: `${param.label} ${rule}, not ${shorten(raw)}. It is ${withUnit(param, nearest)} now.`,
  };
}

function readChoice(param: ChoiceParam, raw: unknown): Read {
  if (typeof raw === 'string' && Object.hasOwn(param.options, raw)) return { value: raw };
  const known = Object.keys(param.options).join(', ');
  return {
    value: param.initial,
    problem: `${param.label} can’t be “${shorten(raw)}”. It is one of: ${known}. It is “${param.initial}” now.`,
  };
}

function readFlag(param: FlagParam, raw: unknown): Read {
  if (raw === true || raw === '1' || raw === 'true') return { value: true };
  if (raw === false || raw === '0' || raw === 'false') return { value: false };
  return {
    value: param.initial,
    problem: `${param.label} is 1 or 0, not “${shorten(raw)}”.`,
  };
}

function readText(param: TextParam, raw: unknown): Read {
  const text = typeof raw === 'string' ? raw : String(raw);
  if (text.length <= param.maxLength) return { value: text };
  return {
    value: text.slice(0, param.maxLength),
    problem: `${param.label} was cut after ${String(param.maxLength)} characters.`,
  };
}

function withUnit(param: NumberParam, value: number): string {
  return param.unit === undefined ? String(value) : `${String(value)} ${param.unit}`;
}

function shorten(raw: unknown): string {
  const text = String(raw);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
