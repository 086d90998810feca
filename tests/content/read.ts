/** Reads lessons and claims from their files, as their authors wrote them. */

import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'yaml';

const CONTENT = new URL('../../content/', import.meta.url);

export interface LessonFile {
  readonly slug: string;
  /** The frontmatter, not yet checked. */
  readonly data: Readonly<Record<string, unknown>>;
  /** What follows the frontmatter, without fenced blocks, so that code is never taken for text. */
  readonly body: string;
  readonly fences: readonly Fence[];
}

export interface Fence {
  readonly language: string;
  /** What stands behind the language on the opening line. */
  readonly meta: string;
  readonly code: string;
}

/** One tag of the body with its attributes: `id="race"` as text, `params={{…}}` as its source. */
export interface Tag {
  readonly name: string;
  readonly at: number;
  readonly attributes: Readonly<Record<string, string>>;
}

/** All lessons but drafts, whose names begin with an underscore. */
export function readLessons(): readonly LessonFile[] {
  return readdirSync(new URL('lessons/', CONTENT))
    .filter((name) => /^[^_].*\.mdx$/.test(name))
    .map((name) => parseLesson(basename(name, '.mdx'), read(`lessons/${name}`)));
}

/** File name without its ending, and what the file holds. */
export function readClaims(): readonly (readonly [name: string, claim: unknown])[] {
  return readdirSync(new URL('claims/', CONTENT))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [basename(name, '.yaml'), parse(read(`claims/${name}`)) as unknown]);
}

function parseLesson(slug: string, text: string): LessonFile {
  const parts = /^---\n(.*?)\n---\n(.*)$/s.exec(text);
  if (parts === null) throw new Error(`${slug} has no frontmatter.`);
  const [, head = '', rest = ''] = parts;
  const fences: Fence[] = [];
  const body = rest.replace(/^```(\w*) ?([^\n]*)\n(.*?)^```$/gms, (_all, language, meta, code) => {
    fences.push({ language: String(language), meta: String(meta), code: String(code) });
    return '';
  });
  return { slug, data: parse(head) as Record<string, unknown>, body, fences };
}

/** Every use of a component in a lesson, in order. */
export function tags(lesson: LessonFile, name: string): readonly Tag[] {
  const pattern = new RegExp(
    `<${name}\\b((?:\\s+\\w+=(?:"[^"]*"|\\{\\{.*?\\}\\}|\\{[^}]*\\}))*)\\s*/?>`,
    'gs',
  );
  return [...lesson.body.matchAll(pattern)].map((match) => ({
    name,
    at: match.index,
    attributes: attributesOf(match[1] ?? ''),
  }));
}

/** Titles of the sections, in order. */
export function sections(lesson: LessonFile): readonly string[] {
  return [...lesson.body.matchAll(/^## (.+)$/gm)].map((match) => match[1] ?? '');
}

function attributesOf(source: string): Record<string, string> {
  const pattern = /(\w+)=(?:"([^"]*)"|\{(\{.*?\}|[^}]*)\})/gs;
  return Object.fromEntries(
    [...source.matchAll(pattern)].map((match) => [match[1] ?? '', match[2] ?? match[3] ?? '']),
  );
}

function read(path: string): string {
  return readFileSync(new URL(path, CONTENT), 'utf8');
}
