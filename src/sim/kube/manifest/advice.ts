/** One plain sentence of ours for each kind of mistake: what to do. */

import type { DecodeFault } from './decode.ts';
import type { FieldError } from '../validation/field-error.ts';
import type { SchemaFault } from './client-schema.ts';
import type { YamlFault } from './yaml-words.ts';

const YAML: Readonly<Record<YamlFault['about'], string>> = {
  tab: 'Indent with spaces: YAML allows no tabs there.',
  indent: 'Start this line in the same column as its neighbours: two spaces for each level.',
  colon:
    'Write one “name: value” in a line, with the same indent as its neighbours; put quotes around a value that holds a colon.',
  quote: 'Close the quotes, or leave out what stands after the backslash.',
  bracket: 'Close the bracket, and put commas between the items.',
  character: 'Put quotes around a value that begins with this character.',
  template:
    'This is a Helm template, not a manifest: run “helm template” and paste what it prints.',
  anchor: 'Write the anchor (&name) before the alias (*name) that uses it.',
  cycle: 'Take this alias out: it stands inside the very thing that it repeats.',
  aliases: 'Use fewer aliases, or shorter ones: together they stand for far more than is written.',
  deep: 'Nest less deep: no manifest needs so many levels.',
  key: 'Write the name before the colon as plain text.',
  other: 'Look at this line and the one above it: a dash, a colon or a quote is out of place.',
};

export function yamlAdvice({ about }: YamlFault): string {
  return YAML[about];
}

const TYPES = {
  integer: 'Write a whole number here, without quotes.',
  number: 'Write a number here, without quotes.',
  boolean: 'Write true or false here, without quotes.',
  string: 'Write text here.',
  map: 'Write fields here, each on a line of its own and indented: “name: value”.',
  array: 'Write a list here: each item on a line of its own, after a dash and a space.',
  both: 'Look whether this should be a list, with dashes, or fields, without.',
} as const;

export function schemaAdvice(fault: SchemaFault, known: readonly string[]): string {
  if (fault.about === 'unknown') return unknownAdvice(fault.field ?? '', known);
  if (fault.about === 'missing') return `Add the field “${fault.field ?? ''}” here.`;
  if (fault.about === 'null') return 'Write a value here, or take the line out.';
  // The API says it the wrong way round where a list stands for fields.
  const expected = fault.got === 'map' && fault.expected === 'array' ? 'both' : fault.expected;
  return TYPES[(expected ?? 'both') as keyof typeof TYPES];
}

function unknownAdvice(field: string, known: readonly string[]): string {
  const near = nearest(field, known);
  if (near !== undefined) return `Did you mean “${near}”?`;
  return `Take “${field}” out, or move it: there is no such field at this place.`;
}

export function decodeAdvice(fault: DecodeFault, known: readonly string[]): string {
  switch (fault.about) {
    case 'unknown':
      return unknownAdvice(String(fault.path.at(-1)), known);
    case 'quantity':
      return 'Write a number with at most one unit: 250m, 0.5, 128Mi, 1Gi.';
    case 'type':
      return WANTED[fault.wanted ?? 's'] ?? 'Put quotes around this value: it has to be text.';
  }
}

const WHOLE = 'Write a whole number here, without quotes, of at most 2,147,483,647.';

const WANTED: Readonly<Partial<Record<NonNullable<DecodeFault['wanted']>, string>>> = {
  i: WHOLE,
  l: WHOLE,
  b: TYPES.boolean,
  x: 'Write a whole number or a percentage like “25%” here.',
  list: TYPES.array,
  map: TYPES.map,
  struct: TYPES.map,
};

const OBJECT: Readonly<Record<FieldError['type'], string>> = {
  Required: 'Add a value for this field.',
  Invalid: 'Change this value: the rule is in the server’s words.',
  Duplicate: 'Give this one another value: each may be there only once.',
  NotSupported: 'Take one of the values that the server names, in its spelling.',
  Forbidden: 'Take this field out: it can’t be used together with what is written around it.',
  NotFound: 'Use a name that is written elsewhere in this object, or add what it names.',
};

export function objectAdvice({ type, detail = '', field, value }: FieldError): string {
  if (detail.includes('does not match template')) {
    return 'Write the same labels in the selector and in the template.';
  }
  if (detail.includes('lowercase RFC 1123')) {
    return `Use small letters, digits and hyphens${lowered(value)}.`;
  }
  if (detail.includes('less than or equal to')) return 'Raise the limit, or lower the request.';
  if (detail.includes('65535')) return 'Use a port between 1 and 65535.';
  if (detail.includes('handler type') && type === 'Required') {
    return 'Say how to probe: add httpGet, tcpSocket or exec.';
  }
  if (detail.includes('greater than or equal to 0')) return 'Write 0 or more.';
  if (type === 'Required' && field.endsWith('containers')) return 'Add at least one container.';
  return OBJECT[type];
}

function lowered(value: unknown): string {
  const name = typeof value === 'string' ? value.toLowerCase().replace(/[^a-z0-9]+/gu, '-') : '';
  const trimmed = name.replace(/^-+|-+$/gu, '').slice(0, 63);
  return trimmed === '' ? '' : `: for example “${trimmed}”`;
}

/** The known name that is at most two letters away, or the same but for the case of letters. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const far = (one: string) => distance(name.toLowerCase(), one.toLowerCase());
  const allowed = name.length < 5 ? 1 : 2;
  return known
    .map((one) => ({ one, away: Math.abs(one.length - name.length) > 2 ? 9 : far(one) }))
    .filter(({ away }) => away <= allowed)
    .toSorted((a, b) => a.away - b.away)[0]?.one;
}

/** Letters to change, add, take out or swap with their neighbour. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next.push(swap ? Math.min(least, (before[j - 2] ?? 0) + 1) : least);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
