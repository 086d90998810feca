/** Every lesson has what a reader is promised, in the same order, and refers only to what exists. */

import { z } from 'astro/zod';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { LESSONS, partOf } from '../../content/curriculum.ts';
import { lessonSchema } from '../../src/lesson/schema.ts';
import { parseParams } from '../../src/widgets/params.ts';
import { findWidget } from '../../src/widgets/registry.ts';
import { readClaims, readLessons, sections, tags, type LessonFile } from './read.ts';

const form = lessonSchema.extend({ title: z.string(), claims: z.string().array().min(1) }).strict();
const knownClaims = readClaims().map(([name]) => name);

/** What follows the sections of the run itself, which each lesson names as it likes. */
function expectedEnd(hasScoreboard: boolean): readonly string[] {
  return [
    'What you saw',
    'How it works',
    'Where it stops being true',
    ...(hasScoreboard ? ['The three problems so far'] : []),
    'Check yourself',
    'Claims we checked',
    'For instructors',
  ];
}

describe.each(readLessons().map((lesson) => [lesson.slug, lesson] as const))(
  '%s',
  (slug, lesson) => {
    const data = form.parse(lesson.data);

    it('agrees with the curriculum', () => {
      const planned = LESSONS.find((entry) => entry.slug === slug);
      expect({ number: data.number, title: data.title }).toEqual({
        number: planned?.number,
        title: planned?.title,
      });
      expect(partOf(slug).slug).toBe(data.part);
    });

    it('frames layers that are present', () => {
      expect(data.layers.present).toEqual(expect.arrayContaining(data.layers.focus));
      expect(data.layers.focus.length).toBeGreaterThan(0);
    });

    it.each(data.quiz)('asks “$question” with one right answer, each explained', ({ options }) => {
      expect(options.filter((option) => option.right)).toHaveLength(1);
      for (const { text, why } of options) expect(`${text}|${why}`).toMatch(/^\S.*\|\S/);
      expect(new Set(options.map(({ text }) => text)).size).toBe(options.length);
      expect(new Set(options.map(({ why }) => why)).size).toBe(options.length);
    });

    it('has its sections in the order of all lessons', () => {
      const end = expectedEnd(data.scoreboard !== null);
      expect(sections(lesson).length).toBeGreaterThan(end.length);
      expect(sections(lesson).slice(-end.length)).toEqual(end);
    });

    it('asks for a prediction before anything runs, and settles it', () => {
      const [predict] = tags(lesson, 'Predict');
      const [widget] = tags(lesson, 'Widget');
      expect(predict?.at).toBeLessThan(widget?.at ?? -1);
      expect(tags(lesson, 'Saw').map(({ attributes }) => attributes.for)).toEqual([
        data.prediction.id,
      ]);
    });

    it('has a diagram, each with a title and a description', () => {
      const diagrams = lesson.fences.filter(({ language }) => language === 'mermaid');
      expect(diagrams.length).toBeGreaterThan(0);
      for (const { meta } of diagrams) expect(meta).toMatch(/^\S[^|]* \| \S.{20,}$/);
    });

    it('lists claims that exist, and shows each once', () => {
      expect(knownClaims).toEqual(expect.arrayContaining(data.claims));
      const shown = tags(lesson, 'Claim').map(({ attributes }) => attributes.id);
      expect(data.claims).toEqual(expect.arrayContaining(shown));
      const [rest] = tags(lesson, 'Claims');
      const except = parse(rest?.attributes.except ?? '[]') as string[];
      expect([...except].sort()).toEqual([...shown].sort());
    });

    it('puts the self-check, the scoreboard and the notes where their sections are', () => {
      expect(tags(lesson, 'Quiz')).toHaveLength(1);
      expect(tags(lesson, 'Claims')).toHaveLength(1);
      expect(tags(lesson, 'Instructors')).toHaveLength(1);
      expect(tags(lesson, 'Scoreboard')).toHaveLength(data.scoreboard === null ? 0 : 1);
    });

    it('names sources that can be opened safely, each once', () => {
      const addresses = data.sources.map(({ url }) => url);
      for (const url of addresses) expect(new URL(url).protocol).toBe('https:');
      expect(new Set(addresses).size).toBe(addresses.length);
    });

    it('quotes only answers and figures that its page can give', () => {
      const answers = answerNames(data.prediction);
      for (const { attributes } of tags(lesson, 'Answer')) {
        expect(attributes.for).toBe(data.prediction.id);
        expect(answers).toContain(attributes.value);
      }
      const widgets = tags(lesson, 'Widget').map(({ attributes }) => attributes.id);
      for (const { attributes } of tags(lesson, 'Measured')) {
        expect(widgets).toContain(attributes.widget);
      }
    });

    testWidgets(lesson, data.number);
  },
);

/** A figure that the registry doesn't know, or a setting that it doesn't take, would stop the build. */
function testWidgets(lesson: LessonFile, number: number): void {
  const widgets = tags(lesson, 'Widget').map(({ attributes }) => attributes);

  it('has figures, numbered in order, each with an id of its own', () => {
    expect(widgets.map(({ figure }) => figure)).toEqual(
      widgets.map((_, index) => `${String(number)}.${String(index + 1)}`),
    );
    expect(widgets.length).toBeGreaterThan(0);
    expect(new Set(widgets.map(({ id }) => id)).size).toBe(widgets.length);
  });

  it.each(widgets)(
    'figure $figure is a widget of the registry, with settings that it takes',
    (widget) => {
      const definition = findWidget(widget.name ?? '');
      expect(definition?.form).toBe('figure');
      const params = parse(widget.params ?? '{}') as Record<string, unknown>;
      expect(parseParams(definition?.params ?? {}, params).problems).toEqual([]);
    },
  );
}

function answerNames(prediction: z.infer<typeof lessonSchema>['prediction']) {
  return prediction.kind === 'marks' ? prediction.lanes.map(({ id }) => id) : [undefined, 'choice'];
}
