/** A line of arguments as a shell reads it: spaces part words, quotes and backslashes keep them together. */

export interface Line {
  readonly words: readonly string[];
  /** What is odd about the line, in a sentence. */
  readonly problem?: string;
}

/** `splitLine('one "two three"').words` is `['one', 'two three']`. Nothing is expanded. */
export function splitLine(line: string): Line {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const char = line.charAt(at);
    if (char === '\\' && quote !== "'" && at + 1 < line.length) {
      at += 1;
      const next = line.charAt(at);
      // Between double quotes a backslash only takes the meaning from a quote or a backslash.
      const kept = quote === '"' && next !== '"' && next !== '\\' ? '\\' : '';
      word = (word ?? '') + kept + next;
    } else if (quote !== '' ? char === quote : char === '"' || char === "'") {
      word ??= '';
      quote = quote === '' ? char : '';
    } else if (quote === '' && /\s/u.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = (word ?? '') + char;
    }
  }
  if (word !== undefined) words.push(word);
  if (quote === '') return { words };
  return {
    words,
    problem: `A quote (${quote}) is opened and not closed. It is taken to close at the end.`,
  };
}

/** The line that `splitLine` reads as these words. */
export function joinWords(words: readonly string[]): string {
  return words.map(quoted).join(' ');
}

function quoted(word: string): string {
  if (word !== '' && !/[\s"'\\]/u.test(word)) return word;
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
