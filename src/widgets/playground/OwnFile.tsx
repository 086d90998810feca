/** A file of the reader's own in the editor's place: what it is, what it asks for, what it offers. */

import { formatBytes } from '../../recording/format.ts';
import type { Anatomy } from './anatomy.ts';

interface Props {
  readonly name: string;
  readonly anatomy: Anatomy;
  readonly onClose: () => void;
}

export function OwnFile({ name, anatomy, onClose }: Props) {
  return (
    <section class="pg-own" aria-label="Your file">
      <p>
        <b>{name}</b>
        {`, ${formatBytes(anatomy.bytes)}. ${anatomy.verdict}`}
      </p>
      <Anatomies anatomy={anatomy} />
      <button type="button" class="btn" onClick={onClose}>
        Back to the editor
      </button>
    </section>
  );
}

/** What a module asks for and what it offers. */
export function Anatomies({ anatomy }: { readonly anatomy: Anatomy }) {
  return (
    <dl class="pg-anatomy">
      <div>
        <dt>It asks for</dt>
        {anatomy.asks.length === 0 && <dd>nothing.</dd>}
        {anatomy.asks.map((ask) => (
          <dd key={ask.module}>
            <code>{ask.module === '' ? '(no name)' : ask.module}</code>
            {`: ${some(ask.names)}. `}
            <span class={ask.given ? undefined : 'missing'}>{ask.words}</span>
          </dd>
        ))}
      </div>
      <div>
        <dt>It offers</dt>
        <dd>{anatomy.offers.length === 0 ? 'nothing.' : `${some(anatomy.offers)}.`}</dd>
      </div>
    </dl>
  );
}

const SHOWN = 12;

function some(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).join(', ');
  return names.length > SHOWN ? `${shown} and ${String(names.length - SHOWN)} more` : shown;
}
