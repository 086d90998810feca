/** How a reader sees where figures come from: a patterned rule above the frame, and a badge with words. */

import {
  PROVENANCE_KINDS,
  terms,
  type Provenance,
  type ProvenanceKind,
} from '../recording/provenance.ts';

/** One segment for each kind present; a plain rule before anything has run. */
export function ProvenanceRule({ kinds }: { readonly kinds: readonly ProvenanceKind[] }) {
  const present = PROVENANCE_KINDS.filter((kind) => kinds.includes(kind));
  return (
    <div class="prov" aria-hidden="true">
      {present.length === 0 ? (
        <i class="none" />
      ) : (
        present.map((kind) => <i key={kind} class={kind} />)
      )}
    </div>
  );
}

export function Badge({ provenance }: { readonly provenance: Provenance }) {
  return (
    <span class="badge">
      <i class={provenance.kind} aria-hidden="true" />
      <span>
        <b>{provenance.kind}</b> {terms(provenance)}
      </span>
    </span>
  );
}
