import { expect, test } from 'vitest';
import { toChromeTrace } from '../../../src/recording/chrome-trace.ts';
import { RACE } from '../../fixtures/recordings.ts';

const { traceEvents } = toChromeTrace(RACE);

test('a span is a complete event, in microseconds, with its provenance', () => {
  expect(traceEvents.find((event) => event.name === 'fetch')).toEqual({
    ph: 'X',
    name: 'fetch',
    cat: 'measured',
    ts: 0,
    dur: 3100,
    pid: 1,
    tid: 1,
    args: {
      provenance: 'measured',
      terms: 'here, 20 runs',
      detail: 'The bytes arrive.',
      runs: 20,
      p5_ms: 2.5,
      p95_ms: 5.1,
    },
  });
});

test('an event is an instant in its lane’s thread', () => {
  expect(traceEvents.find((event) => event.name === 'ready')).toMatchObject({
    ph: 'i',
    ts: 3_800_000,
    tid: 2,
    s: 't',
    args: { terms: 'runc, 100 Mbit/s' },
  });
});

test('threads are named after lanes', () => {
  const names = traceEvents.filter((event) => event.name === 'thread_name');
  expect(names.map((event) => [event.tid, event.args.name])).toEqual([
    [1, 'module'],
    [2, 'container'],
  ]);
});

test('every span and event is there once', () => {
  const drawn = traceEvents.filter((event) => event.ph !== 'M');
  expect(drawn).toHaveLength(RACE.spans.length + RACE.events.length);
});
