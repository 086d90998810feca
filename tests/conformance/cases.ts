/** The form of upstream's cases, and how an expected result is compared with what a model gives. */

import { z } from 'astro/zod';

const caseSchema = z.looseObject({
  id: z.string(),
  feature: z.string(),
  input: z.unknown(),
  expect: z.unknown(),
});

const fileSchema = z.looseObject({ cases: caseSchema.array() });

export type Case = z.infer<typeof caseSchema>;

/** The cases of one file; throws in words where it isn't of the form. */
export function readCases(text: string): readonly Case[] {
  const read = fileSchema.safeParse(JSON.parse(text));
  if (!read.success) throw new Error(z.prettifyError(read.error));
  return read.data.cases;
}

/** Upstream compares fractions that came by different ways of adding. */
const TOLERANCE = 1e-9;

/**
 * Whether `got` is what was expected: numbers within 1e-9, or `tolerance`, and of objects the keys
 * that are named, since upstream's rows leave out what they don't look at.
 */
export function agrees(expected: unknown, got: unknown, tolerance = TOLERANCE): boolean {
  if (typeof expected === 'number' && typeof got === 'number') {
    return Object.is(expected, got) || Math.abs(expected - got) <= tolerance;
  }
  if (Array.isArray(expected)) {
    return (
      Array.isArray(got) &&
      got.length === expected.length &&
      expected.every((item, index) => agrees(item, got[index], tolerance))
    );
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof got !== 'object' || got === null) return false;
    const record = got as Readonly<Record<string, unknown>>;
    return Object.entries(expected).every(([key, value]) => agrees(value, record[key], tolerance));
  }
  return Object.is(expected, got);
}
