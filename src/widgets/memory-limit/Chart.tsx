/** Who holds how much memory over time, with the limits as lines, the waits and the kills. */

import type { MemoryRun, MemorySample, MemoryScenario } from '../../sim/linux/memory-run.ts';
import { TimeAxis } from '../TimeAxis.tsx';
import { mib } from './scenario.ts';

interface ChartProps {
  readonly scenario: MemoryScenario;
  readonly run: MemoryRun;
  /** The moment that the reader looks at, in milliseconds. */
  readonly at: number;
  readonly said: string;
}

/** Bottom first. */
const BANDS = ['helper', 'program', 'cache'] as const;

export function Chart({ scenario, run, at, said }: ChartProps) {
  const { limits, until } = scenario;
  const used = run.samples.map((sample) => sample.program + sample.helper + sample.cache);
  const top = 1.08 * Math.max(limits.max ?? 0, limits.high ?? 0, ...used, 1);
  const place = { x: (ms: number) => (100 * ms) / until, y: (b: number) => 100 - (100 * b) / top };
  const lines = [
    ['memory.max', limits.max],
    ['memory.high', limits.high],
  ] as const;
  return (
    <div class="mem-chart" role="img" aria-label={said}>
      <p>
        <b>RAM</b>
        <span>{`up to ${mib(top)}`}</span>
      </p>
      <svg class="mem-plot" aria-hidden="true" focusable="false">
        <svg width="100%" height="100%" viewBox="0 0 100 100" preserveAspectRatio="none">
          {BANDS.map(
            (band, index) =>
              run.samples.some((sample) => sample[band] > 0) && (
                <path key={band} class={band} d={area(run.samples, index, place)} />
              ),
          )}
          <path class="waits" d={waits(run, place.x, until)} />
          {run.kills.map((kill) => (
            <path key={kill.at} class="kill" d={`M${num(place.x(kill.at))} 0V100`} />
          ))}
          <path class="now" d={`M${num(place.x(at))} 0V100`} />
        </svg>
        {lines.map(
          ([name, bytes]) =>
            bytes !== undefined && <Limit key={name} name={name} y={place.y(bytes)} />,
        )}
      </svg>
      {(limits.swapMax ?? 0) > 0 && <Swap run={run} until={until} max={limits.swapMax ?? 1} />}
      <TimeAxis until={until} />
      <Key />
    </div>
  );
}

interface Place {
  x(ms: number): number;
  y(bytes: number): number;
}

function area(samples: readonly MemorySample[], index: number, { x, y }: Place): string {
  const edge = (bands: number) =>
    samples.map((sample) => {
      const bytes = BANDS.slice(0, bands).reduce((sum, band) => sum + sample[band], 0);
      return `${num(x(sample.at))} ${num(y(bytes))}`;
    });
  return `M${[...edge(index + 1), ...edge(index).toReversed()].join('L')}Z`;
}

/** Bars along the bottom while the program is made to wait. */
function waits(run: MemoryRun, x: (ms: number) => number, until: number): string {
  return run.waits
    .filter(({ from }) => from < until)
    .map(({ from, to }) => `M${num(x(from))} 100V95H${num(x(Math.min(to, until)))}V100Z`)
    .join('');
}

function Limit({ name, y }: { readonly name: string; readonly y: number }) {
  return (
    <g class="limit">
      <line x1="0" x2="100%" y1={`${num(y)}%`} y2={`${num(y)}%`} />
      <text x="4" y={`${num(y)}%`} dy="-4">
        {name}
      </text>
    </g>
  );
}

interface SwapProps {
  readonly run: MemoryRun;
  readonly until: number;
  readonly max: number;
}

function Swap({ run, until, max }: SwapProps) {
  const points = run.samples.map(
    ({ at, swap }) => `${num((100 * at) / until)} ${num(100 - (100 * swap) / max)}`,
  );
  return (
    <>
      <p>
        <b>swap</b>
        <span>{`up to ${mib(max)}`}</span>
      </p>
      <svg class="mem-plot swap" aria-hidden="true" focusable="false">
        <svg width="100%" height="100%" viewBox="0 0 100 100" preserveAspectRatio="none">
          <path class="swapped" d={`M0 100L${points.join('L')}L100 100Z`} />
        </svg>
      </svg>
    </>
  );
}

function Key() {
  return (
    <ul class="cg-key" aria-hidden="true">
      {[
        ['cache', 'cached files'],
        ['program', 'program'],
        ['helper', 'helper'],
        ['waits', 'made to wait'],
        ['kill', 'somebody is killed'],
      ].map(([kind, text]) => (
        <li key={kind}>
          <svg width="22" height="10" focusable="false">
            <path class={kind} d={kind === 'kill' ? 'M11 0V10' : 'M1 1H21V9H1Z'} />
          </svg>
          {text}
        </li>
      ))}
    </ul>
  );
}

function num(value: number): string {
  return String(Math.round(value * 10) / 10);
}
