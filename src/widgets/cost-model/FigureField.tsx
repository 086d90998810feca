/** One figure of the model: what it is, its unit, a field, and where its first value comes from. */

import { useEffect, useId, useState } from 'preact/hooks';
import { COST_FIELDS, factOf, type CostField, type CostKey } from '../../sim/cost/inputs.ts';

interface FigureFieldProps {
  readonly name: CostKey;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/**
 * What the reader types stays as typed. A number outside the limits is counted as the nearest one
 * inside, and a sentence says so; what is no number leaves the figure as it was.
 */
export function FigureField({ name, value, onChange }: FigureFieldProps) {
  const field: CostField = COST_FIELDS[name];
  const id = useId();
  const [typed, setTyped] = useState<string>();
  useEffect(() => {
    if (typed !== undefined && counted(field, typed) !== value) setTyped(undefined);
  }, [value]);
  const problem = typed === undefined ? undefined : problemWith(field, typed);
  return (
    <div class="figure-field">
      <label for={id}>
        {field.label}, <span>{field.unit}</span>
      </label>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autocomplete="off"
        value={typed ?? String(value)}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-help`}
        onInput={(event) => {
          const text = event.currentTarget.value;
          setTyped(text);
          const number = counted(field, text);
          if (number !== undefined) onChange(number);
        }}
      />
      <p id={`${id}-help`}>
        {problem !== undefined && <strong role="alert">{problem} </strong>}
        {field.help} <Source name={name} />
      </p>
    </div>
  );
}

function Source({ name }: { readonly name: CostKey }) {
  const fact = factOf(name);
  if (fact === undefined) return <b>Your figure: change it.</b>;
  const note = 'note' in fact ? ` ${fact.note}` : '';
  return (
    <>
      Where from:{' '}
      <a href={fact.url} rel="noopener">
        {fact.source}
      </a>
      , {fact.date}.{note}
    </>
  );
}

/** The number that is calculated with; `undefined` for what is none. */
function counted(field: CostField, typed: string): number | undefined {
  const number = readNumber(typed);
  return number === undefined ? undefined : Math.min(field.max, Math.max(field.min, number));
}

function problemWith(field: CostField, typed: string): string | undefined {
  const number = readNumber(typed);
  if (number === undefined) return 'This is not a number: the last one still counts.';
  if (number >= field.min && number <= field.max) return undefined;
  const limits = `It goes from ${field.min.toLocaleString('en-GB')} to ${field.max.toLocaleString('en-GB')}`;
  return `${limits}: counted as ${Math.min(field.max, Math.max(field.min, number)).toLocaleString('en-GB')}.`;
}

/** A comma is read as a decimal point, as many readers write it. */
function readNumber(typed: string): number | undefined {
  const text = typed.trim().replace(',', '.');
  const number = Number(text);
  return text === '' || !Number.isFinite(number) ? undefined : number;
}
