/** The curve of traffic: columns to draw with a finger or a mouse, each of them a slider for the keyboard. */

import { useRef, useState } from 'preact/hooks';
import type { Traffic } from '../../sim/serverless/traffic.ts';
import { NumberField } from '../../ui/Field.tsx';
import { useDrawing } from './use-drawing.ts';
import { clock, rate } from './words.ts';

interface CurveProps {
  readonly traffic: Traffic;
  readonly onChange: (shape: readonly number[]) => void;
}

export function Curve({ traffic, onChange }: CurveProps) {
  const { shape } = traffic;
  const [column, setColumn] = useState(0);
  const draw = useDrawing(shape, onChange, setColumn);
  const put = (index: number, percent: number) => {
    onChange(shape.with(index, Math.min(100, Math.max(0, Math.round(percent)))));
  };
  return (
    <div class="sl-curve">
      <p>
        Traffic <span>{`up to ${rate(traffic.peak)}`}</span>
      </p>
      <div class="sl-paper" {...draw}>
        <Bars shape={shape} chosen={column} />
        <Sliders traffic={traffic} chosen={column} onChoose={setColumn} onChange={put} />
      </div>
      <div class="sl-column">
        <NumberField
          label={`Traffic from ${spanOf(column, traffic)}, % of the peak`}
          value={shape[column] ?? 0}
          min={0}
          max={100}
          step={1}
          onChange={(percent) => {
            put(column, percent);
          }}
        />
        <p>
          Draw in the curve. With the keyboard: arrow keys left and right choose a column, up and
          down change it.
        </p>
      </div>
    </div>
  );
}

interface SlidersProps {
  readonly traffic: Traffic;
  readonly chosen: number;
  readonly onChoose: (column: number) => void;
  readonly onChange: (column: number, percent: number) => void;
}

/** One stop for the Tab key; the arrow keys go on from column to column. */
function Sliders({ traffic, chosen, onChoose, onChange }: SlidersProps) {
  const row = useRef<HTMLDivElement>(null);
  const go = (column: number) => {
    onChoose(column);
    row.current?.querySelectorAll('input')[column]?.focus();
  };
  const last = traffic.shape.length - 1;
  return (
    <div class="sl-sliders" ref={row} role="group" aria-label="Curve of traffic, column by column">
      {traffic.shape.map((percent, column) => (
        <input
          key={column}
          type="range"
          min={0}
          max={100}
          step={5}
          value={percent}
          aria-label={spanOf(column, traffic)}
          aria-valuetext={rate((traffic.peak * percent) / 100)}
          tabIndex={column === chosen ? 0 : -1}
          onFocus={() => {
            onChoose(column);
          }}
          onKeyDown={(event) => {
            const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
            if (step === 0) return;
            event.preventDefault();
            go(Math.min(last, Math.max(0, column + step)));
          }}
          onInput={(event) => {
            onChange(column, event.currentTarget.valueAsNumber);
          }}
        />
      ))}
    </div>
  );
}

function Bars({ shape, chosen }: { readonly shape: readonly number[]; readonly chosen: number }) {
  const width = 100 / shape.length;
  return (
    <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {shape.map((percent, column) => (
        <rect
          key={column}
          class={column === chosen ? 'chosen' : undefined}
          x={(column * width).toFixed(2)}
          width={width.toFixed(2)}
          y={100 - Math.max(0.8, percent)}
          height={Math.max(0.8, percent)}
        />
      ))}
    </svg>
  );
}

function spanOf(column: number, { seconds, shape }: Traffic): string {
  const width = seconds / shape.length;
  return `${clock(column * width, seconds)} to ${clock((column + 1) * width, seconds)}`;
}
