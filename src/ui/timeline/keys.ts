/** What a key does on the timeline: a move from shape to shape, or a change of the window. */

import type { Mark, Row } from './layout.ts';

export interface Press {
  readonly key: string;
  readonly shift: boolean;
  /** Ctrl, Alt or Meta: then the key belongs to the browser. */
  readonly other: boolean;
}

export type Action =
  | { readonly do: 'focus'; readonly mark: Mark }
  | { readonly do: 'zoom'; readonly factor: number }
  | { readonly do: 'pan'; readonly part: number }
  | { readonly do: 'fit' };

const ZOOM = 2;
const PAN = 0.2;

/**
 * The action for a key, or nothing where the key isn't ours.
 *
 * @param rows rows with marks, top to bottom
 * @param at the mark that has the focus
 * @param width how many marks are drawn as one there, so that a step goes past all of them
 */
export function keyAction(
  press: Press,
  rows: readonly Row[],
  at: Mark,
  width: number,
): Action | undefined {
  if (press.other) return undefined;
  switch (press.key) {
    case '+':
    case '=':
      return { do: 'zoom', factor: ZOOM };
    case '-':
    case '_':
      return { do: 'zoom', factor: 1 / ZOOM };
    case '0':
      return { do: 'fit' };
    case 'ArrowLeft':
    case 'ArrowRight': {
      const way = press.key === 'ArrowLeft' ? -1 : 1;
      if (press.shift) return { do: 'pan', part: way * PAN };
      return focus(besides(rows, at, way === 1 ? width : -1));
    }
    case 'ArrowUp':
      return focus(nextRow(rows, at, -1));
    case 'ArrowDown':
      return focus(nextRow(rows, at, 1));
    case 'Home':
      return focus(rowOf(rows, at)?.marks[0]);
    case 'End':
      return focus(rowOf(rows, at)?.marks.at(-1));
    default:
      return undefined;
  }
}

function focus(mark: Mark | undefined): Action | undefined {
  return mark && { do: 'focus', mark };
}

function rowOf(rows: readonly Row[], mark: Mark): Row | undefined {
  return rows.find((row) => row.marks.includes(mark));
}

function besides(rows: readonly Row[], at: Mark, step: number): Mark | undefined {
  const row = rowOf(rows, at);
  return row?.marks[row.marks.indexOf(at) + step];
}

/** In the next row that holds anything: the mark that starts nearest in time. */
function nextRow(rows: readonly Row[], at: Mark, way: 1 | -1): Mark | undefined {
  const here = rows.findIndex((row) => row.marks.includes(at));
  for (let index = here + way; index >= 0 && index < rows.length; index += way) {
    const marks = rows[index]?.marks ?? [];
    const [first, ...rest] = marks;
    if (first === undefined) continue;
    return rest.reduce(
      (best, mark) => (distance(mark, at) < distance(best, at) ? mark : best),
      first,
    );
  }
  return undefined;
}

function distance(a: Mark, b: Mark): number {
  return Math.abs(a.from - b.from);
}
