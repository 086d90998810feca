/** What the content may look like: a lesson or a claim that lacks something stops the build and says what. */

import { defineCollection, reference } from 'astro:content';
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
    schema: docsSchema({ extend: lessonSchema.extend({ claims: reference('claims').array() }) }),
  }),
  claims: defineCollection({
    loader: glob({ base: './content/claims', pattern: '*.yaml' }),
    schema: claimSchema,
  }),
};
