/** Two bars on one logarithmic axis: a module's start and a container's. */

import { formatMs } from '../../recording/format.ts';
import type { Layer } from '../../recording/layers.ts';
import { timeScale } from '../../recording/scale.ts';
import type { Ms } from '../../recording/units.ts';

const SCALE = timeScale('log', { start: 0.001, end: 100_000 });
const TICKS: readonly Ms[] = [0.001, 10, 100_000];

interface BarProps {
  readonly layer: Layer;
  readonly kind: 'measured' | 'simulated';
  /** Undefined before the first run. */
  readonly time: Ms | undefined;
}

export function Bars({ bars }: { readonly bars: readonly BarProps[] }) {
  return (
    <div class="hello-bars">
      <dl>
        {bars.map((bar) => (
          <Bar key={bar.layer} {...bar} />
        ))}
      </dl>
      <div class="hello-axis" aria-hidden="true">
        {TICKS.map((at) => (
          <span key={at}>{formatMs(at)}</span>
        ))}
      </div>
    </div>
  );
}

function Bar({ layer, kind, time }: BarProps) {
  return (
    <div class={`l-${layer}`}>
      <dt>{layer}</dt>
      <dd>
        <span class="hello-track" aria-hidden="true">
          {time !== undefined && (
            <i class={kind} style={{ width: `${String(100 * SCALE.place(time))}%` }} />
          )}
        </span>
        <b>{time === undefined ? 'not run yet' : formatMs(time)}</b>
      </dd>
    </div>
  );
}
