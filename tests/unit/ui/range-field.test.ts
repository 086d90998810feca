import { expect, it } from 'vitest';
import { nearest } from '../../../src/ui/RangeField.tsx';

it('finds the stop of a value, or the nearest where a link brings one between', () => {
  expect(nearest([0, 10, 20], 10)).toBe(1);
  expect(nearest([0, 10, 20], 1)).toBe(0);
  expect(nearest([0, 10, 20], 999)).toBe(2);
});

it('takes a small value for a small one, not for the “none” that stands last as 0', () => {
  expect(nearest([20, 40, 0], 1)).toBe(0);
  expect(nearest([20, 40, 0], 0)).toBe(2);
});
