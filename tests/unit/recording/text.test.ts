import { expect, test } from 'vitest';
import { EMPTY } from '../../../src/recording/recording.ts';
import { textRows, toText } from '../../../src/recording/text.ts';
import { RACE } from '../../fixtures/recordings.ts';

test('the words say every lane, phase, time and kind, in order', () => {
  expect(toText(RACE).replaceAll('\u00A0', ' ')).toBe(
    [
      'From a press to the first answer',
      'module, first output: 4.9 ms',
      '  fetch: from 0 ms to 3.1 ms, took 3.1 ms (2.5 ms to 5.1 ms) (measured, here, 20 runs)',
      '  compile: from 3.1 ms to 4.4 ms, took 1.3 ms (measured, here, 20 runs)',
      '  run: from 4.4 ms to 4.9 ms, took 500 µs (measured, here, 20 runs)',
      '  first output: at 4.9 ms (measured, here, 20 runs)',
      'container, ready: 3.8 s',
      '  resolve: from 0 ms to 300 ms, took 300 ms (simulated, runc, 100 Mbit/s)',
      '  pull: from 300 ms to 2.7 s, took 2.4 s (simulated, runc, 100 Mbit/s)',
      '  start: from 2.7 s to 3.8 s, took 1.1 s (simulated, runc, 100 Mbit/s)',
      '  ready: at 3.8 s (simulated, runc, 100 Mbit/s)',
    ].join('\n'),
  );
});

test('a lane without spans has nothing yet', () => {
  expect(toText({ ...EMPTY, title: 'Race', lanes: RACE.lanes })).toBe(
    'Race\nmodule, first output: nothing yet\ncontainer, ready: nothing yet',
  );
});

test('rows stand in order of time, whatever the order of recording', () => {
  const shuffled = { ...RACE, spans: RACE.spans.toReversed() };
  expect(textRows(shuffled)).toEqual(textRows(RACE));
});
