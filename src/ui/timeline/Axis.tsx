/** The paper of a timeline: labels above and below, hairlines between. */

import { minorLines, ticks, type TimeScale } from '../../recording/scale.ts';
import { percent } from './percent.ts';

/** The path's own width; its lines keep theirs, whatever the figure's. */
const PAPER = 1000;

/** `scale` is the window's own. Every second label is left out where the figure is narrow. */
export function AxisLabels({ scale }: { readonly scale: TimeScale }) {
  return (
    <div class="tl-axis" aria-hidden="true">
      {ticks(scale).map(({ at, label }, index) => {
        const place = scale.place(at);
        if (place < 0 || place > 1) return null;
        const edge = place < 0.01 ? ' first' : place > 0.99 ? ' last' : '';
        return (
          <span
            key={label}
            class={`${index % 2 === 1 ? 'second' : ''}${edge}`}
            style={{ left: percent(place) }}
          >
            {label}
          </span>
        );
      })}
    </div>
  );
}

/** Where the paper is torn: what lies between is left out. */
export function Bands({ scale }: { readonly scale: TimeScale }) {
  const pieces = scale.torn?.pieces ?? [];
  return (
    <>
      {pieces.slice(1).map((piece, index) => {
        const left = pieces[index]?.to ?? 0;
        const style = { left: percent(left), width: percent(piece.from - left) };
        return <i key={piece.start} class="tl-torn" style={style} aria-hidden="true" />;
      })}
    </>
  );
}

export function AxisLines({ scale }: { readonly scale: TimeScale }) {
  const main = ticks(scale, 20).map(({ at }) => scale.place(at));
  const minor = minorLines(scale).map((at) => scale.place(at));
  return (
    <svg
      class="tl-lines"
      viewBox={`0 0 ${String(PAPER)} 1`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path class="minor" d={lines(minor)} />
      <path d={lines(main)} />
    </svg>
  );
}

function lines(places: readonly number[]): string {
  return places.map((place) => `M${(place * PAPER).toFixed(1)} 0V1`).join('');
}
