/** The lesson that a page shows, for the components that read its frontmatter. */

import type { AstroGlobal } from 'astro';
import type { CollectionEntry } from 'astro:content';

export interface LessonEntry {
  readonly slug: string;
  readonly data: CollectionEntry<'docs'>['data'];
}

/** The entry at hand; throws outside a lesson, so that a build stops where a component is misplaced. */
export function lessonOf(astro: AstroGlobal): LessonEntry {
  const { entry, id } = astro.locals.starlightRoute;
  if (!id.startsWith('lessons/')) {
    throw new Error(`A component that reads a lesson’s frontmatter stands on the page “${id}”.`);
  }
  return { slug: id.slice('lessons/'.length), data: entry.data };
}
