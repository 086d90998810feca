/** Reading fields of parsed JSON; what doesn't fit is told with its place, in a sentence for people. */

/** More than any figure draws; keeps a wrong file from freezing the page. */
const MOST = 20_000;

/** Something in a file that can't be used. */
export class Wrong extends Error {}

export type Fields = Readonly<Record<string, unknown>>;

export function object(value: unknown, at: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Wrong(`${at} has to be an object, not ${shown(value)}.`);
  }
  return value as Fields;
}

export function list<T>(
  fields: Fields,
  name: string,
  at: string,
  read: (item: Fields, at: string) => T,
): readonly T[] {
  const place = join(at, name);
  const value = fields[name];
  if (!Array.isArray(value)) throw new Wrong(`${place} has to be a list, not ${shown(value)}.`);
  if (value.length > MOST) {
    throw new Wrong(`${place} holds ${String(value.length)} items; ${String(MOST)} is the most.`);
  }
  return value.map((item: unknown, index) => {
    const here = `${place}[${String(index)}]`;
    return read(object(item, here), here);
  });
}

export function text(fields: Fields, name: string, at: string): string {
  const value = fields[name];
  if (typeof value === 'string') return value;
  throw new Wrong(`${join(at, name)} has to be a text, not ${shown(value)}.`);
}

/** A link is followed by readers, so no address of a script. */
export function webAddress(fields: Fields, name: string, at: string): string {
  const value = text(fields, name, at);
  if (/^https?:\/\//u.test(value)) return value;
  throw new Wrong(`${join(at, name)} has to begin with https://, not ${shown(value)}.`);
}

export function number(fields: Fields, name: string, at: string): number {
  const value = fields[name];
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new Wrong(`${join(at, name)} has to be a number, not ${shown(value)}.`);
}

export function time(fields: Fields, name: string, at: string): number {
  const value = number(fields, name, at);
  if (value >= 0) return value;
  throw new Wrong(`${join(at, name)} can’t be below zero: ${shown(value)}.`);
}

/** The field as an object to spread, and nothing where it's missing. */
export function optional<K extends string, T>(
  fields: Fields,
  name: K,
  at: string,
  read: (fields: Fields, name: string, at: string) => T,
): Readonly<Partial<Record<K, T>>> {
  if (fields[name] === undefined) return {} as Readonly<Partial<Record<K, T>>>;
  return { [name]: read(fields, name, at) } as Readonly<Partial<Record<K, T>>>;
}

export function notOneOf(
  at: string,
  name: string,
  known: readonly string[],
  value: unknown,
): Wrong {
  return new Wrong(`${join(at, name)} is one of ${known.join(', ')}, not ${shown(value)}.`);
}

export function join(at: string, name: string): string {
  return at === '' ? name : `${at}.${name}`;
}

export function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  const json = JSON.stringify(value);
  return json.length > 40 ? `${json.slice(0, 40)}…` : json;
}
