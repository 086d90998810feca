/** An axis with stretches cut out: time and place are each other's inverse, and nothing runs backwards. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ticks, type TimeScale } from '../../../src/recording/scale.ts';
import { cutOut, tornScale } from '../../../src/recording/torn-scale.ts';

const whole = { start: 0, end: 400_000 };
const quiet = [{ start: 70_000, end: 350_000 }];

describe('a torn axis', () => {
  it('is an ordinary one where nothing is cut out', () => {
    const scale = tornScale(whole, []);
    expect(scale.torn).toBeUndefined();
    expect(scale.place(200_000)).toBe(0.5);
    expect(cutOut(scale)).toBe(0);
  });

  it('says how much isn’t on paper', () => {
    expect(cutOut(tornScale(whole, quiet))).toBe(280_000);
  });

  it('has labels on its pieces alone, in seconds', () => {
    const labels = ticks(tornScale(whole, quiet));
    expect(labels.every(({ at }) => at <= 70_000 || at >= 350_000)).toBe(true);
    expect(labels.map(({ label }) => label)).toContain('360\u00A0s');
  });

  const time = fc.integer({ min: 0, max: 400_000 });
  it('leads back and forth', () => {
    const scales: TimeScale[] = [tornScale(whole, quiet)];
    fc.assert(
      fc.property(time, time, fc.constantFrom(...scales), (a, b, scale) => {
        expect(scale.time(scale.place(a))).toBeCloseTo(a, 3);
        if (a < b) expect(scale.place(a)).toBeLessThan(scale.place(b));
      }),
    );
  });

  it('shows the same times in a window', () => {
    const scale = tornScale(whole, quiet);
    const near = scale.torn?.window(0.5, 1);
    expect(near?.place(400_000)).toBeCloseTo(1);
    expect(near?.time(0)).toBeCloseTo(scale.time(0.5));
  });
});
