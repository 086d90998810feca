/** Where the boxes lie in the machine's bar: a grid of equal cells on a field of 100 by 100. */

import { fitting, memoryOf, type Box, type Fleet } from '../../sim/cost/density.ts';

export interface Picture {
  /** How many cells are drawn: as many as fit. */
  readonly count: number;
  /** The width of what is there once, of 100: the host, a runtime. */
  readonly once: number;
  /** Where the last cell ends, of 100. */
  readonly end: number;
  /** The programs' own part of the cells: one band for each row. */
  readonly bands: readonly { readonly y: number; readonly height: number }[];
  /** Lines between the cells; empty where they would be finer than can be seen. */
  readonly lines: string;
}

/** A bar is so many times as wide as it is high. */
const ASPECT = 8;
/** Finer columns than this flow together. */
const MOST_COLUMNS = 160;

export function draw(fleet: Fleet, box: Box): Picture {
  const fits = fitting(fleet, box);
  const count = Number.isFinite(fits) ? fits : 0;
  const none = memoryOf(fleet, box, 0).all;
  const all = memoryOf(fleet, box, count);
  const once = Math.min(100, (100 * none) / fleet.machine);
  const end = (100 * all.all) / fleet.machine;
  if (count === 0) return { count, once, end: once, bands: [], lines: '' };
  const rows = Math.max(1, Math.round(Math.sqrt(count / ASPECT)));
  const height = 100 / rows;
  const own = all.programs / (all.all - none);
  return {
    count,
    once,
    end,
    bands: Array.from({ length: rows }, (_, row) => ({
      y: round(row * height),
      height: round(height * own),
    })),
    lines: grid(once, end, rows, Math.ceil(count / rows)),
  };
}

function grid(from: number, to: number, rows: number, columns: number): string {
  if (columns > MOST_COLUMNS) return '';
  const width = (to - from) / columns;
  const down = Array.from(
    { length: columns + 1 },
    (_, index) => `M${String(round(from + index * width))} 0V100`,
  );
  const across = Array.from(
    { length: rows - 1 },
    (_, index) =>
      `M${String(round(from))} ${String(round(((index + 1) * 100) / rows))}H${String(round(to))}`,
  );
  return [...down, ...across].join('');
}

function round(value: number): number {
  return Number(value.toFixed(2));
}
