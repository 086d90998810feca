/** Objects as the text that Go's tools send and print: fields in the order of their names. */

import type { Schema } from './schema/kinds.ts';
import { pathText } from './places.ts';
import type { Path } from './types.ts';

export function sorted(value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** What kubectl sends: fields by name, with the namespace and, as a note, what was applied. */
export function sentText(
  object: unknown,
  { info }: Schema,
): { text: string; starts: ReadonlyMap<string, number> } {
  const whole = object as Record<string, unknown>;
  const metadata = {
    ...(whole.metadata as object),
    ...(info.namespaced && { namespace: 'default' }),
  };
  const annotations = (metadata as Record<string, unknown>).annotations as object | undefined;
  const applied = jsonText({ ...whole, metadata: { ...metadata, annotations: annotations ?? {} } });
  const note = { 'kubectl.kubernetes.io/last-applied-configuration': `${applied}\n` };
  const starts = new Map<string, number>();
  const sent = { ...whole, metadata: { ...metadata, annotations: { ...annotations, ...note } } };
  return { text: `${jsonText(sent, starts)}\n`, starts };
}

function jsonText(value: unknown, starts?: Map<string, number>): string {
  let text = '';
  const write = (one: unknown, path: Path): void => {
    starts?.set(pathText(path), text.length);
    if (typeof one !== 'object' || one === null) {
      text += typeof one === 'number' ? numberText(one) : JSON.stringify(one ?? null);
      return;
    }
    const list = Array.isArray(one);
    const entries = list ? [...one.entries()] : sorted(one);
    text += list ? '[' : '{';
    for (const [index, [key, item]] of entries.entries()) {
      text += index === 0 ? '' : ',';
      if (!list) text += `${JSON.stringify(key)}:`;
      write(item, [...path, key]);
    }
    text += list ? ']' : '}';
  };
  write(value, []);
  return text;
}

export function numberText(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : String(value);
}

/** An object's fields in order of their names, as Go writes a map. */
export function goJson(value: unknown): string {
  return jsonText(value);
}
