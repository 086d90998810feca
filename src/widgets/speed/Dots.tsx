/** Every round as a dot, the median as a bar, the middle half as a bracket: two rows on one axis. */

import { formatMs, formatTick, unitFor } from '../../recording/format.ts';
import type { Ms } from '../../recording/units.ts';
import { quartiles, type Round } from './stats.ts';

interface Props {
  readonly rounds: readonly Round[];
}

const ROWS = [
  { key: 'wasm', name: 'WebAssembly, from C', layer: 'l-module' },
  { key: 'javascript', name: 'JavaScript', layer: '' },
] as const;

/** Dots of one row stand in this many lines, one after another, so that equal times don't hide each other. */
const LINES = 5;

export function Dots({ rounds }: Props) {
  const end = axisEnd(rounds);
  return (
    <div class="sp-chart" aria-hidden="true">
      {ROWS.map(({ key, name, layer }) => (
        <Row key={key} name={name} layer={layer} times={rounds.map((r) => r[key])} end={end} />
      ))}
      <Axis end={end} known={rounds.length > 0} />
    </div>
  );
}

interface RowProps {
  readonly name: string;
  readonly layer: string;
  readonly times: readonly Ms[];
  readonly end: Ms;
}

function Row({ name, layer, times, end }: RowProps) {
  const { lower, median, upper } = quartiles(times);
  const x = (time: Ms) => `${((100 * time) / end).toFixed(3)}%`;
  const beyond = times.filter((time) => time > end);
  return (
    <div class={`sp-row ${layer}`}>
      <p>
        <b>{name}</b>
        <span>
          {times.length === 0 ? 'not run yet' : `median ${formatMs(median)}`}
          {beyond.length > 0 &&
            `; ${String(beyond.length)} off the paper, up to ${formatMs(Math.max(...beyond))}`}
        </span>
      </p>
      <svg width="100%" height="52" focusable="false">
        {times.length > 0 && (
          <>
            <rect x="0" width={x(median)} y="0" height="12" />
            <path class="axis" d="M0 0V52" />
            <line x1={x(lower)} x2={x(upper)} y1="17" y2="17" />
            <line x1={x(lower)} x2={x(lower)} y1="13.5" y2="20.5" />
            <line x1={x(upper)} x2={x(upper)} y1="13.5" y2="20.5" />
          </>
        )}
        {times.map(
          (time, index) =>
            time <= end && (
              <circle key={index} cx={x(time)} cy={26 + 5 * (index % LINES)} r="2.5" />
            ),
        )}
      </svg>
    </div>
  );
}

function Axis({ end, known }: { readonly end: Ms; readonly known: boolean }) {
  const step = end / 5;
  const unit = unitFor(end);
  return (
    <div class="sp-axis">
      {[0, 1, 2, 3, 4, 5].map((tick) => (
        <span key={tick}>{known ? formatTick(tick * step, step, unit) : ''}</span>
      ))}
    </div>
  );
}

/** A few slow rounds would push all others to the left: the paper ends at three times what most need. */
const ROOM = 3;

/** A round number above, which can be cut into five. */
function axisEnd(rounds: readonly Round[]): Ms {
  const sides = [rounds.map(({ wasm }) => wasm), rounds.map(({ javascript }) => javascript)];
  const most = ROOM * Math.max(...sides.map((times) => quartiles(times).upper));
  const longest = Math.min(most, Math.max(...sides.flat()));
  if (!(longest > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(longest));
  return [1, 1.5, 2, 3, 4, 5, 7.5, 10].map((n) => n * power).find((n) => n >= longest) ?? longest;
}
