/** What the content may look like: a lesson or a claim that lacks something stops the build and says what. */

import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { claimSchema, lessonSchema } from './lesson/schema.ts';

export const collections = {
  docs: defineCollection({
    loader: glob({
      base: './content/lessons',
      pattern: '**/[^_]*.mdx',
      generateId: ({ entry }) => `lessons/${entry.replace(/\.mdx$/, '')}`,
    }),
    // Starlight checks its own pages against this schema too, so here each field may be missing;
    // src/lesson/entry.ts demands them all of a lesson.
    schema: docsSchema({ extend: lessonSchema.partial() }),
  }),
  claims: defineCollection({
    loader: glob({
      base: './content/claims',
      pattern: '*.yaml',
      generateId: ({ entry }) => entry.replace(/\.yaml$/, ''),
    }),
    schema: claimSchema,
  }),
};
