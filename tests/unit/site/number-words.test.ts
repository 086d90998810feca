/** Counts in running text. */

import { expect, test } from 'vitest';
import { atStart, inWords } from '../../../src/site/number-words.ts';

test('small counts are words, larger ones digits', () => {
  expect([0, 1, 12, 17, 20].map(inWords)).toEqual(['no', 'one', 'twelve', 'seventeen', 'twenty']);
  expect([21, 100].map(inWords)).toEqual(['21', '100']);
});

test('a sentence begins with a capital letter, or with digits', () => {
  expect([3, 17, 40].map(atStart)).toEqual(['Three', 'Seventeen', '40']);
});
