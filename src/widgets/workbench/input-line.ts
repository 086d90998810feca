/** Typing into a program's standard input: what a paste sends at once, and the lines typed before. */

export interface Paste {
  /** Whole lines, each with its end. */
  readonly lines: readonly string[];
  /** What stays in the field. */
  readonly rest: string;
}

/** A paste over `start` to `end` of the field's text: every line that it completes goes, as if Enter were pressed. */
export function paste(field: string, start: number, end: number, pasted: string): Paste {
  const text = field.slice(0, start) + pasted.replace(/\r\n?/gu, '\n') + field.slice(end);
  const lines = text.split('\n');
  const rest = lines.pop() ?? '';
  return { lines: lines.map((line) => `${line}\n`), rest };
}

export interface History {
  /** Oldest first. */
  readonly lines: readonly string[];
  /** The one that stands in the field; `lines.length` for the line that isn't sent yet. */
  readonly at: number;
  /** That line, while older ones are looked at. */
  readonly draft: string;
}

export const NO_HISTORY: History = { lines: [], at: 0, draft: '' };
const MOST_LINES = 200;

/** With `line` as the latest; empty ones and repeats of the last aren't kept. */
export function remember({ lines }: History, line: string): History {
  const kept = line === '' || line === lines.at(-1) ? lines : [...lines, line].slice(-MOST_LINES);
  return { lines: kept, at: kept.length, draft: '' };
}

/** One line back (-1) or on (1); `field` is what stands there now. */
export function move(
  history: History,
  by: -1 | 1,
  field: string,
): { history: History; field: string } {
  const { lines, at } = history;
  const draft = at === lines.length ? field : history.draft;
  const next = Math.min(lines.length, Math.max(0, at + by));
  return {
    history: { lines, at: next, draft },
    field: next === lines.length ? draft : (lines[next] ?? ''),
  };
}
