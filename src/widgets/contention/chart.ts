/** Where the memory chart's areas lie: paths on a square of 100 by 100, from the bottom up. */

import type { Contention, ContentionScenario, Sample } from '../../sim/linux/contention.ts';

/** Bottom first. Above RAM lies what is in swap. */
export const BANDS = ['kernel', 'small', 'database', 'greedy', 'cache'] as const;
export type Band = (typeof BANDS)[number];

export const BAND_NAMES: Readonly<Record<Band, string>> = {
  kernel: 'kernel',
  small: 'small program',
  database: 'database',
  greedy: 'greedy program',
  cache: 'page cache',
};

export interface Chart {
  readonly areas: readonly { readonly band: Band; readonly path: string }[];
  /** The height of the RAM line, 0 at the top to 100 at the bottom. */
  readonly ramAt: number;
  /** Round amounts for the axis, MB, with their height. */
  readonly ticks: readonly { readonly label: string; readonly at: number }[];
  /** Where a moment stands, 0 to 100. */
  place(ms: number): number;
}

export function drawChart(scenario: ContentionScenario, run: Contention): Chart {
  const top = Math.max((scenario.ram + scenario.swap) * 1000, ...run.samples.map(asked)) * 1.02;
  const end = scenario.seconds * 1000;
  const place = (ms: number) => (100 * ms) / end;
  const height = (mb: number) => 100 - (100 * mb) / top;
  const areas = BANDS.map((band, index) => {
    const under = (s: Sample) => stacked(s, index);
    const over = (s: Sample) => stacked(s, index + 1);
    return { band, path: area(run.samples, (s) => place(s.at), under, over, height, place(end)) };
  });
  return { areas, ramAt: height(scenario.ram * 1000), ticks: ticks(top, height), place };
}

/** Memory under the area with this number. */
function stacked(sample: Sample, index: number): number {
  return BANDS.slice(0, index).reduce((sum, band) => sum + sample[band], 0);
}

function asked(sample: Sample): number {
  return stacked(sample, BANDS.length);
}

function area(
  samples: readonly Sample[],
  x: (sample: Sample) => number,
  under: (sample: Sample) => number,
  over: (sample: Sample) => number,
  height: (mb: number) => number,
  right: number,
): string {
  const edge = (value: (sample: Sample) => number) => {
    const points = samples.map((s) => point(x(s), height(value(s))));
    const last = samples.at(-1);
    return last === undefined ? points : [...points, point(right, height(value(last)))];
  };
  return `M${[...edge(over), ...edge(under).reverse()].join('L')}Z`;
}

function point(x: number, y: number): string {
  return `${x.toFixed(2)} ${y.toFixed(2)}`;
}

function ticks(top: number, height: (mb: number) => number) {
  const gb = top / 1000;
  const step = [1, 2, 5, 10, 20, 50].find((s) => gb / s <= 5) ?? 100;
  const count = Math.floor(gb / step) + 1;
  return Array.from({ length: count }, (_, index) => ({
    label: `${String(index * step)}\u00A0GB`,
    at: height(index * step * 1000),
  }));
}
