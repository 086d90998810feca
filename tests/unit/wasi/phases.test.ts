import { describe, expect, it } from 'vitest';
import { duration } from '../../../src/recording/recording.ts';
import { assemble, type Mark } from '../../../src/wasi/phases.ts';

const MARKS: readonly Mark[] = [
  { name: 'start worker', end: 1010 },
  { name: 'fetch', end: 1015 },
  { name: 'compile', end: 1015.6 },
  { name: 'instantiate', end: 1015.7 },
  { name: 'run', end: 1019.7 },
  { name: 'report', end: 1020 },
];

describe('assemble', () => {
  it('gives spans without gaps whose sum is the wall time', () => {
    const { spans } = assemble('x', { start: 1000, marks: MARKS, means: [] });
    expect(spans.map((s) => s.name)).toEqual(MARKS.map((m) => m.name));
    expect(spans[0]?.start).toBe(0);
    for (const [index, span] of spans.slice(1).entries())
      expect(span.start).toBe(spans[index]?.end);
    expect(spans.reduce((sum, span) => sum + duration(span), 0)).toBeCloseTo(20);
  });

  it('puts a mean in place of a short reading, says so, and moves up what follows', () => {
    const means = [{ name: 'compile', mean: 0.04, repetitions: 1000 }] as const;
    const { spans } = assemble('x', { start: 1000, marks: MARKS, means });
    const compile = spans.find((s) => s.name === 'compile')!;
    expect(duration(compile)).toBeCloseTo(0.04);
    expect(compile.provenance).toEqual({ kind: 'measured', method: 'mean of 1,000 repetitions' });
    expect(compile.detail).toContain('0.6\u00a0ms');
    expect(spans.at(-1)?.end).toBeCloseTo(20 - 0.56);
    for (const [index, span] of spans.slice(1).entries())
      expect(span.start).toBe(spans[index]?.end);
  });

  it('trusts a reading that is long enough, whatever the mean', () => {
    const means = [{ name: 'run', mean: 0.4, repetitions: 9 }] as const;
    const run = assemble('x', { start: 1000, marks: MARKS, means }).spans.find(
      (s) => s.name === 'run',
    )!;
    expect(duration(run)).toBeCloseTo(4);
    expect(run.provenance).toEqual({ kind: 'measured', runs: 1 });
  });

  it('keeps the first output’s place inside the run', () => {
    const marks: readonly Mark[] = [
      { name: 'instantiate', end: 1015.7 },
      { name: 'run', end: 1016.5 },
    ];
    const readings = { start: 1000, means: [], firstOutput: 1015.9 };
    const at = (means: Parameters<typeof assemble>[1]['means']) =>
      assemble('x', { ...readings, marks, means }).events.find((e) => e.name === 'first output')
        ?.at;
    expect(at([])).toBeCloseTo(15.9);
    expect(at([{ name: 'run', mean: 0.4, repetitions: 9 }])).toBeCloseTo(15.7 + 0.1);
  });

  it('speaks of a first output only where there was one', () => {
    const lane = (readings: Partial<Parameters<typeof assemble>[1]>) =>
      assemble('x', { start: 1000, marks: MARKS, means: [], ...readings }).lanes[0];
    expect(lane({ firstOutput: 1017 })?.goal).toBe('first output');
    expect(lane({})?.goal).toBeUndefined();
    expect(lane({ marks: MARKS.slice(0, 3) })?.goal).toBeUndefined();
  });

  it('never lets a clock that disagrees turn a span around', () => {
    const marks: readonly Mark[] = [
      { name: 'ask worker', end: 999 },
      { name: 'run', end: 1002 },
      { name: 'report', end: 1001 },
    ];
    const { spans, events } = assemble('x', { start: 1000, marks, means: [] });
    expect(spans.every((span) => span.end >= span.start)).toBe(true);
    expect(events.map((e) => [e.name, e.at])).toEqual([['exit', 2]]);
  });
});
