/** Fields for several lines of text and for a time of day. */

interface Lines {
  readonly label: string;
  readonly value: string;
  readonly maxLength: number;
  readonly onChange: (value: string) => void;
}

export function LinesField({ label, value, maxLength, onChange }: Lines) {
  return (
    <label class="field">
      {label}
      <textarea
        rows={2}
        value={value}
        maxLength={maxLength}
        spellcheck={false}
        autocomplete="off"
        onInput={(event) => {
          onChange(event.currentTarget.value);
        }}
      />
    </label>
  );
}

interface Time {
  readonly label: string;
  /** Milliseconds since 1970. */
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** A field that is left half filled keeps the time before. */
export function TimeField({ label, value, onChange }: Time) {
  return (
    <label class="field">
      {label}
      <input
        type="datetime-local"
        step="1"
        min="1970-01-01T00:00"
        max="2099-12-31T23:59"
        value={new Date(value).toISOString().slice(0, 19)}
        onChange={(event) => {
          const read = event.currentTarget.valueAsNumber;
          if (read >= 0) onChange(read);
        }}
      />
    </label>
  );
}
