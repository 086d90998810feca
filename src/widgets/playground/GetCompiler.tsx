/** The way to the C compiler: an offer that says what it costs, then how far it is. */

import type { MutableRef } from 'preact/hooks';
import { COMPILER } from '../../compile/c/manifest.ts';
import type { Builder } from './use-build.ts';

const MB = 1_000_000;

interface Props {
  readonly builder: Builder;
  readonly button: MutableRef<HTMLButtonElement | null>;
}

export function GetCompiler({ builder, button }: Props) {
  const { arrival, getCompiler, stop } = builder;
  const size = `${String(COMPILER.megabytes)}\u00a0MB`;
  if (arrival.kind === 'ready') return null;
  return (
    <div class="pg-get">
      {arrival.kind === 'absent' ? (
        <>
          <p>
            C is compiled in this page, by clang. Your browser fetches it when you ask for it, and
            keeps it as long as it keeps such files.
          </p>
          <button type="button" ref={button} class="btn" onClick={getCompiler}>
            {`Get the C compiler (about ${size}, once)`}
          </button>
        </>
      ) : (
        <>
          <label class="field">
            {arrival.kind === 'coming'
              ? `Getting the C compiler: ${inMegabytes(arrival.done)} of ${arrival.total === 0 ? size : inMegabytes(arrival.total)}`
              : 'The C compiler is here, and is being made ready'}
            <progress
              max={1}
              value={
                arrival.kind === 'coming' ? arrival.done / Math.max(1, arrival.total) : undefined
              }
            />
          </label>
          <button type="button" class="btn" onClick={stop}>
            Cancel
          </button>
        </>
      )}
    </div>
  );
}

function inMegabytes(bytes: number): string {
  return `${(bytes / MB).toFixed(1)}\u00a0MB`;
}
