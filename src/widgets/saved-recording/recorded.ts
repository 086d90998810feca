/** What was measured when it was saved is a record when it is opened: it was measured elsewhere, earlier. */

import type { Provenance } from '../../recording/provenance.ts';
import type { Recording } from '../../recording/recording.ts';

/** The recording with every `measured` turned into `recorded`; `date` is the file's, as an ISO date. */
export function recorded(recording: Recording, date: string): Recording {
  const turn = <T extends { readonly provenance: Provenance }>(item: T): T => ({
    ...item,
    provenance: past(item.provenance, date),
  });
  return { ...recording, spans: recording.spans.map(turn), events: recording.events.map(turn) };
}

function past(provenance: Provenance, date: string): Provenance {
  if (provenance.kind !== 'measured') return provenance;
  const { runs } = provenance;
  return {
    kind: 'recorded',
    machine: 'in a browser, saved to a file',
    date,
    ...(runs === undefined ? {} : { runs }),
  };
}

/** One provenance of each kind, for the badges. */
export function kindsOf(recording: Recording): readonly Provenance[] {
  const kinds = new Map<string, Provenance>();
  for (const { provenance } of [...recording.spans, ...recording.events]) {
    if (!kinds.has(provenance.kind)) kinds.set(provenance.kind, provenance);
  }
  return [...kinds.values()];
}
