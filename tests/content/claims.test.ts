/** Every claim that the course checks has a form, a verdict, evidence, and a lesson that shows it. */

import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../content/curriculum.ts';
import { claimSchema } from '../../src/lesson/schema.ts';
import { findWidget } from '../../src/widgets/registry.ts';
import { readClaims, readLessons } from './read.ts';

const claims = readClaims();
const lessons = readLessons();

it('finds claims', () => {
  expect(claims.length).toBeGreaterThan(0);
});

describe.each(claims)('%s', (name, raw) => {
  const claim = claimSchema.strict().parse(raw);

  it('is named like its file, and says so in words', () => {
    expect(claim.id).toBe(name);
    for (const text of [claim.article, claim.quote, claim.why]) expect(text).toMatch(/\S/);
  });

  it('names at least one source that can be opened safely', () => {
    expect(claim.sources.length).toBeGreaterThan(0);
    for (const { title, url } of claim.sources) {
      expect(title).toMatch(/\S/);
      expect(new URL(url).protocol).toBe('https:');
    }
  });

  it('belongs to a lesson of the course, which lists it where it is written', () => {
    expect(LESSONS.map(({ slug }) => slug)).toContain(claim.lesson);
    const lesson = lessons.find(({ slug }) => slug === claim.lesson);
    if (lesson !== undefined) expect(lesson.data.claims).toContain(claim.id);
  });

  it('is shown by a widget that exists, where it names one', () => {
    expect(claim.widget === undefined || findWidget(claim.widget) !== undefined).toBe(true);
  });
});
