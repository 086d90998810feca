import { describe, expect, test } from 'vitest';
import { keyAction } from '../../../../src/ui/timeline/keys.ts';
import { layout, type Mark } from '../../../../src/ui/timeline/layout.ts';
import { manySpans, RACE } from '../../../fixtures/recordings.ts';

const rows = layout(RACE);
const mark = (name: string): Mark => {
  const found = rows.flatMap((row) => row.marks).find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`no mark ${name}`);
  return found;
};
const press = (key: string, shift = false, other = false) => ({ key, shift, other });
const target = (key: string, from: string) => {
  const action = keyAction(press(key), rows, mark(from), 1);
  return action?.do === 'focus' ? action.mark.name : action;
};

describe('arrow keys', () => {
  test('go from row to row, over lanes', () => {
    expect(target('ArrowDown', 'fetch')).toBe('compile');
    expect(target('ArrowUp', 'compile')).toBe('fetch');
    expect(target('ArrowDown', 'run')).toBe('ready');
    expect(target('ArrowUp', 'fetch')).toBe('first output');
  });

  test('stop at the first and the last row', () => {
    expect(target('ArrowUp', 'first output')).toBeUndefined();
    expect(target('ArrowDown', 'start')).toBeUndefined();
  });

  const many = layout(manySpans(500));
  const row = many.find((candidate) => candidate.marks.length > 3);
  const marks = row?.marks ?? [];
  const focused = (key: string, at: number, width = 1) => {
    const from = marks[at];
    const action = from && keyAction(press(key), many, from, width);
    return action?.do === 'focus' ? marks.indexOf(action.mark) : undefined;
  };

  test('go along time, past all that is drawn as one', () => {
    expect(focused('ArrowRight', 0)).toBe(1);
    expect(focused('ArrowRight', 0, 3)).toBe(3);
    expect(focused('ArrowLeft', 2)).toBe(1);
    expect(focused('ArrowLeft', 0)).toBeUndefined();
    expect(focused('End', 0)).toBe(marks.length - 1);
    expect(focused('Home', 2)).toBe(0);
  });

  test('from row to row, go to what is nearest in time', () => {
    const last = marks.at(-1);
    const action = last && keyAction(press('ArrowDown'), many, last, 1);
    const below = many[many.indexOf(row ?? many[0]!) + 1];
    const gaps = below?.marks.map((m) => Math.abs(m.from - (last?.from ?? 0))) ?? [];
    const best = below?.marks[gaps.indexOf(Math.min(...gaps))];
    expect(action).toEqual({ do: 'focus', mark: best });
  });
});

test('plus and minus zoom, 0 shows all, Shift with an arrow pans', () => {
  const at = mark('pull');
  expect(keyAction(press('+'), rows, at, 1)).toEqual({ do: 'zoom', factor: 2 });
  expect(keyAction(press('-'), rows, at, 1)).toEqual({ do: 'zoom', factor: 0.5 });
  expect(keyAction(press('0'), rows, at, 1)).toEqual({ do: 'fit' });
  expect(keyAction(press('ArrowRight', true), rows, at, 1)).toEqual({ do: 'pan', part: 0.2 });
  expect(keyAction(press('ArrowLeft', true), rows, at, 1)).toEqual({ do: 'pan', part: -0.2 });
});

test('the browser keeps its own keys', () => {
  const at = mark('pull');
  expect(keyAction(press('+', false, true), rows, at, 1)).toBeUndefined();
  for (const key of ['Tab', 'Enter', 'Escape', ' ', 'a']) {
    expect(keyAction(press(key), rows, at, 1)).toBeUndefined();
  }
});
