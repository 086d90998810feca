/** Lessons with all that their frontmatter must hold, for pages and for the components in them. */

import type { AstroGlobal } from 'astro';
import { getCollection, type CollectionEntry } from 'astro:content';
import { lessonSchema, type LessonData } from './schema.ts';

export interface LessonEntry {
  readonly slug: string;
  readonly title: string;
  readonly data: LessonData;
}

const PREFIX = 'lessons/';

/** Every lesson that can be read, in the order of their numbers. */
export async function getLessons(): Promise<readonly LessonEntry[]> {
  const entries = await getCollection('docs', (entry) => entry.id.startsWith(PREFIX));
  return entries.map(check).sort((a, b) => a.data.number - b.data.number);
}

/** The lesson that a page shows, or `undefined` on other pages. */
export function lessonHere(astro: AstroGlobal): LessonEntry | undefined {
  const { entry, id } = astro.locals.starlightRoute;
  return id.startsWith(PREFIX) ? check(entry) : undefined;
}

/** The same, where a component makes no sense elsewhere: throws, so that the build stops. */
export function lessonOf(astro: AstroGlobal): LessonEntry {
  const lesson = lessonHere(astro);
  if (lesson !== undefined) return lesson;
  const { id } = astro.locals.starlightRoute;
  throw new Error(`A component that reads a lesson’s frontmatter stands on the page “${id}”.`);
}

function check(entry: CollectionEntry<'docs'>): LessonEntry {
  const parsed = lessonSchema.safeParse(entry.data);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      (issue) => `${issue.path.join('.')}: ${issue.message}`,
    );
    throw new Error(`The frontmatter of ${entry.id} is not complete. ${problems.join('; ')}`);
  }
  return { slug: entry.id.slice(PREFIX.length), title: entry.data.title, data: parsed.data };
}
