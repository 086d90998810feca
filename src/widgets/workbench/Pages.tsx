/** A long list in parts: which part is shown, and the way to the others. */

interface Props {
  /** How many there are in all. */
  readonly of: number;
  readonly size: number;
  readonly from: number;
  /** "rows" */
  readonly what: string;
  readonly onFrom: (from: number) => void;
}

/** Nothing where one part holds all. */
export function Pages({ of, size, from, what, onFrom }: Props) {
  if (of <= size) return null;
  const end = Math.min(of, from + size);
  const write = (count: number) => count.toLocaleString('en-GB');
  const go = (to: number) => () => {
    if (to >= 0 && to < of) onFrom(to);
  };
  return (
    <div class="wb-pages">
      <span role="status">{`${what} ${write(from + 1)} to ${write(end)} of ${write(of)}`}</span>
      <button type="button" class="btn bare" aria-disabled={from === 0} onClick={go(from - size)}>
        Earlier
      </button>
      <button type="button" class="btn bare" aria-disabled={end === of} onClick={go(from + size)}>
        Later
      </button>
    </div>
  );
}
