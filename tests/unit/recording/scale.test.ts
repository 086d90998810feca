import { describe, expect, test } from 'vitest';
import { EMPTY } from '../../../src/recording/recording.ts';
import { domainFor, minorLines, ticks, timeScale } from '../../../src/recording/scale.ts';
import { RACE } from '../../fixtures/recordings.ts';

const labels = (scale: ReturnType<typeof timeScale>) =>
  ticks(scale).map((tick) => tick.label.replaceAll('\u00A0', ' '));

describe('a log scale', () => {
  const paper = timeScale('log', { start: 0.001, end: 100_000 });

  test('makes each decade equally wide', () => {
    expect(paper.place(0.01)).toBeCloseTo(1 / 8);
    expect(paper.place(10_000)).toBeCloseTo(7 / 8);
  });

  test('has no zero: what lies at its edge or before stands on the edge', () => {
    expect(paper.place(0)).toBe(0);
    expect(paper.place(0.0001)).toBe(0);
    expect(paper.place(0.001)).toBe(0);
  });

  test('labels its decades', () => {
    expect(labels(paper)).toEqual([
      '1 µs',
      '10 µs',
      '100 µs',
      '1 ms',
      '10 ms',
      '100 ms',
      '1 s',
      '10 s',
      '100 s',
    ]);
  });

  test('has lines from 2 to 9 in each decade', () => {
    expect(minorLines(paper)).toHaveLength(8 * 8);
  });

  test('looked at closely, tells neighbouring labels apart', () => {
    const close = labels(timeScale('log', { start: 4.4, end: 4.5 }));
    expect(close.length).toBeGreaterThan(2);
    expect(new Set(close).size).toBe(close.length);
  });

  test('refuses to start at zero', () => {
    expect(() => timeScale('log', { start: 0, end: 1 })).toThrow(RangeError);
  });
});

describe('a linear scale', () => {
  test('has labels in steps of 1, 2 or 5 of one unit', () => {
    expect(labels(timeScale('linear', { start: 0, end: 4000 }))).toEqual([
      '0 s',
      '1 s',
      '2 s',
      '3 s',
      '4 s',
    ]);
    expect(labels(timeScale('linear', { start: 0, end: 600_000 }))).toEqual([
      '0 min',
      '2 min',
      '4 min',
      '6 min',
      '8 min',
      '10 min',
    ]);
  });

  test('refuses an empty domain', () => {
    expect(() => timeScale('linear', { start: 5, end: 5 })).toThrow(RangeError);
  });
});

describe('the paper for a recording', () => {
  test('is whole decades on a log scale', () => {
    expect(domainFor(RACE, 'log')).toEqual({ start: 0.1, end: 10_000 });
  });

  test('starts at zero and ends at a round number on a linear one', () => {
    expect(domainFor(RACE, 'linear')).toEqual({ start: 0, end: 4000 });
  });

  test('is the wanted one, and grows where the recording does not fit', () => {
    expect(domainFor(RACE, 'log', { start: 0.001, end: 100_000 })).toEqual({
      start: 0.001,
      end: 100_000,
    });
    expect(domainFor(RACE, 'log', { start: 0.001, end: 100 }).end).toBe(10_000);
    expect(domainFor(RACE, 'linear', { start: 0, end: 100 }).end).toBe(4000);
  });

  test('is there before anything has run', () => {
    for (const kind of ['log', 'linear'] as const) {
      expect(ticks(timeScale(kind, domainFor(EMPTY, kind))).length).toBeGreaterThan(2);
    }
  });
});
