/** A recording in words: what the "in words" table shows, and what tests read in place of pixels. */

import { formatMs } from './format.ts';
import { terms, type Provenance, type ProvenanceKind } from './provenance.ts';
import { duration, laneEnd, type Lane, type Recording, type Spread } from './recording.ts';
import type { Ms } from './units.ts';

/** One span or event; an event has no `to` and took nothing. */
export interface TextRow {
  readonly lane: string;
  readonly phase: string;
  readonly from: string;
  readonly to: string;
  readonly took: string;
  /** From the fifth to the ninety-fifth percentile: "2.5 ms to 5.1 ms"; empty for a single figure. */
  readonly varied: string;
  readonly kind: ProvenanceKind;
  /** The kind's terms: "here, 20 runs". */
  readonly terms: string;
  readonly detail: string;
}

interface Timed {
  readonly at: Ms;
  readonly row: TextRow;
}

/** Lane by lane in the recording's order, each in order of time; an event stands after what ends with it. */
export function textRows(recording: Recording): readonly TextRow[] {
  return recording.lanes.flatMap((lane) => laneRows(recording, lane));
}

/** The whole recording as plain text, a line a span: title, lanes with their totals, phases. */
export function toText(recording: Recording): string {
  const lines = [recording.title];
  for (const lane of recording.lanes) {
    const end = laneEnd(recording, lane);
    const goal = lane.goal === undefined ? '' : `, ${lane.goal}`;
    lines.push(`${lane.name}${goal}: ${end === undefined ? 'nothing yet' : formatMs(end)}`);
    for (const row of laneRows(recording, lane)) lines.push(`  ${lineOf(row)}`);
  }
  return lines.join('\n');
}

/** How a figure varied: "nine of ten runs took 2.1 ms to 4.8 ms". */
export function spreadInWords(spread: Spread): string {
  return `nine of ten runs took ${formatMs(spread.p5)} to ${formatMs(spread.p95)}`;
}

function lineOf(row: TextRow): string {
  const when =
    row.to === ''
      ? `at ${row.from}`
      : `from ${row.from} to ${row.to}, took ${row.took}${row.varied === '' ? '' : ` (${row.varied})`}`;
  return `${row.phase}: ${when} (${row.kind}${row.terms === '' ? '' : `, ${row.terms}`})`;
}

function laneRows(recording: Recording, lane: Lane): TextRow[] {
  const spans = recording.spans
    .filter((span) => span.lane === lane.id)
    .map((span): Timed => {
      const { spread } = span;
      return {
        at: span.start,
        row: {
          ...common(lane, span.name, span.provenance, span.detail),
          from: formatMs(span.start),
          to: formatMs(span.end),
          took: formatMs(duration(span)),
          varied: spread === undefined ? '' : `${formatMs(spread.p5)} to ${formatMs(spread.p95)}`,
        },
      };
    });
  const events = recording.events
    .filter((event) => event.lane === lane.id)
    .map((event): Timed => ({
      at: event.at,
      row: {
        ...common(lane, event.name, event.provenance, event.detail),
        from: formatMs(event.at),
        to: '',
        took: '',
        varied: '',
      },
    }));
  // Array.prototype.sort is stable: at equal times spans stay before events, each as recorded.
  return [...spans, ...events].sort((a, b) => a.at - b.at).map((timed) => timed.row);
}

function common(lane: Lane, phase: string, provenance: Provenance, detail: string | undefined) {
  return {
    lane: lane.name,
    phase,
    kind: provenance.kind,
    terms: terms(provenance),
    detail: detail ?? '',
  };
}
