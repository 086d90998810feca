/** A slider for a parameter that is a number, made from its description and the values worth stopping at. */

import { RangeField } from '../ui/RangeField.tsx';

interface SliderFieldProps {
  /** Unique on its page. */
  readonly id: string;
  readonly param: { readonly label: string; readonly unit?: string };
  readonly value: number;
  /** In the order of the slider. */
  readonly stops: readonly number[];
  /** What 0 means, where it is more than nothing: "max". */
  readonly zero?: string | undefined;
  readonly onChange: (value: number) => void;
}

export function SliderField({ id, param, value, stops, zero, onChange }: SliderFieldProps) {
  const unit = param.unit === undefined ? '' : `\u00A0${param.unit}`;
  const inWords = (number: number) =>
    number === 0 && zero !== undefined ? zero : `${number.toLocaleString('en-GB')}${unit}`;
  return (
    <RangeField
      id={id}
      label={param.label}
      value={value}
      stops={stops}
      words={inWords}
      onChange={onChange}
    />
  );
}
