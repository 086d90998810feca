import { describe, expect, it } from 'vitest';
import { grantsInWords } from '../../../../src/widgets/workbench/grants-in-words.ts';
import { move, NO_HISTORY, paste, remember } from '../../../../src/widgets/workbench/input-line.ts';
import { INITIAL_SETTINGS } from '../../../../src/widgets/workbench/settings.ts';
import { createTranscript } from '../../../../src/widgets/workbench/transcript.ts';

describe('paste', () => {
  it('sends whole lines and leaves the rest in the field', () => {
    expect(paste('ab', 1, 1, 'X\r\nY\nZ')).toEqual({ lines: ['aX\n', 'Y\n'], rest: 'Zb' });
    expect(paste('old', 0, 3, 'new')).toEqual({ lines: [], rest: 'new' });
    expect(paste('', 0, 0, 'one\n')).toEqual({ lines: ['one\n'], rest: '' });
  });
});

describe('history', () => {
  it('goes back and on, and keeps the line that isn’t sent yet', () => {
    const two = remember(remember(NO_HISTORY, 'one'), 'two');
    const back = move(two, -1, 'draft');
    expect(back.field).toBe('two');
    const further = move(back.history, -1, back.field);
    expect(further.field).toBe('one');
    expect(move(further.history, -1, further.field).field).toBe('one');
    const on = move(move(further.history, 1, 'one').history, 1, 'two');
    expect(on.field).toBe('draft');
  });

  it('keeps neither empty lines nor repeats', () => {
    expect(remember(remember(remember(NO_HISTORY, 'a'), 'a'), '').lines).toEqual(['a']);
  });
});

describe('transcript', () => {
  it('joins pieces of one stream, and keeps others apart', () => {
    const transcript = createTranscript();
    transcript.add('stdout', 'a');
    transcript.add('stdout', 'b');
    transcript.add('stdin', 'c\n');
    expect(transcript.read()).toEqual({
      pieces: [
        { stream: 'stdout', text: 'ab' },
        { stream: 'stdin', text: 'c\n' },
      ],
      hidden: 0,
    });
  });

  it('keeps the latest of very much, and counts what it forgot', () => {
    const transcript = createTranscript();
    for (let at = 0; at < 100; at += 1) transcript.add('stdout', `${String(at)} `.repeat(2000));
    const { pieces, hidden } = transcript.read();
    const shown = pieces.map(({ text }) => text).join('');
    expect(shown.endsWith('99 ')).toBe(true);
    expect(shown.length).toBeLessThan(250_000);
    expect(hidden + shown.length).toBe(10 * 2 * 2000 + 90 * 3 * 2000);
  });
});

it('says in sentences what a run is given and denied', () => {
  const words = grantsInWords({
    ...INITIAL_SETTINGS,
    preopens: [{ path: '/data', folder: 'notes', write: false }],
    args: 'one "two three"',
    deny: ['clock'],
    fixed: { seed: 7 },
  }).join(' ');
  expect(words).toContain('the folder notes as /data, to read only');
  expect(words).toContain('2 arguments');
  expect(words).toContain('denied the clock');
  expect(words).toContain('the seed 7');
});
