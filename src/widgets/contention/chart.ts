/** Where the charts’ shapes lie: paths on a square of 100 by 100 that is stretched to the figure’s width. */

import { domainFor, ticks as timeTicks, timeScale } from '../../recording/scale.ts';
import type { Contention, ContentionScenario, Sample } from '../../sim/linux/contention.ts';

/** Bottom first. What is asked for above the RAM line lies in swap. */
export const BANDS = ['kernel', 'small', 'database', 'greedy', 'cache'] as const;
export type Band = (typeof BANDS)[number];

/** A label and its height, 0 at the top to 100 at the bottom, or its place from left to right. */
interface Mark {
  readonly label: string;
  readonly at: number;
}

export interface Chart {
  readonly areas: readonly { readonly band: Band; readonly path: string }[];
  readonly ramAt: number;
  readonly amounts: readonly Mark[];
  /** The small program’s response time, as a line on a log axis. */
  readonly response: string;
  readonly responses: readonly Mark[];
  readonly times: readonly Mark[];
  place(ms: number): number;
}

/** The axis of the response time, ms. */
const FASTEST = 1;
const SLOWEST = 10_000;

export function drawChart(scenario: ContentionScenario, run: Contention): Chart {
  const scale = timeScale('linear', domainFor(run.recording, 'linear'));
  const place = (ms: number) => 100 * scale.place(ms);
  const samples = closed(run.samples, scenario.seconds * 1000);
  const top = Math.max((scenario.ram + scenario.swap) * 1000, ...samples.map(asked)) * 1.02;
  const height = (mb: number) => 100 - (100 * mb) / top;
  return {
    areas: BANDS.map((band, index) => ({ band, path: area(samples, index, place, height) })),
    ramAt: height(scenario.ram * 1000),
    amounts: amounts(top, height),
    response: responseLine(samples, place),
    responses: [1, 10, 100, 1000, 10_000].map((ms) => ({
      label: ms < 1000 ? `${String(ms)}\u00A0ms` : `${String(ms / 1000)}\u00A0s`,
      at: responseHeight(ms),
    })),
    times: timeTicks(scale).map(({ at, label }) => ({ label, at: place(at) })),
    place,
  };
}

/** The last sample holds until the end of the run. */
function closed(samples: readonly Sample[], end: number): readonly Sample[] {
  const last = samples.at(-1);
  return last === undefined ? [] : [...samples, { ...last, at: end }];
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
  index: number,
  place: (ms: number) => number,
  height: (mb: number) => number,
): string {
  const edge = (below: number) => samples.map((s) => point(place(s.at), height(stacked(s, below))));
  return `M${[...edge(index + 1), ...edge(index).reverse()].join('L')}Z`;
}

function responseLine(samples: readonly Sample[], place: (ms: number) => number): string {
  const points = samples.flatMap((s) =>
    s.responseMs === undefined ? [] : [point(place(s.at), responseHeight(s.responseMs))],
  );
  return points.length === 0 ? '' : `M${points.join('L')}`;
}

function responseHeight(ms: number): number {
  const kept = Math.min(SLOWEST, Math.max(FASTEST, ms));
  return 100 - (100 * Math.log(kept / FASTEST)) / Math.log(SLOWEST / FASTEST);
}

function point(x: number, y: number): string {
  return `${x.toFixed(2)} ${y.toFixed(2)}`;
}

function amounts(top: number, height: (mb: number) => number): Mark[] {
  const gb = top / 1000;
  const step = [1, 2, 5, 10, 20, 50].find((s) => gb / s <= 5) ?? 100;
  const count = Math.floor(gb / step) + 1;
  return Array.from({ length: count }, (_, index) => ({
    label: `${String(index * step)}\u00A0GB`,
    at: height(index * step * 1000),
  }));
}
