/** Where a span or a figure comes from: the four kinds that are told apart everywhere on the site. */

export type Provenance = Measured | Recorded | Simulated | Cited;
export type ProvenanceKind = Provenance['kind'];

/** Measured here and now, in the reader's browser. */
export interface Measured {
  readonly kind: 'measured';
  /** How many runs the figure stands for. */
  readonly runs?: number;
  /** How it was read, where that isn't plain: "mean of 1,000 repetitions". */
  readonly method?: string;
}

/** Recorded earlier from a real system. */
export interface Recorded {
  readonly kind: 'recorded';
  /** The machine and the software: "Xeon, 2 cores, Chromium 156". */
  readonly machine: string;
  /** ISO date. */
  readonly date: string;
  readonly runs?: number;
}

/** Given by a named model. */
export interface Simulated {
  readonly kind: 'simulated';
  /** The model's name: "container start". */
  readonly model: string;
  /** The parameters that a reader should know of, in words: "runc, 100 Mbit/s". */
  readonly parameters: string;
  readonly seed?: number;
}

/** Taken from a named source. */
export interface Cited {
  readonly kind: 'cited';
  readonly source: string;
  readonly url?: string;
  /** ISO date of the source or of its last check. */
  readonly date: string;
}

export const PROVENANCE_KINDS: readonly ProvenanceKind[] = [
  'measured',
  'recorded',
  'simulated',
  'cited',
];

/** The badge's words after its kind: `terms({ kind: 'measured', runs: 20 })` is "here, 20 runs". */
export function terms(provenance: Provenance): string {
  switch (provenance.kind) {
    case 'measured':
      return ['here', runsInWords(provenance.runs), provenance.method].filter(Boolean).join(', ');
    case 'recorded':
      return [provenance.machine, runsInWords(provenance.runs), provenance.date]
        .filter(Boolean)
        .join(', ');
    case 'simulated':
      return provenance.parameters;
    case 'cited':
      return `${provenance.source}, ${provenance.date}`;
  }
}

function runsInWords(runs: number | undefined): string | undefined {
  if (runs === undefined) return undefined;
  return runs === 1 ? '1 run' : `${String(runs)} runs`;
}
