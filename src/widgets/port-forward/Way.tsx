/** The way of a packet: a line for each place, a numbered point for each step, and the steps in words. */

import { show, type Place, type Trace } from '../../sim/linux/network/trace.ts';

const PLACES: readonly { readonly place: Place; readonly name: string; readonly layer: string }[] =
  [
    { place: 'laptop', name: 'laptop, 192.168.1.50', layer: 'l-hardware' },
    { place: 'host', name: 'host, 192.168.1.10', layer: 'l-kernel' },
    { place: 'bridge', name: 'bridge docker0, 172.17.0.1', layer: 'l-kernel' },
    { place: 'web-1', name: 'web-1, 172.17.0.2', layer: 'l-container' },
    { place: 'web-2', name: 'web-2, 172.17.0.3', layer: 'l-container' },
  ];
/** Pixels from one line to the next. */
const ROW = 46;

interface WayProps {
  readonly trace: Trace;
  /** The step that the reader looks at, from 0. */
  readonly at: number;
  readonly said: string;
}

export function Way({ trace, at, said }: WayProps) {
  const { steps } = trace;
  const x = (index: number) => `${String((100 * (index + 0.5)) / Math.max(steps.length, 1))}%`;
  const y = (place: Place) => ROW * PLACES.findIndex((one) => one.place === place) + 30;
  return (
    <svg class="pf-way" role="img" aria-label={said} height={ROW * PLACES.length + 4}>
      {PLACES.map(({ place, layer }) => (
        <g key={place} class={layer}>
          <line class="place" x1="0" x2="100%" y1={y(place)} y2={y(place)} />
        </g>
      ))}
      {steps.slice(1).map((step, index) => (
        <line
          key={index}
          class={index < at ? 'hop' : 'hop later'}
          x1={x(index)}
          y1={y(steps[index]?.place ?? step.place)}
          x2={x(index + 1)}
          y2={y(step.place)}
        />
      ))}
      {PLACES.map(({ place, name, layer }) => (
        <text key={place} class={`name ${layer}`} x="0" y={y(place) - 17}>
          {name}
        </text>
      ))}
      {steps.map((step, index) => (
        <g key={index} class={stateOf(index, at, trace)}>
          <circle cx={x(index)} cy={y(step.place)} r="11" />
          <text x={x(index)} y={y(step.place)} dy="4.5" text-anchor="middle">
            {index + 1}
          </text>
        </g>
      ))}
    </svg>
  );
}

function stateOf(index: number, at: number, { steps, ending }: Trace): string {
  if (index > at) return 'point later';
  const bad = index === steps.length - 1 && ending !== 'answered';
  return `point${index === at ? ' now' : ''}${bad ? ' bad' : ''}`;
}

/** Every step in words, with the packet’s addresses; the present one marked. */
export function Steps({ trace, at }: { readonly trace: Trace; readonly at?: number }) {
  return (
    <ol class="pf-steps">
      {trace.steps.map((step, index) => (
        <li key={index} aria-current={index === at ? 'step' : undefined}>
          <b>{`${step.place}: ${step.what}`}</b>
          <code>{`${show(step.from)} to ${show(step.to)}`}</code>
          <p>{step.detail}</p>
        </li>
      ))}
    </ol>
  );
}
