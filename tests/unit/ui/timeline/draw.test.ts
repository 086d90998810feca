import { describe, expect, test } from 'vitest';
import type { Recording, Span } from '../../../../src/recording/recording.ts';
import { timeScale } from '../../../../src/recording/scale.ts';
import { drawRow, LEAST_WIDTH, nameOf, nextStop, tipOf } from '../../../../src/ui/timeline/draw.ts';
import { layout } from '../../../../src/ui/timeline/layout.ts';
import { WHOLE } from '../../../../src/ui/timeline/view.ts';
import { manySpans, MEASURED, RACE, SIMULATED } from '../../../fixtures/recordings.ts';

const WIDTH = 500;
const paper = timeScale('linear', { start: 0, end: 500 });

/** The marks of one row; at this scale and width a millisecond is a pixel. */
function marksOf(...spans: readonly (readonly [number, number, Span['provenance']?])[]) {
  const recording: Recording = {
    title: '',
    lanes: [{ id: 'a', name: 'a', layer: 'module' }],
    spans: spans.map(([start, end, provenance = MEASURED]) => ({
      lane: 'a',
      name: 'call',
      start,
      end,
      provenance,
    })),
    events: [],
  };
  return layout(recording)[1]?.marks ?? [];
}

const counts = (marks: ReturnType<typeof marksOf>, view = WHOLE) =>
  drawRow(marks, paper, view, WIDTH).map((shape) => shape.marks.length);

describe('merging', () => {
  test('slivers closer than half a pixel are one shape', () => {
    expect(counts(marksOf([10, 11], [11, 12], [12.5, 13]))).toEqual([3]);
  });

  test('slivers that can be told apart stay apart', () => {
    expect(counts(marksOf([10, 11], [15, 16], [40, 41]))).toEqual([1, 1, 1]);
  });

  test('what is wide enough to see never swallows a neighbour', () => {
    expect(counts(marksOf([10, 100], [100, 200], [200, 201]))).toEqual([1, 1, 1]);
  });

  test('a simulated span never hides in a measured one', () => {
    expect(counts(marksOf([10, 11], [11, 12, SIMULATED], [12, 13]))).toEqual([1, 1, 1]);
  });

  test('a closer look takes them apart', () => {
    const marks = marksOf([10, 11], [11, 12], [12.5, 13]);
    expect(counts(marks, { from: 0, to: 0.05 })).toEqual([1, 1, 1]);
  });

  test('nothing is lost in the whole view', () => {
    const recording = manySpans(2000);
    const scale = timeScale('linear', { start: 0, end: 3000 });
    const drawn = layout(recording).flatMap((row) => drawRow(row.marks, scale, WHOLE, WIDTH));
    const held = drawn.flatMap((shape) => shape.marks.map((mark) => mark.key));
    expect(new Set(held).size).toBe(2000);
    expect(drawn.length).toBeLessThan(2000);
  });
});

describe('culling', () => {
  test('only what touches the window is drawn', () => {
    const marks = marksOf([0, 50], [90, 110], [150, 160], [300, 400]);
    const drawn = drawRow(marks, paper, { from: 0.2, to: 0.4 }, WIDTH);
    expect(drawn.map((shape) => shape.marks[0].from)).toEqual([90, 150]);
  });

  test('a long bar is cut a little outside the window', () => {
    const [bar] = drawRow(marksOf([0, 500]), paper, { from: 0.5, to: 0.501 }, WIDTH);
    expect(bar?.x).toBeLessThan(0);
    expect(bar?.x).toBeGreaterThan(-0.2);
    expect(bar?.width).toBeLessThan(1.4);
  });

  test('the shortest span can still be seen', () => {
    const [dot] = drawRow(marksOf([20, 20.0001]), paper, WHOLE, WIDTH);
    expect(dot?.width).toBeCloseTo(LEAST_WIDTH / WIDTH);
  });
});

describe('names', () => {
  const row = layout(RACE)[1];
  const [fetch] = drawRow(row?.marks ?? [], paper, WHOLE, WIDTH);

  test('a shape says lane, phase, exact times and kind', () => {
    expect(fetch && nameOf(fetch, 'module').replaceAll('\u00A0', ' ')).toBe(
      'module, fetch: from 0 ms to 3.1 ms, took 3.1 ms, measured',
    );
  });

  test('its tip also says where from, how it varied and what happens', () => {
    expect(fetch && tipOf(fetch).map((line) => line.replaceAll('\u00A0', ' '))).toEqual([
      'fetch',
      'from 0 ms to 3.1 ms, took 3.1 ms',
      'measured: here, 20 runs',
      'nine of ten runs took 2.5 ms to 5.1 ms',
      'The bytes arrive.',
    ]);
  });

  test('a merged shape says how many it is and how to see them', () => {
    const [merged] = drawRow(marksOf([10, 11], [11, 12], [12, 13]), paper, WHOLE, WIDTH);
    expect(merged && nameOf(merged, 'a').replaceAll('\u00A0', ' ')).toBe(
      'a, call: 3 spans from 10 ms to 13 ms, measured; zoom in to see each',
    );
  });
});

test('the playhead steps from end to end, and says what ends', () => {
  const rows = layout(RACE);
  const seen: string[] = [];
  let now = -1;
  for (let step = nextStop(rows, now); step !== undefined; step = nextStop(rows, now)) {
    seen.push(step.words.replaceAll('\u00A0', ' '));
    now = step.at;
  }
  expect(seen).toEqual([
    '3.1 ms: module, fetch ends',
    '4.4 ms: module, compile ends',
    '4.9 ms: module, first output; module, run ends',
    '300 ms: container, resolve ends',
    '2.7 s: container, pull ends',
    '3.8 s: container, ready; container, start ends',
  ]);
  expect(nextStop(rows, 2700)?.last).toBe(true);
});
