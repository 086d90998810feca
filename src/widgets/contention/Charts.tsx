/** Who holds how much memory, and how long the small program’s requests take, on the timeline’s own axis. */

import type { ComponentChildren } from 'preact';
import {
  PROGRAM_NAMES,
  type Contention,
  type ContentionScenario,
} from '../../sim/linux/contention.ts';
import { BANDS, drawChart, type Band, type Chart } from './chart.ts';

const BAND_NAMES: Readonly<Record<Band, string>> = {
  ...PROGRAM_NAMES,
  kernel: 'kernel',
  cache: 'page cache',
};

interface ChartsProps {
  readonly scenario: ContentionScenario;
  readonly run: Contention;
  /** What the charts show, in a sentence. */
  readonly summary: string;
}

export function Charts({ scenario, run, summary }: ChartsProps) {
  const chart = drawChart(scenario, run);
  return (
    <div class="contention-charts" role="img" aria-label={`Memory and response time. ${summary}`}>
      <p>Who holds memory</p>
      <Kills run={run} place={chart.place} />
      <Plot height={190} rows={chart.amounts}>
        <Stretched>
          {chart.areas.map(({ band, path }) => (
            <path key={band} class={`band ${band}`} d={path} />
          ))}
        </Stretched>
        <line class="ram" x1="0" x2="100%" y1={percent(chart.ramAt)} y2={percent(chart.ramAt)} />
        {run.kills.map(({ at }) => (
          <line
            key={at}
            class="kill"
            x1={percent(chart.place(at))}
            x2={percent(chart.place(at))}
            y1="0"
            y2="100%"
          />
        ))}
      </Plot>
      <Key swap={scenario.swap > 0} />
      <p>One request to the small program (log axis)</p>
      <Plot height={110} rows={chart.responses}>
        <Stretched>
          <path class="response" d={chart.response} />
        </Stretched>
      </Plot>
      <Times chart={chart} />
    </div>
  );
}

interface PlotProps {
  /** Pixels. */
  readonly height: number;
  readonly rows: Chart['amounts'];
  readonly children: ComponentChildren;
}

function Plot({ height, rows, children }: PlotProps) {
  return (
    <svg class="plot" width="100%" height={height} aria-hidden="true" focusable="false">
      {rows.map((row) => (
        <g key={row.label}>
          <line class="grid" x1="0" x2="100%" y1={percent(row.at)} y2={percent(row.at)} />
          <text x="0" y={percent(row.at)} dx={-6} dy={4} text-anchor="end">
            {row.label}
          </text>
        </g>
      ))}
      {children}
    </svg>
  );
}

function Stretched({ children }: { readonly children: ComponentChildren }) {
  return (
    <svg width="100%" height="100%" viewBox="0 0 100 100" preserveAspectRatio="none">
      {children}
    </svg>
  );
}

const LINE = 17;

interface KillsProps {
  readonly run: Contention;
  readonly place: Chart['place'];
}

/** Who was killed, above the areas: each name on a line of its own, the first lowest, so that no mark runs through a name. */
function Kills({ run, place }: KillsProps) {
  const { kills } = run;
  return (
    <svg
      class="plot"
      width="100%"
      height={LINE * kills.length}
      aria-hidden="true"
      focusable="false"
    >
      {kills.map((kill, index) => {
        const x = place(kill.at);
        const top = LINE * (kills.length - 1 - index);
        const left = x > 50;
        return (
          <g key={kill.at}>
            <line class="kill" x1={percent(x)} x2={percent(x)} y1={top + 3} y2="100%" />
            <text
              class="on"
              x={percent(x)}
              y={top + 13}
              dx={left ? -5 : 5}
              text-anchor={left ? 'end' : 'start'}
            >
              {`${PROGRAM_NAMES[kill.program]} killed`}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function Times({ chart }: { readonly chart: Chart }) {
  return (
    <svg class="plot times" width="100%" height={20} aria-hidden="true" focusable="false">
      {chart.times.map((tick, index) => (
        <text
          key={tick.label}
          x={percent(tick.at)}
          y="14"
          text-anchor={index === 0 ? 'start' : tick.at > 98 ? 'end' : 'middle'}
        >
          {tick.label}
        </text>
      ))}
    </svg>
  );
}

function Key({ swap }: { readonly swap: boolean }) {
  return (
    <ul class="bands" aria-hidden="true">
      {BANDS.toReversed().map((band) => (
        <li key={band}>
          <svg width="22" height="10" focusable="false">
            <rect class={`band ${band}`} width="22" height="10" />
          </svg>
          {BAND_NAMES[band]}
        </li>
      ))}
      <li>
        <svg width="22" height="10" focusable="false">
          <line class="ram" x1="0" x2="22" y1="5" y2="5" />
        </svg>
        {swap ? 'end of RAM, swap above' : 'end of RAM'}
      </li>
    </ul>
  );
}

function percent(value: number): string {
  return `${value.toFixed(2)}%`;
}
