/** A dimension line between the ends of two lanes, with the factor in its gap. */

import { formatFactor } from '../../recording/format.ts';
import type { TimeScale } from '../../recording/scale.ts';
import type { Ms } from '../../recording/units.ts';
import { percent } from './percent.ts';
import { inView, type View } from './view.ts';

interface CompareProps {
  /** When each of the two ends, above zero. */
  readonly ends: readonly [Ms, Ms];
  readonly names: readonly [string, string];
  readonly scale: TimeScale;
  readonly view: View;
}

/** Where the line is too short for the factor, it stands beside; part of the window. */
const ROOM = 0.2;

export function Compare({ ends, names, scale, view }: CompareProps) {
  const [small, large] = ends[0] <= ends[1] ? ends : [ends[1], ends[0]];
  const quicker = ends[0] <= ends[1] ? names[0] : names[1];
  const [start, stop] = [inView(view, scale.place(small)), inView(view, scale.place(large))];
  const [from, to] = [Math.max(0, start), Math.min(1, stop)];
  const where = to - from >= ROOM ? '' : to > 0.8 ? ' before' : ' after';
  const cut = `${start < 0 ? ' from-before' : ''}${stop > 1 ? ' to-after' : ''}`;
  return (
    <div class="tl-compare">
      {to > from && (
        <div
          class={`tl-dimension${where}${cut}`}
          style={{ left: percent(from), width: percent(to - from) }}
        >
          <span>
            {formatFactor(large / small)}
            <span class="visually-hidden"> as long; {quicker} is first</span>
          </span>
        </div>
      )}
    </div>
  );
}
