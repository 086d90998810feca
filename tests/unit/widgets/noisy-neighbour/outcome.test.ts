import { describe, expect, it } from 'vitest';
import { longest, outcome, record } from '../../../../src/widgets/noisy-neighbour/outcome.ts';
import { summary } from '../../../../src/widgets/noisy-neighbour/words.ts';

const TIMINGS = { alone: [10, 30, 20], beside: [40, 40, 60, 20, 50] };

describe('outcome', () => {
  it('compares medians', () => {
    expect(outcome(TIMINGS)).toMatchObject({ alone: 20, beside: 40, factor: 2 });
    expect(outcome(TIMINGS)!.from).toBe(1);
    expect(outcome(TIMINGS)!.to).toBe(3);
  });

  it('says nothing while a part is missing', () => {
    expect(outcome({ alone: [1], beside: [] })).toBeUndefined();
    expect(outcome({ alone: [], beside: [] })).toBeUndefined();
  });
});

describe('record', () => {
  it('draws a bar for each part, with the spread of its runs', () => {
    const { lanes, spans } = record(TIMINGS, 3);
    expect(lanes.map((lane) => lane.name)).toEqual(['alone', 'beside 3 neighbours']);
    expect(spans.map((span) => [span.start, span.end, span.spread?.runs])).toEqual([
      [0, 20, 3],
      [0, 40, 5],
    ]);
    expect(longest({ title: '', lanes, spans, events: [] })).toBeGreaterThan(spans[1]!.spread!.p95);
  });

  it('gives one run no spread', () => {
    expect(record({ alone: [5], beside: [] }, 1).spans).toMatchObject([{ end: 5 }]);
    expect(record({ alone: [5], beside: [] }, 1).spans[0]).not.toHaveProperty('spread');
  });
});

describe('summary', () => {
  const done = { stage: 'done', timings: TIMINGS } as const;
  it('tells turns that have to be taken from cores that are enough', () => {
    expect(summary(done, 3, 2)).toContain('4 busy threads share them');
    expect(summary(done, 1, 2)).toContain('a core for each thread');
    expect(summary(done, 1, 2)).toContain('2\u00a0× as long');
  });
});
