import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toChromeTrace } from '../../src/recording/chrome-trace.ts';
import * as format from '../../src/recording/format.ts';
import { fromJson, toJson } from '../../src/recording/json.ts';
import { LAYERS } from '../../src/recording/layers.ts';
import type { Recording } from '../../src/recording/recording.ts';
import { domainFor, minorLines, ticks, timeScale } from '../../src/recording/scale.ts';
import { textRows } from '../../src/recording/text.ts';

const words = fc.string({ maxLength: 12 });
const time = fc.double({ min: 0, max: 1e7, noNaN: true }).map((ms) => ms + 0);
const provenance = fc.oneof(
  fc.record({ kind: fc.constant('measured' as const), runs: fc.nat() }, { requiredKeys: ['kind'] }),
  fc.record({ kind: fc.constant('recorded' as const), machine: words, date: words }),
  fc.record({ kind: fc.constant('simulated' as const), model: words, parameters: words }),
  fc.record({ kind: fc.constant('cited' as const), source: words, date: words }),
);
const recordings: fc.Arbitrary<Recording> = fc
  .uniqueArray(words, { minLength: 1, maxLength: 5 })
  .chain((ids) => {
    const lane = fc.constantFrom(...ids);
    const span = fc
      .record({ lane, name: words, start: time, length: time, provenance })
      .map(({ start, length, ...rest }) => ({ ...rest, start, end: start + length }));
    return fc.record({
      title: words,
      lanes: fc.tuple(
        ...ids.map((id) =>
          fc.record({ id: fc.constant(id), name: words, layer: fc.constantFrom(...LAYERS) }),
        ),
      ),
      spans: fc.array(span, { maxLength: 30 }),
      events: fc.array(fc.record({ lane, name: words, at: time, provenance }), { maxLength: 8 }),
    });
  });
const domains = fc
  .tuple(
    fc.constantFrom('log' as const, 'linear' as const),
    fc.double({ min: 1e-6, max: 1e5, noNaN: true }),
    fc.double({ min: 1.001, max: 1e9, noNaN: true }),
  )
  .map(([kind, start, factor]) => timeScale(kind, { start, end: start * factor }));

test('a recording comes back from JSON as it was', () => {
  fc.assert(
    fc.property(recordings, (recording) => {
      expect(fromJson(toJson(recording))).toEqual({ ok: true, recording });
    }),
  );
});

test('no text makes the reader of files throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(fromJson(text).ok).toBe(false);
    }),
  );
});

test('every span and event stands once in the words and in the trace', () => {
  fc.assert(
    fc.property(recordings, (recording) => {
      const count = recording.spans.length + recording.events.length;
      expect(textRows(recording)).toHaveLength(count);
      const { traceEvents } = toChromeTrace(recording);
      expect(traceEvents.filter((event) => event.ph !== 'M')).toHaveLength(count);
    }),
  );
});

test('later is never further left', () => {
  fc.assert(
    fc.property(domains, time, time, (scale, a, b) => {
      expect(scale.place(Math.min(a, b))).toBeLessThanOrEqual(scale.place(Math.max(a, b)));
    }),
  );
});

test('a place gives back its time', () => {
  fc.assert(
    fc.property(domains, fc.double({ min: 0.001, max: 1, noNaN: true }), (scale, place) => {
      expect(scale.place(scale.time(place))).toBeCloseTo(place, 6);
    }),
  );
});

test('labels and lines stand on the paper, in order, and labels differ', () => {
  fc.assert(
    fc.property(domains, (scale) => {
      const { start, end } = scale.domain;
      const slack = (end - start) * 1e-6;
      const labelled = ticks(scale).map((tick) => tick.at);
      for (const at of [...labelled, ...minorLines(scale)]) {
        expect(at).toBeGreaterThanOrEqual(start - slack);
        expect(at).toBeLessThanOrEqual(end + slack);
      }
      expect(labelled).toEqual(labelled.toSorted((a, b) => a - b));
      const labels = ticks(scale).map((tick) => tick.label);
      expect(new Set(labels).size).toBe(labels.length);
      expect(labels.length).toBeGreaterThanOrEqual(1);
      expect(labels.length).toBeLessThanOrEqual(12);
    }),
  );
});

test('the paper holds the whole recording', () => {
  fc.assert(
    fc.property(
      recordings,
      fc.constantFrom('log' as const, 'linear' as const),
      (recording, kind) => {
        const scale = timeScale(kind, domainFor(recording, kind));
        for (const span of recording.spans) {
          expect(scale.place(span.end)).toBeLessThanOrEqual(1 + 1e-9);
        }
      },
    ),
  );
});

test('no number is written as something that isn’t one', () => {
  const { formatBytes, formatCount, formatFactor, formatMs, formatMsExact } = format;
  fc.assert(
    fc.property(fc.double(), (value) => {
      for (const write of [formatBytes, formatCount, formatFactor, formatMs, formatMsExact]) {
        expect(write(value)).not.toMatch(/NaN|Infinity|undefined/u);
      }
    }),
  );
});
