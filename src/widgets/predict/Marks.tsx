/** A prediction as marks on a logarithmic time axis, the same axis as the figure's. */

import { formatMs } from '../../recording/format.ts';
import type { Prediction } from '../../lesson/schema.ts';

type MarksQuestion = Extract<Prediction, { kind: 'marks' }>;

interface MarksProps {
  readonly question: MarksQuestion;
  readonly marks: Readonly<Record<string, number | string>>;
  readonly locked: boolean;
  readonly onChange: (lane: string, ms: number) => void;
}

export function initialMarks(lanes: MarksQuestion['lanes']): Record<string, number> {
  return Object.fromEntries(lanes.map((lane) => [lane.id, lane.initial]));
}

export function Marks({ question, marks, locked, onChange }: MarksProps) {
  const [from, to] = question.domain.map(Math.log10) as [number, number];
  const ticks = decades(from, to);
  return (
    <div class="on-axis">
      {question.lanes.map((lane) => {
        const ms = Number(marks[lane.id] ?? lane.initial);
        const id = `predict-${question.id}-${lane.id}`;
        return (
          <div class="mark" key={lane.id}>
            <label for={id}>{lane.label}</label>
            <input
              id={id}
              type="range"
              min={from}
              max={to}
              step={0.05}
              value={Math.log10(ms)}
              disabled={locked}
              aria-valuetext={formatMs(ms)}
              onInput={(event) => {
                onChange(lane.id, 10 ** event.currentTarget.valueAsNumber);
              }}
            />
            <output for={id}>{formatMs(ms)}</output>
          </div>
        );
      })}
      <div class="ticks" aria-hidden="true">
        {ticks.map((ms) => {
          const place = (Math.log10(ms) - from) / (to - from);
          return (
            <span key={ms} style={{ insetInlineStart: `${String(100 * place)}%` }}>
              {formatMs(ms)}
            </span>
          );
        })}
      </div>
    </div>
  );
}

/** Every second decade between two powers of ten, so that the labels have room on a phone. */
function decades(from: number, to: number): number[] {
  const ticks: number[] = [];
  for (let power = Math.ceil(from); power <= to; power += 2) ticks.push(10 ** power);
  return ticks;
}
