import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timeScale } from '../../../../src/recording/scale.ts';
import {
  inView,
  isWhole,
  pan,
  reveal,
  viewScale,
  WHOLE,
  zoom,
  type View,
} from '../../../../src/ui/timeline/view.ts';

const place = fc.double({ min: 0, max: 1, noNaN: true });
const kinds = fc.constantFrom('log' as const, 'linear' as const);

test('zoom keeps what lies under the pointer where it is', () => {
  const view = zoom(WHOLE, 4, 0.25, 'linear');
  expect(view.to - view.from).toBeCloseTo(0.25);
  expect(inView(view, 0.25)).toBeCloseTo(0.25);
});

test('zooming out ends at the whole paper', () => {
  const close = zoom(WHOLE, 16, 0.9, 'log');
  expect(isWhole(zoom(close, 1 / 100, 0.1, 'log'))).toBe(true);
});

test('there is a closest look', () => {
  let view: View = WHOLE;
  for (let step = 0; step < 200; step += 1) view = zoom(view, 2, 0.5, 'log');
  expect(view.to - view.from).toBeGreaterThan(0.001);
});

test('whatever is done, the window stays on the paper', () => {
  const moves = fc.array(
    fc.oneof(
      fc.tuple(fc.constant('zoom'), fc.double({ min: 0.1, max: 10, noNaN: true }), place),
      fc.tuple(fc.constant('pan'), fc.double({ min: -3, max: 3, noNaN: true }), place),
      fc.tuple(fc.constant('reveal'), place, place),
    ),
  );
  fc.assert(
    fc.property(moves, kinds, (steps, kind) => {
      let view: View = WHOLE;
      for (const [move, amount, anchor] of steps) {
        if (move === 'zoom') view = zoom(view, amount, anchor, kind);
        else if (move === 'pan') view = pan(view, amount);
        else view = reveal(view, amount);
        expect(view.from).toBeGreaterThanOrEqual(0);
        expect(view.to).toBeLessThanOrEqual(1 + 1e-12);
        expect(view.to).toBeGreaterThan(view.from);
      }
    }),
  );
});

test('what is revealed is in the window', () => {
  fc.assert(
    fc.property(place, place, (target, anchor) => {
      const view = reveal(zoom(WHOLE, 8, anchor, 'linear'), target);
      expect(inView(view, target)).toBeGreaterThanOrEqual(-1e-9);
      expect(inView(view, target)).toBeLessThanOrEqual(1 + 1e-9);
    }),
  );
});

test('the window’s own scale begins and ends at its edges', () => {
  const scale = timeScale('log', { start: 1, end: 10_000 });
  const near = viewScale(scale, { from: 0.25, to: 0.5 });
  expect(near.domain.start).toBeCloseTo(10);
  expect(near.domain.end).toBeCloseTo(100);
});
