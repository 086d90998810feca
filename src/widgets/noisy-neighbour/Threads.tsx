/** The threads of the measurement: the one that is timed, and its neighbours, at rest or busy. */

import type { Progress } from './use-measurement.ts';

interface Props {
  readonly neighbours: number;
  readonly stage: Progress['stage'];
}

export function Threads({ neighbours, stage }: Props) {
  const timed = stage === 'alone' || stage === 'beside';
  const others = stage === 'beside';
  return (
    <ul class="nn-threads l-module" aria-label="Threads">
      <Thread name="timed" busy={timed} />
      {Array.from({ length: neighbours }, (_, index) => (
        <Thread key={index} name={`neighbour ${String(index + 1)}`} busy={others} />
      ))}
    </ul>
  );
}

function Thread({ name, busy }: { readonly name: string; readonly busy: boolean }) {
  return (
    <li class={busy ? 'busy' : undefined}>
      <b>{name}</b>
      <span>{busy ? 'counts primes' : 'at rest'}</span>
    </li>
  );
}
