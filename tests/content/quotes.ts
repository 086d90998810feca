/** Texts as a reader sees them, and figures as they are written there. */

import { formatFactor, formatMs } from '../../src/recording/format.ts';
import { claimSchema } from '../../src/lesson/schema.ts';
import { readClaims, readLessons } from './read.ts';

/** A lesson’s body and frontmatter as one line of plain text. */
export function lessonText(slug: string): string {
  const found = readLessons().find((lesson) => lesson.slug === slug);
  if (found === undefined) throw new Error(`There is no lesson “${slug}”.`);
  return plain(`${found.body} ${JSON.stringify(found.data)}`);
}

/** What a claim’s card says. */
export function claimText(id: string): string {
  const [, raw] = readClaims().find(([name]) => name === id) ?? [];
  return plain(claimSchema.parse(raw).why);
}

/** Two significant figures: "8 µs". */
export function time(ms: number): string {
  return plain(formatMs(ms));
}

/** Two significant figures: "20,000". */
export function rounded(value: number): string {
  return plain(formatFactor(value)).replace(' ×', '');
}

/** Without marks of emphasis, and with one kind of space. */
export function plain(text: string): string {
  return text
    .replace(/[*`]/g, '')
    .replace(/&nbsp;|\s/g, ' ')
    .replace(/ +/g, ' ');
}
