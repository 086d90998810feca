/** All that doesn't change while time passes: axis, grid and rows. Memoised, so that the playhead is free to move. */

import type { RefObject } from 'preact';
import type { Recording } from '../../recording/recording.ts';
import { laneEnd } from '../../recording/recording.ts';
import type { TimeScale } from '../../recording/scale.ts';
import type { Ms } from '../../recording/units.ts';
import { memo } from '../memo.ts';
import { AxisLabels, AxisLines, Bands } from './Axis.tsx';
import { Compare } from './Compare.tsx';
import type { Drawn } from './draw.ts';
import type { Row } from './layout.ts';
import { Head, Phase } from './Rows.tsx';
import { viewScale, type View } from './view.ts';

/** Where the reader thinks that a lane ends. */
export interface TimelineGuess {
  readonly lane: string;
  readonly at: Ms;
}

interface PaperProps {
  readonly recording: Recording;
  readonly rows: readonly Row[];
  /** The shapes of each row, in the same order. */
  readonly drawn: readonly (readonly Drawn[])[];
  readonly scale: TimeScale;
  readonly view: View;
  /** The first mark of the shape that the Tab key stops at. */
  readonly stop: number | undefined;
  readonly compare: readonly [string, string] | undefined;
  readonly guesses: readonly TimelineGuess[];
  readonly plot: RefObject<HTMLDivElement>;
}

export const Paper = memo(function Paper(props: PaperProps) {
  const { rows, drawn, scale, view, stop, guesses } = props;
  const near = viewScale(scale, view);
  const between = comparison(props);
  return (
    <>
      <AxisLabels key="above" scale={near} />
      <div class="tl-grid" ref={props.plot}>
        <AxisLines scale={near} />
      </div>
      {near.torn !== undefined && (
        <div class="tl-grid tl-bands">
          <Bands scale={near} />
        </div>
      )}
      {rows.map((row, index) => {
        const shapes = drawn[index] ?? [];
        const common = {
          drawn: shapes,
          stop: stop === undefined ? -1 : shapes.findIndex((s) => s.marks[0].key === stop),
          scale,
          view,
        };
        if (row.type === 'phase') return <Phase key={row.id} {...common} row={row} />;
        const guess = guesses.find((g) => g.lane === row.lane.id)?.at;
        const head = <Head key={row.id} {...common} row={row} guess={guess} />;
        if (between?.before !== row.lane.id) return head;
        return [<Compare key="compare" {...between} scale={scale} view={view} />, head];
      })}
      <AxisLabels key="below" scale={near} />
    </>
  );
});

/** The two ends to compare, and the lane above which the line stands; nothing before both have ended. */
function comparison({ recording, compare }: PaperProps) {
  const lanes = compare?.map((id) => recording.lanes.find((lane) => lane.id === id));
  const [a, b] = lanes ?? [];
  if (a === undefined || b === undefined) return undefined;
  const [endA, endB] = [laneEnd(recording, a) ?? 0, laneEnd(recording, b) ?? 0];
  if (endA <= 0 || endB <= 0) return undefined;
  const lower = recording.lanes.indexOf(a) > recording.lanes.indexOf(b) ? a : b;
  return { ends: [endA, endB], names: [a.name, b.name], before: lower.id } as const;
}
