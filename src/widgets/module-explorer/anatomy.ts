/** A module taken apart: its bytes, fields, lines of text and outline, and which of them belong to a byte. */

import { decodeModule, type Field } from '../../wasm/decode.ts';
import type { Decoded, Range } from '../../wasm/module.ts';
import { printModule, type Line } from '../../wasm/text.ts';
import { outline, type OutlineRow } from './outline.ts';

export interface Anatomy {
  readonly bytes: Uint8Array;
  readonly decoded: Decoded;
  /** In file order; they cover every byte that was read. */
  readonly fields: readonly Field[];
  readonly lines: readonly Line[];
  readonly rows: readonly OutlineRow[];
  /** Which line each range belongs to, in file order. */
  readonly places: readonly Place[];
}

interface Place extends Range {
  readonly line: number;
}

/** Everything that belongs to one byte. */
export interface Part {
  readonly byte: number;
  readonly field: Field | undefined;
  /** Indices into `lines` and `rows`; none where the byte has no line, or was not read. */
  readonly line: number | undefined;
  readonly row: number | undefined;
  /** The bytes that its line, or else its row of the outline, stands for. */
  readonly ranges: readonly Range[];
}

export function dissect(bytes: Uint8Array): Anatomy {
  const fields: Field[] = [];
  const decoded = decodeModule(bytes, (field) => fields.push(field));
  const lines = printModule(decoded.module).map(({ ranges, ...line }) => ({
    ...line,
    // A module that was cut off has no such bytes.
    ranges: ranges.filter(({ start, end }) => start < end && end <= bytes.length),
  }));
  const places = lines
    .flatMap(({ ranges }, line) => ranges.map(({ start, end }) => ({ start, end, line })))
    .sort((a, b) => a.start - b.start);
  return { bytes, decoded, fields, lines, places, rows: outline(decoded.module, bytes.length) };
}

export function partAt(anatomy: Anatomy, byte: number): Part {
  const place = holding(anatomy.places, byte);
  const line = place === undefined ? undefined : anatomy.places[place]?.line;
  const row = rowAt(anatomy.rows, byte);
  const field = anatomy.fields[holding(anatomy.fields, byte) ?? -1];
  return { byte, field, line, row, ranges: rangesOf(anatomy, line, row) };
}

function rangesOf(
  { lines, rows }: Anatomy,
  line: number | undefined,
  row: number | undefined,
): readonly Range[] {
  if (line !== undefined) return lines[line]?.ranges ?? [];
  const whole = row === undefined ? undefined : rows[row];
  return whole === undefined ? [] : [whole];
}

/** The last row that starts at the byte or before it, or the section around it where that row has ended. */
function rowAt(rows: readonly OutlineRow[], byte: number): number | undefined {
  let at = lastBefore(rows, byte);
  while (at >= 0 && (rows[at]?.end ?? 0) <= byte) at--;
  return at < 0 ? undefined : at;
}

/** The index of the range that holds the byte; the ranges are in order and don't overlap. */
function holding(ranges: readonly Range[], byte: number): number | undefined {
  const at = lastBefore(ranges, byte);
  const range = ranges[at];
  return range !== undefined && byte < range.end ? at : undefined;
}

/** The last range that doesn't start after the byte; -1 where all do. */
function lastBefore(ranges: readonly Range[], byte: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.start ?? Infinity) <= byte) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The line to go on from where the byte itself has none: the last one before it. */
export function nearestLine({ places }: Anatomy, byte: number): number {
  return places[lastBefore(places, byte)]?.line ?? 0;
}
