import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { LAYERS } from '../../../src/recording/layers.ts';
import { Sprite } from '../../../src/ui/Sprite.tsx';
import { Timeline } from '../../../src/ui/Timeline.tsx';
import { Words } from '../../../src/ui/Words.tsx';
import { EMPTY, type Recording } from '../../../src/recording/recording.ts';
import { manySpans, RACE } from '../../fixtures/recordings.ts';

const draw = (recording: Recording, more: Partial<Parameters<typeof Timeline>[0]> = {}) =>
  renderToString(<Timeline recording={recording} scale="log" label="Race" {...more} />).replaceAll(
    '\u00A0',
    ' ',
  );

test('the first frame holds every span’s name and exact times', () => {
  const html = draw(RACE);
  for (const name of [
    'module, fetch: from 0 ms to 3.1 ms, took 3.1 ms, measured',
    'module, compile: from 3.1 ms to 4.4 ms, took 1.3 ms, measured',
    'module, first output: at 4.9 ms, measured',
    'container, pull: from 300 ms to 2.7 s, took 2.4 s, simulated',
    'container, ready: at 3.8 s, simulated',
  ]) {
    expect(html).toContain(`aria-label="${name}"`);
  }
});

test('simulated bars are filled from the page’s sprite', () => {
  const sprite = renderToString(<Sprite />);
  const used = [...draw(RACE).matchAll(/url\(#([\w-]+)\)/gu)].map((match) => match[1]);
  expect(used).toContain('hatch-container');
  for (const id of used) expect(sprite).toContain(`id="${String(id)}"`);
  for (const layer of LAYERS) expect(sprite).toContain(`id="r-${layer}"`);
});

test('two ends are compared, and the reader’s guess is marked', () => {
  const html = draw(RACE, {
    compare: ['m', 'c'],
    guesses: [{ lane: 'c', at: 20_000 }],
    domain: { start: 0.001, end: 100_000 },
  });
  expect(html).toContain('780 ×');
  expect(html).toMatch(/you<span[^>]*> guessed 20 s/u);
});

test('there is one stop for the Tab key among the spans', () => {
  const html = draw(manySpans(300));
  expect(html.match(/<(?:rect|svg)[^>]*tabindex="0"/gu)).toHaveLength(1);
});

test('before anything has run, axes, lanes and guesses are there', () => {
  const html = draw({ ...EMPTY, lanes: RACE.lanes }, { guesses: [{ lane: 'm', at: 1 }] });
  expect(html).toContain('100 ms');
  expect(html).toContain('<b>container</b>');
  expect(html).toContain('guessed 1 ms');
});

test('the words are a table in order', () => {
  const html = renderToString(<Words recording={RACE} />).replaceAll('\u00A0', ' ');
  const text = html.replaceAll(/<\/t[dh]>/gu, '|').replaceAll(/<[^>]+>/gu, '');
  expect(text).toContain('Lane|Phase|From|To|Took|Kind|');
  expect(text.indexOf('module|fetch|0 ms|3.1 ms|')).toBeGreaterThan(0);
  expect(text.indexOf('container|pull|300 ms|2.7 s|2.4 s|simulated')).toBeGreaterThan(
    text.indexOf('module|run|'),
  );
});

test('the key names the kinds on the paper, and no other', () => {
  const [, key = ''] = /<ul class="tl-legend"[^>]*>(.*?)<\/ul>/u.exec(draw(RACE)) ?? [];
  expect(
    key
      .replaceAll(/<[^>]*>/gu, ' ')
      .trim()
      .split(/\s+/u),
  ).toEqual(['measured', 'simulated']);
});
