import { describe, expect, it } from 'vitest';
import {
  record,
  startsInWords,
  type Timing,
} from '../../../../src/widgets/component-twin/starts.ts';

const timings: readonly Timing[] = [
  { side: 'plain', start: 'first', took: 10 },
  { side: 'component', start: 'first', took: 40 },
  { side: 'plain', start: 'first', took: 12 },
  { side: 'component', start: 'first', took: 60 },
  { side: 'plain', start: 'first', took: 90 },
  { side: 'component', start: 'first', took: 36 },
  { side: 'plain', start: 'again', took: 3 },
  { side: 'component', start: 'again', took: 1 },
];

describe('record', () => {
  it('has a lane for each, and the median of what was timed', () => {
    const { lanes, spans } = record(timings);
    expect(lanes).toHaveLength(4);
    expect(spans.map(({ lane, end }) => [lane, end])).toEqual([
      ['plain-first', 12],
      ['component-first', 40],
      ['plain-again', 3],
      ['component-again', 1],
    ]);
    expect(spans[0]?.spread).toEqual({ runs: 3, p5: 10, p95: 90 });
  });

  it('has no span before anything was timed', () => {
    expect(record([]).spans).toEqual([]);
  });
});

describe('startsInWords', () => {
  it('says who took longer, and how many times', () => {
    const said = startsInWords(timings).replaceAll('\u00A0', ' ');
    expect(said).toContain('12 ms by preview 1 and 40 ms as a component, which took 3.3 × as long');
    expect(said).toContain('1 ms as a component: preview 1 took 3 × as long');
  });

  it('says nothing of what wasn’t timed', () => {
    expect(startsInWords([])).toBe('');
  });
});
