import { expect, test } from 'vitest';
import type { Recording } from '../../../../src/recording/recording.ts';
import { layout } from '../../../../src/ui/timeline/layout.ts';
import { manySpans, MEASURED, RACE, SIMULATED } from '../../../fixtures/recordings.ts';

const names = (recording: Recording) =>
  layout(recording).map((row) => (row.type === 'head' ? `[${row.lane.name}]` : row.name));

test('each lane has a head, then a row for each phase in order of time', () => {
  expect(names(RACE)).toEqual([
    '[module]',
    'fetch',
    'compile',
    'run',
    '[container]',
    'resolve',
    'pull',
    'start',
  ]);
});

test('values are durations, a head’s is its lane’s', () => {
  const values = layout(RACE).map((row) => row.value.replaceAll('\u00A0', ' '));
  expect(values).toEqual([
    '4.9 ms',
    '3.1 ms',
    '1.3 ms',
    '500 µs',
    '3.8 s',
    '300 ms',
    '2.4 s',
    '1.1 s',
  ]);
});

test('2,000 spans of few names fit in a few dozen rows', () => {
  const rows = layout(manySpans(2000));
  expect(rows.length).toBeLessThan(40);
  expect(rows.reduce((sum, row) => sum + row.marks.length, 0)).toBe(2000);
});

const lane = { id: 'a', name: 'a', layer: 'kernel' } as const;
const span = (start: number, end: number, provenance = MEASURED) => ({
  lane: 'a',
  name: 'call',
  start,
  end,
  provenance,
});

test('spans of one name that run together stand in rows of their own', () => {
  const together = {
    title: '',
    lanes: [lane],
    spans: [span(0, 5), span(2, 8), span(5, 9)],
    events: [],
  };
  const rows = layout(together).slice(1);
  expect(rows.map((row) => row.marks.map((mark) => mark.from))).toEqual([[0, 5], [2]]);
});

test('but not in more rows than fit', () => {
  const spans = Array.from({ length: 50 }, () => span(0, 5));
  const rows = layout({ title: '', lanes: [lane], spans, events: [] }).slice(1);
  expect(rows.length).toBeLessThan(10);
  expect(rows.reduce((sum, row) => sum + row.marks.length, 0)).toBe(50);
});

test('a lane’s own bar changes pattern where the provenance does', () => {
  const spans = [span(0, 5), span(5, 7), span(7, 9, SIMULATED)];
  const [head] = layout({ title: '', lanes: [lane], spans, events: [] });
  expect(head?.type === 'head' && head.bar).toEqual([
    { from: 0, to: 7, kind: 'measured' },
    { from: 7, to: 9, kind: 'simulated' },
  ]);
});

test('a lane that waits shows the gap, and counts what it did', () => {
  const spans = [span(0, 5), span(5, 7), span(90, 93)];
  const [head] = layout({ title: '', lanes: [lane], spans, events: [] });
  expect(head?.type === 'head' && head.bar).toEqual([
    { from: 0, to: 7, kind: 'measured' },
    { from: 90, to: 93, kind: 'measured' },
  ]);
  expect(head?.value).toBe('10\u00A0ms');
});

test('a lane with more gaps than an eye can tell apart has one bar', () => {
  const spans = Array.from({ length: 300 }, (_, i) => span(2 * i, 2 * i + 1));
  const [head] = layout({ title: '', lanes: [lane], spans, events: [] });
  expect(head?.type === 'head' && head.bar).toEqual([{ from: 0, to: 599, kind: 'measured' }]);
});

test('a lane that has not run keeps its head', () => {
  const [head] = layout({ title: '', lanes: [lane], spans: [], events: [] });
  expect(head).toMatchObject({ type: 'head', value: '', bar: [], end: undefined });
});

test('events other than the goal have a row', () => {
  const recording = {
    ...RACE,
    events: [...RACE.events, { lane: 'm', name: 'cache hit', at: 1, provenance: MEASURED }],
  };
  expect(names(recording)).toContain('cache hit');
  expect(names(recording)).not.toContain('first output');
});
