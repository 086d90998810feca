import { describe, expect, it } from 'vitest';
import { percentile } from '../../../src/recording/percentile.ts';

describe('percentile', () => {
  it.each([
    [[3, 1, 2], 0.5, 2],
    [[10, 0], 0.05, 0],
    [[4, 1, 2, 3], 0.5, 2],
    [[7], 0.95, 7],
  ])('of %j at %d is %d', (values, p, expected) => {
    expect(percentile(values, p)).toBe(expected);
  });
});
