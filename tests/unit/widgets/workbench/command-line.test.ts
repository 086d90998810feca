import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { joinWords, splitLine } from '../../../../src/widgets/workbench/command-line.ts';

describe('splitLine', () => {
  it.each([
    ['', []],
    ['  one   two ', ['one', 'two']],
    ['"two words" \'and three more\'', ['two words', 'and three more']],
    ['a"b c"d', ['ab cd']],
    ["it\\'s", ["it's"]],
    ['""', ['']],
    ['"a\\"b" "c\\nd"', ['a"b', 'c\\nd']],
    ["'a\\b'", ['a\\b']],
    ['naïve\t日本', ['naïve', '日本']],
  ])('reads %j', (line, words) => {
    expect(splitLine(line)).toEqual({ words });
  });

  it('says that a quote stays open, and takes what is there', () => {
    expect(splitLine('one "two three').words).toEqual(['one', 'two three']);
    expect(splitLine('one "two three').problem).toContain('not closed');
  });

  it('reads back whatever words were joined', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (words) => {
        expect(splitLine(joinWords(words))).toEqual({ words });
      }),
    );
  });
});
