/** Where the lab's shapes lie: stepped areas on a square of 100 by 100 that is stretched to the figure's width. */

import { SLICES } from '../../sim/serverless/meter.ts';
import type { PlatformRun } from '../../sim/serverless/scenario.ts';

export interface PlatformChart {
  /** The count at the top of the chart. */
  readonly top: number;
  readonly busy: string;
  /** With those below. */
  readonly idle: string;
  readonly starting: string;
  /** The longest queue of all, and the queue as a share of it; empty where nobody waited. */
  readonly queueTop: number;
  readonly queue: string;
  readonly refusedTop: number;
  readonly refused: string;
}

export function drawPlatform({ series }: PlatformRun, scale = 1): PlatformChart {
  const busy = [...series.busy].map((count) => count * scale);
  const idle = busy.map((below, slice) => below + (series.idle[slice] ?? 0) * scale);
  const starting = idle.map((below, slice) => below + (series.starting[slice] ?? 0) * scale);
  const top = Math.max(1, ...starting);
  const queueTop = Math.max(...series.queue);
  const refusedTop = Math.max(...series.refused);
  return {
    top,
    busy: area(busy, top),
    idle: area(idle, top),
    starting: area(starting, top),
    queueTop,
    queue: queueTop === 0 ? '' : area([...series.queue], queueTop),
    refusedTop,
    refused: refusedTop === 0 ? '' : area([...series.refused], refusedTop),
  };
}

/** A stepped area from the ground: one step for each slice, neighbours of one height as one. */
export function area(values: readonly number[], top: number): string {
  const width = 100 / values.length;
  let path = 'M0 100';
  let last = '100';
  values.forEach((value, index) => {
    const height = round(100 - (100 * value) / top);
    if (height === last) return;
    path += `H${round(index * width)}V${height}`;
    last = height;
  });
  return `${path}H100V100Z`;
}

function round(value: number): string {
  return String(Number(value.toFixed(1)));
}

/** Sums or peaks of the slices in columns of a table. */
export function inColumns(
  values: Float64Array,
  columns: number,
  how: 'sum' | 'mean' | 'peak',
): readonly number[] {
  const size = SLICES / columns;
  return Array.from({ length: columns }, (_, column) => {
    const part = [...values.subarray(column * size, (column + 1) * size)];
    if (how === 'peak') return Math.max(...part);
    const sum = part.reduce((total, value) => total + value, 0);
    return how === 'sum' ? sum : sum / size;
  });
}
