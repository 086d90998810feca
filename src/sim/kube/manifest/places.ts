/** Where in a text the parts of an object stand. */

import type { Path, Place } from './types.ts';

type Range = readonly [from: number, to: number];

/** Offsets of a field: of its name, where it has one, and of its value. */
export interface Spot {
  readonly key?: Range;
  readonly value: Range;
}

/** By the path's text: `pathText`. */
export type Spots = ReadonlyMap<string, Spot>;

/** As the API server writes paths: "spec.containers[0].name". */
export function pathText(path: Path): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${String(step)}]` : `.${step}`))
    .join('')
    .replace(/^\./u, '');
}

/** Turns offsets into lines and columns; whatever lies outside the text is moved to its ends. */
export function createPlaces(text: string): (from: number, to?: number) => Place {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const inside = (offset: number) => Math.min(Math.max(offset, 0), text.length);
  return (from, to = from) => {
    const start = inside(from);
    const line = lastAtMost(starts, start);
    const column = start - (starts[line] ?? 0) + 1;
    return { line: line + 1, column, from: start, to: Math.max(start, inside(to)) };
  };
}

/** The index of the last number that is at most `most`; the numbers grow. */
function lastAtMost(numbers: readonly number[], most: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((numbers[middle] ?? 0) <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * The offsets for a path in the API server's words: of the field's value, or of the name of its
 * nearest parent that is there. Keys of maps may be written `requests[memory]` or `requests.memory`.
 */
export function spotOf(spots: Spots, path: string, about: 'key' | 'value' = 'value'): Range {
  const found = spots.get(path) ?? spots.get(path.replace(/\[([^\]\d][^\]]*)\]/gu, '.$1'));
  if (found !== undefined) {
    const [from, to] = found.value;
    return (about === 'key' || from === to ? found.key : undefined) ?? found.value;
  }
  for (let end = path.length; end > 0;) {
    end = Math.max(path.lastIndexOf('.', end - 1), path.lastIndexOf('[', end - 1), 0);
    const parent = spots.get(path.slice(0, end));
    if (parent !== undefined) return parent.key ?? firstOf(parent.value);
  }
  return [0, 0];
}

/** The beginning of something long, so that a mark doesn't cover the whole text. */
function firstOf([from, to]: Range): Range {
  return [from, Math.min(to, from + 1)];
}
