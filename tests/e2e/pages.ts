/** The addresses that every test of "every page" goes through. */

import { readFile } from 'node:fs/promises';
import { FIGURES } from '../../src/widgets/registry.ts';

/** Lessons, from the curriculum's files that exist. */
export const LESSON_PAGES = [
  '/lessons/the-machine/',
  '/lessons/bare-metal/',
  '/lessons/images-and-runtimes/',
  '/lessons/desired-state/',
  '/lessons/serverless/',
  '/lessons/webassembly/',
  '/lessons/wasi/',
  '/lessons/wasm-and-containers/',
] as const;

export const EMBED_PAGES = FIGURES.map((figure) => `/embed/widget/${figure.name}/`);

export const SITE_PAGES = ['/', '/course/', '/playground/', ...LESSON_PAGES, '/404.html'] as const;

export const ALL_PAGES: readonly string[] = [...SITE_PAGES, ...EMBED_PAGES];

/** The addresses in the built site map, to make sure that no page is forgotten above. */
export async function builtAddresses(): Promise<string[]> {
  const map = await readFile(`${process.env.STRATA_DIST ?? 'dist'}/sitemap-0.xml`, 'utf8');
  return [...map.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, loc = '']) => new URL(loc).pathname);
}
