import { expect, test } from 'vitest';
import { fromJson, toJson } from '../../../src/recording/json.ts';
import { KINDS, RACE } from '../../fixtures/recordings.ts';

type Edit = (file: ReturnType<typeof parsed>) => void;

function parsed() {
  return JSON.parse(toJson(RACE)) as Record<string, unknown> & {
    spans: Record<string, unknown>[];
    lanes: Record<string, unknown>[];
  };
}

function problemOf(text: string): string {
  const loaded = fromJson(text);
  return loaded.ok ? 'no problem' : loaded.problem;
}

test.each([RACE, KINDS])('what is saved comes back: $title', (recording) => {
  expect(fromJson(toJson(recording))).toEqual({ ok: true, recording });
});

test.each<[string, Edit, string]>([
  ['another version', (f) => (f.version = 99), 'This recording has version 99'],
  ['another file', (f) => delete f.strata, 'This file isn’t a recording of Strata'],
  ['no title', (f) => delete f.title, 'title has to be a text, not missing.'],
  ['no spans', (f) => delete (f as Partial<typeof f>).spans, 'spans has to be a list'],
  ['a span that is none', (f) => (f.spans[2] = 7 as never), 'spans[2] has to be an object, not 7.'],
  ['a time in words', (f) => (f.spans[1]!.start = 'soon'), 'spans[1].start has to be a number'],
  ['a time below zero', (f) => (f.spans[0]!.start = -1), 'spans[0].start can’t be below zero'],
  ['an end before its start', (f) => (f.spans[4]!.end = 1), 'spans[4].end is before its start.'],
  ['a lane not there', (f) => (f.spans[0]!.lane = 'x'), 'spans[0].lane names a lane that isn’t'],
  ['a layer not there', (f) => (f.lanes[0]!.layer = 'mantle'), 'lanes[0].layer is one of hardware'],
  ['a lane twice', (f) => (f.lanes[1]!.id = 'm'), 'Two of its lanes have the same id.'],
  [
    'an unknown kind',
    (f) => (f.spans[0]!.provenance = { kind: 'guessed' }),
    'spans[0].provenance.kind is one of measured, recorded, simulated, cited, not "guessed".',
  ],
  [
    'an address that runs a script',
    (f) =>
      (f.spans[0]!.provenance = {
        kind: 'cited',
        source: 's',
        date: 'd',
        url: 'javascript:alert(1)',
      }),
    'spans[0].provenance.url has to begin with https://',
  ],
])('a file with %s is refused, and the place is named', (_, edit, problem) => {
  const file = parsed();
  edit(file);
  expect(problemOf(JSON.stringify(file))).toContain(problem);
});

test('what isn’t JSON is refused in a sentence', () => {
  expect(problemOf('{"strata":')).toMatch(/^This file isn’t JSON: .*\.$/u);
  expect(problemOf('null')).toBe('The file has to be an object, not null.');
});
