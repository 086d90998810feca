/** A control for one parameter, made from its description: label above, field below, unit behind. */

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { nearestAllowed } from './nearest-allowed.ts';

interface Choice {
  readonly label: string;
  readonly value: string;
  readonly options: Readonly<Record<string, string>>;
  readonly onChange: (value: string) => void;
  readonly disabled?: boolean;
}

/** A drop-down list; `options` maps what is kept to what is read. */
export function ChoiceField({ label, value, options, onChange, disabled = false }: Choice) {
  return (
    <Labelled label={label}>
      <select
        value={value}
        disabled={disabled}
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
      >
        {Object.entries(options).map(([key, text]) => (
          <option key={key} value={key} selected={key === value}>
            {text}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

interface Quantity {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number | undefined;
  readonly unit?: string | undefined;
  readonly onChange: (value: number) => void;
  readonly disabled?: boolean;
}

/** A number with its unit; what isn't allowed becomes the nearest that is when the field is left. */
export function NumberField(props: Quantity) {
  // What is being typed, which a figure that draws itself anew meanwhile leaves alone.
  const [draft, setDraft] = useState<string>();
  return (
    <Labelled label={props.unit === undefined ? props.label : `${props.label}, ${props.unit}`}>
      <input
        type="number"
        inputMode="decimal"
        value={draft ?? props.value}
        min={props.min}
        max={props.max}
        step={props.step ?? 'any'}
        disabled={props.disabled ?? false}
        onInput={(event) => {
          setDraft(event.currentTarget.value);
        }}
        onBlur={() => {
          setDraft(undefined);
        }}
        onChange={(event) => {
          const value = event.currentTarget.valueAsNumber;
          const kept = Number.isNaN(value) ? props.value : nearestAllowed(value, props);
          event.currentTarget.value = String(kept);
          setDraft(undefined);
          props.onChange(kept);
        }}
      />
    </Labelled>
  );
}

interface Text {
  readonly label: string;
  readonly value: string;
  readonly maxLength: number;
  readonly onChange: (value: string) => void;
  readonly disabled?: boolean;
}

export function TextField({ label, value, maxLength, onChange, disabled = false }: Text) {
  return (
    <Labelled label={label}>
      <input
        type="text"
        value={value}
        maxLength={maxLength}
        disabled={disabled}
        spellcheck={false}
        autocomplete="off"
        onInput={(event) => {
          onChange(event.currentTarget.value);
        }}
      />
    </Labelled>
  );
}

interface Flag {
  readonly label: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
  readonly disabled?: boolean;
}

export function FlagField({ label, value, onChange, disabled = false }: Flag) {
  return (
    <label class="field flag">
      <input
        type="checkbox"
        checked={value}
        disabled={disabled}
        onChange={(event) => {
          onChange(event.currentTarget.checked);
        }}
      />
      {label}
    </label>
  );
}

function Labelled({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}) {
  return (
    <label class="field">
      {label}
      {children}
    </label>
  );
}
