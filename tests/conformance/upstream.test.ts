/** Our models agree with upstream's own test tables. */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { agrees } from './cases.ts';
import { runCases } from './run.ts';

const FOLDER = new URL('cases/', import.meta.url);

describe.each(readdirSync(FOLDER))('%s', (name) => {
  const outcomes = runCases(readFileSync(new URL(name, FOLDER), 'utf8'));

  it('holds cases', () => {
    expect(outcomes.length).toBeGreaterThan(0);
  });

  it.each(outcomes.map((outcome) => [outcome.id, outcome] as const))('%s', (_, outcome) => {
    expect(outcome.passed ? outcome.expected : outcome.got).toEqual(outcome.expected);
  });
});

describe('comparing', () => {
  it('tells numbers, lists and objects that differ', () => {
    expect(agrees(1, 1 + 1e-12)).toBe(true);
    expect(agrees(1, 1.001)).toBe(false);
    expect(agrees([1, 2], [1, 2, 3])).toBe(false);
    expect(agrees({ a: 1 }, { a: 1, b: 2 })).toBe(true);
    expect(agrees({ a: 1 }, {})).toBe(false);
    expect(agrees(null, undefined)).toBe(false);
  });

  it('fails a case that no model knows, and goes on', () => {
    const text = JSON.stringify({
      cases: [{ id: 'x', feature: 'unheard of', input: {}, expect: { a: 1 } }],
    });
    expect(runCases(text)).toMatchObject([{ id: 'x', passed: false }]);
  });
});
