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
  const edge = (below: number) =>
    bends(samples.map((s) => [place(s.at), height(stacked(s, below))] as const));
  return `M${[...edge(index + 1), ...edge(index).toReversed()].map(point).join('L')}Z`;
}

function responseLine(samples: readonly Sample[], place: (ms: number) => number): string {
  const points = samples.flatMap((s) =>
    s.responseMs === undefined ? [] : [[place(s.at), responseHeight(s.responseMs)] as const],
  );
  return points.length === 0 ? '' : `M${bends(points).map(point).join('L')}`;
}

function responseHeight(ms: number): number {
  const kept = Math.min(SLOWEST, Math.max(FASTEST, ms));
  return 100 - (100 * Math.log(kept / FASTEST)) / Math.log(SLOWEST / FASTEST);
}

type Point = readonly [x: number, y: number];

/** How far a line may lie from a point, in hundredths of the paper’s height, without being seen. */
const UNSEEN = 0.15;

/** The points at which a line bends: the others lie on it, and would only make the page heavier. */
function bends(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  points.forEach((current, index) => {
    const before = kept.at(-1);
    const after = points[index + 1];
    if (before !== undefined && after !== undefined && liesBetween(before, current, after)) return;
    kept.push(current);
  });
  return kept;
}

function liesBetween([x0, y0]: Point, [x, y]: Point, [x1, y1]: Point): boolean {
  return x1 > x0 && Math.abs(y0 + ((y1 - y0) * (x - x0)) / (x1 - x0) - y) < UNSEEN;
}

function point([x, y]: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
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
