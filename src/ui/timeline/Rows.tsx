/** The rows of a timeline: a lane's head with its bar, end and guess; under it a row for each phase. */

import { formatMs } from '../../recording/format.ts';
import type { Span } from '../../recording/recording.ts';
import type { TimeScale } from '../../recording/scale.ts';
import type { Ms } from '../../recording/units.ts';
import { memo } from '../memo.ts';
import type { Drawn } from './draw.ts';
import type { HeadRow, PhaseRow } from './layout.ts';
import { percent } from './percent.ts';
import { Bar, Diamond, Ghosts, Shapes, Whisker } from './Shapes.tsx';
import { inView, type View } from './view.ts';

interface RowProps<R> {
  readonly row: R;
  readonly drawn: readonly Drawn[];
  readonly stop: number;
  readonly scale: TimeScale;
  readonly view: View;
}

export const Head = memo(function Head(
  props: RowProps<HeadRow> & { readonly guess?: Ms | undefined },
) {
  const { row, drawn, stop, scale, view, guess } = props;
  const { lane } = row;
  const place = (ms: Ms) => inView(view, scale.place(ms));
  const bars = row.bar
    .map(({ from, to, kind }) => {
      const x = Math.max(-0.05, place(from));
      return { x, width: Math.min(1.05, place(to)) - x, kind };
    })
    .filter((bar) => bar.width >= 0 && bar.x <= 1);
  const end = row.end === undefined ? undefined : place(row.end);
  return (
    <div class={`tl-row tl-lane l-${lane.layer}${guess === undefined ? '' : ' guessed'}`}>
      <div class="tl-name">
        <b>{lane.name}</b> {lane.goal !== undefined && <small>{lane.goal}</small>}
      </div>
      <div class="tl-plot">
        <svg class="tl-marks" height="14" aria-hidden="true">
          {bars.map((bar) => (
            <Bar
              key={bar.x}
              {...bar}
              width={Math.max(bar.width, 0.004)}
              layer={lane.layer}
              height={14}
            />
          ))}
        </svg>
        <Ghosts bars={bars} />
        {end !== undefined && end >= 0 && end <= 1 && (
          <svg class="tl-marks tl-end" height="14">
            {drawn.length > 0 ? (
              <Shapes row={row} drawn={drawn} stop={stop} height={14} />
            ) : (
              <Diamond x={end} />
            )}
          </svg>
        )}
        {guess !== undefined && <Guess at={guess} place={place(guess)} end={end} />}
      </div>
      <div class="tl-value">{row.value}</div>
    </div>
  );
});

export const Phase = memo(function Phase(props: RowProps<PhaseRow>) {
  const { row, drawn, stop, scale, view } = props;
  const first = row.marks[0];
  const thread = first === undefined ? 0 : inView(view, scale.place(first.from));
  const count = row.marks.length;
  return (
    <div class={`tl-row l-${row.lane.layer}`}>
      <div class="tl-name">
        {row.name}
        {count > 1 && (
          <small>
            {' '}
            {count}
            <span aria-hidden="true">{'\u00A0×'}</span>
            <span class="visually-hidden"> times</span>
          </small>
        )}
      </div>
      <div class="tl-plot">
        <i class="tl-thread" style={{ width: percent(Math.min(1, Math.max(0, thread))) }} />
        <svg class="tl-marks" height="10">
          <Shapes row={row} drawn={drawn} stop={stop} height={10} />
        </svg>
        <Ghosts bars={drawn.filter((shape) => !shape.marks[0].moment)} />
        {row.marks.some((mark) => mark.spread) && (
          <svg class="tl-marks tl-spread tl-timed" height="10" aria-hidden="true">
            {row.marks.map((mark) => (
              <Whisker key={mark.key} span={mark.source as Span} scale={scale} view={view} />
            ))}
          </svg>
        )}
      </div>
      <div class="tl-value">{row.value}</div>
    </div>
  );
});

interface GuessProps {
  readonly at: Ms;
  readonly place: number;
  readonly end: number | undefined;
}

/** The reader's own mark; its flag turns away from the lane's end and from the paper's edge. */
function Guess({ at, place, end }: GuessProps) {
  if (place < 0 || place > 1) return null;
  const left = place > 0.95 || (place > 0.1 && end !== undefined && end >= place);
  return (
    <span class={left ? 'tl-guess left' : 'tl-guess'} style={{ left: percent(place) }}>
      <span>
        you<span class="visually-hidden"> guessed {formatMs(at)}</span>
      </span>
    </span>
  );
}
