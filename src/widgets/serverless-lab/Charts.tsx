/** What each platform's instances do over time, one chart below the other on the curve's own axis. */

import type { ComponentChildren } from 'preact';
import type { ServerlessRun } from '../../sim/serverless/run.ts';
import type { PlatformRun } from '../../sim/serverless/scenario.ts';
import { drawPlatform } from './chart.ts';
import { instances, PLATFORMS, type PlatformName } from './platforms.ts';
import { clock, count, platformInShort } from './words.ts';

interface ChartsProps {
  readonly run: ServerlessRun;
  readonly seconds: number;
  readonly machines: number;
  /** What the charts show, in a sentence. */
  readonly summary: string;
}

export function Charts({ run, seconds, machines, summary }: ChartsProps) {
  return (
    <div class="sl-charts" role="img" aria-label={`Instances over time. ${summary}`}>
      {PLATFORMS.map((platform) => (
        <Row
          key={platform.id}
          platform={platform}
          run={run[platform.id]}
          scale={platform.id === 'machine' ? machines : 1}
        />
      ))}
      <p class="sl-times">
        {[0, 1, 2, 3, 4].map((quarter) => (
          <span key={quarter}>{clock((seconds * quarter) / 4, seconds)}</span>
        ))}
      </p>
      <Key />
    </div>
  );
}

interface RowProps {
  readonly platform: PlatformName;
  readonly run: PlatformRun;
  readonly scale: number;
}

function Row({ platform, run, scale }: RowProps) {
  const chart = drawPlatform(run, scale);
  return (
    <div class={`sl-row l-${platform.layer}`}>
      <p>
        <b>{platform.name}</b>
        <span>{platformInShort(scale === 1 ? run : { ...run, most: scale })}</span>
      </p>
      <Plot height={56} top={instances(Math.ceil(chart.top - 1e-6), platform)}>
        <path class="starting" d={chart.starting} />
        <path class="idle" d={chart.idle} />
        <path class="busy" d={chart.busy} />
      </Plot>
      {chart.queue !== '' && (
        <Plot height={20} top={`queue, up to ${count(chart.queueTop)}`}>
          <path class="queue" d={chart.queue} />
        </Plot>
      )}
      {chart.refused !== '' && (
        <Plot height={20} top="refused">
          <path class="refused" d={chart.refused} />
        </Plot>
      )}
    </div>
  );
}

interface PlotProps {
  /** Pixels. */
  readonly height: number;
  readonly top: string;
  readonly children: ComponentChildren;
}

function Plot({ height, top, children }: PlotProps) {
  return (
    <div class="sl-plot">
      <svg
        width="100%"
        height={height}
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        {children}
      </svg>
      <span>{top}</span>
    </div>
  );
}

const KEY = {
  busy: 'busy',
  idle: 'ready, idle',
  starting: 'starting',
  queue: 'waiting requests',
  refused: 'refused requests',
};

function Key() {
  return (
    <ul class="figure-key" aria-hidden="true">
      {Object.entries(KEY).map(([name, words]) => (
        <li key={name}>
          <svg width="22" height="10" focusable="false">
            <rect class={name} width="22" height="10" />
          </svg>
          {words}
        </li>
      ))}
    </ul>
  );
}
