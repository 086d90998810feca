/** A slider over values that are worth stopping at; the value at hand stands above it in words. */

interface RangeFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  /** In the order of the slider. */
  readonly stops: readonly number[];
  /** The value with its unit: "max", "50 ms". */
  readonly words: (value: number) => string;
  readonly onChange: (value: number) => void;
  readonly disabled?: boolean;
}

/** A value between stops, as a link may bring, keeps its words and shows at the nearest stop. */
export function RangeField(props: RangeFieldProps) {
  const { id, label, value, stops, words, onChange, disabled = false } = props;
  return (
    <div class="field range">
      <label for={id}>{label}</label>
      <output for={id}>{words(value)}</output>
      <input
        id={id}
        type="range"
        min={0}
        max={stops.length - 1}
        step={1}
        value={nearest(stops, value)}
        aria-valuetext={words(value)}
        disabled={disabled}
        onInput={(event) => {
          const stop = stops[event.currentTarget.valueAsNumber];
          if (stop !== undefined) onChange(stop);
        }}
      />
    </div>
  );
}

/** A 0 that stands last is no number but its absence: only 0 itself is near it. */
export function nearest(stops: readonly number[], value: number): number {
  const exact = stops.indexOf(value);
  if (exact >= 0) return exact;
  const numbers = stops.at(-1) === 0 ? stops.slice(0, -1) : stops;
  const distances = numbers.map((stop) => Math.abs(stop - value));
  return distances.indexOf(Math.min(...distances));
}
