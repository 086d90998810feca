/** Every sourced figure has the form that models and readers rely on. */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const FOLDER = new URL('../../content/facts/', import.meta.url);
const KNOWN = ['value', 'range', 'unit', 'grade', 'source', 'url', 'date', 'note'];

type Plain = Record<string, unknown>;

/** The facts of a file with their names; facts may stand in groups. */
function facts(group: Plain, path = ''): [string, Plain][] {
  return Object.entries(group).flatMap(([name, entry]): [string, Plain][] => {
    if (typeof entry !== 'object' || entry === null) return [[path + name, { value: entry }]];
    if ('value' in entry) return [[path + name, entry]];
    return facts(entry as Plain, `${path}${name}.`);
  });
}

const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

it('holds the files that models read', () => {
  expect(files).toEqual(expect.arrayContaining(['container-start.json', 'container-images.json']));
});

describe.each(files)('%s', (file) => {
  const all = facts(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Plain);

  it.each(all)('%s has value, unit, grade, source and date', (_name, fact) => {
    expect(Object.keys(fact).filter((key) => !KNOWN.includes(key))).toEqual([]);
    expect(Number.isFinite(fact.value)).toBe(true);
    for (const key of ['unit', 'source']) expect(fact[key]).toMatch(/\S/);
    expect(fact.grade).toMatch(/^[ABCM]$/);
    expect(fact.date).toMatch(/^\d{4}(-\d\d(-\d\d)?)?$/);
    if (fact.url !== undefined) expect(fact.url).toMatch(/^https:\/\/\S+$/);
    if (fact.note !== undefined) expect(fact.note).toMatch(/\S/);
  });

  it.each(all.filter(([, fact]) => fact.range !== undefined))(
    '%s lies in its range',
    (_name, fact) => {
      const [low, high] = fact.range as [number, number];
      expect(fact.range).toHaveLength(2);
      expect(low).toBeLessThan(high);
      expect(fact.value).toBeGreaterThanOrEqual(low);
      expect(fact.value).toBeLessThanOrEqual(high);
    },
  );
});
