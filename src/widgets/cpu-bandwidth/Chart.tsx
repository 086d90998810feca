/** CPUs of each group over time: what ran, what was throttled, and how long each request took. */

import { formatMs } from '../../recording/format.ts';
import type { CpuGroupRun, CpuRequest, CpuScenario } from '../../sim/linux/cpu-groups.ts';
import { TimeAxis } from '../TimeAxis.tsx';
import { cpusInWords } from './scenario.ts';

interface ChartProps {
  readonly scenario: CpuScenario;
  readonly runs: readonly CpuGroupRun[];
  /** Microseconds. */
  readonly at: number;
  readonly said: string;
}

/** More period lines than this would be a grey wall. */
const MOST_LINES = 41;

export function Chart({ scenario, runs, at, said }: ChartProps) {
  const { until } = scenario;
  const most = Math.max(...runs.map((run) => tallest(run, scenario.cpus)));
  return (
    <div class="cpu-chart l-container" role="img" aria-label={said}>
      {runs.map((run) => (
        <div class="cpu-row" key={run.group.name}>
          <p>
            <b>{run.group.name}</b>
            <span>{`up to ${cpusInWords(most)}`}</span>
          </p>
          <Plot run={run} most={most} until={until} cpus={scenario.cpus} at={at} />
          {run.group.demand.kind === 'requests' && <Requests run={run} until={until} />}
        </div>
      ))}
      <TimeAxis until={until / 1000} />
      <Key />
    </div>
  );
}

function tallest({ group }: CpuGroupRun, cpus: number): number {
  return Math.min(group.threads, cpus);
}

interface PlotProps {
  readonly run: CpuGroupRun;
  readonly most: number;
  readonly until: number;
  readonly cpus: number;
  readonly at: number;
}

function Plot({ run, most, until, cpus, at }: PlotProps) {
  const box = (state: 'runs' | 'throttled') =>
    run.stretches
      .filter((stretch) => stretch.state === state)
      .map((stretch) => {
        const height = state === 'runs' ? stretch.cpus : tallest(run, cpus);
        const [x, y] = [(100 * stretch.from) / until, 100 - (100 * height) / most];
        return `M${num(x)} 100V${num(y)}H${num((100 * stretch.to) / until)}V100Z`;
      })
      .join('');
  return (
    <svg class="cpu-plot" aria-hidden="true" focusable="false">
      <svg width="100%" height="100%" viewBox="0 0 100 100" preserveAspectRatio="none">
        <path class="out" d={box('throttled')} />
        <path class="ran" d={box('runs')} />
        <path class="period" d={periods(run, until)} />
        <path class="now" d={`M${num((100 * at) / until)} 0V100`} />
      </svg>
    </svg>
  );
}

/** Where periods begin, for groups with a quota. */
function periods({ group }: CpuGroupRun, until: number): string {
  const { quota, period } = group.max;
  const count = Math.ceil(until / period);
  if (quota === undefined || count > MOST_LINES) return '';
  return Array.from({ length: count }, (_, i) => `M${num((100 * i * period) / until)} 0V100`).join(
    '',
  );
}

/** Requests that would lie closer than this share of the width get no label. */
const ROOM = 12;

function Requests({ run, until }: { readonly run: CpuGroupRun; readonly until: number }) {
  const place = (us: number) => `${num((100 * us) / until)}%`;
  let free = 0;
  const labelled = (request: CpuRequest): boolean => {
    const at = (100 * request.arrived) / until;
    if (at < free || at > 100 - ROOM) return false;
    free = at + ROOM;
    return true;
  };
  return (
    <svg class="cpu-requests" aria-hidden="true" focusable="false">
      {run.requests.map((request) => {
        const { arrived, done = until, throttled } = request;
        return (
          <g key={arrived} class={throttled > 0 ? 'met' : undefined}>
            <line x1={place(arrived)} x2={place(done)} y1="8" y2="8" />
            <line x1={place(arrived)} x2={place(arrived)} y1="3" y2="13" />
            {request.done !== undefined && (
              <line x1={place(done)} x2={place(done)} y1="3" y2="13" />
            )}
            {labelled(request) && (
              <text x={place(arrived)} y="27">
                {request.done === undefined ? 'waits' : formatMs((done - arrived) / 1000)}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

function Key() {
  return (
    <ul class="cg-key" aria-hidden="true">
      {[
        ['ran', 'runs; height: CPUs'],
        ['out', 'throttled; height: threads kept out'],
        ['period', 'a new period, new quota'],
      ].map(([kind, text]) => (
        <li key={kind}>
          <svg width="22" height="10" focusable="false">
            <path class={kind} d={kind === 'period' ? 'M11 0V10' : 'M1 1H21V9H1Z'} />
          </svg>
          {text}
        </li>
      ))}
    </ul>
  );
}

function num(value: number): string {
  return String(Math.round(value * 100) / 100);
}
