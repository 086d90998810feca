/** What the chosen byte says. */

import type { Anatomy, Part } from './anatomy.ts';
import { describe } from './describe.ts';

interface Props {
  readonly anatomy: Anatomy;
  readonly chosen: Part;
}

export function Explained({ anatomy, chosen }: Props) {
  const { byte, where, what, how } = describe(anatomy, chosen);
  return (
    <section class="mx-said" aria-label="The chosen byte">
      <p>
        <b>{byte}</b>
        {` ${where}`}
      </p>
      <p>{[`${what}.`, ...how].join(' ')}</p>
    </section>
  );
}
