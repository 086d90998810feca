/** A module taken apart: its bytes, fields, lines of text and outline, and which of them belong to a byte. */

import { decodeModule, type Field } from '../../wasm/decode.ts';
import type { Decoded, Range } from '../../wasm/module.ts';
import { printPieces } from '../../wasm/text.ts';
import { Fields } from './fields.ts';
import { outline, type OutlineRow } from './outline.ts';
import { indexBefore } from './search.ts';
import { TextLines } from './text-lines.ts';

export interface Anatomy {
  readonly bytes: Uint8Array;
  readonly decoded: Decoded;
  /** They cover every byte that was read. */
  readonly fields: Fields;
  readonly lines: TextLines;
  readonly rows: readonly OutlineRow[];
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
  const fields = new Fields();
  const decoded = decodeModule(bytes, (field) => {
    fields.add(field);
  });
  const lines = new TextLines(printPieces(decoded.module), bytes.length);
  return { bytes, decoded, fields, lines, rows: outline(decoded.module, bytes.length) };
}

export function partAt(anatomy: Anatomy, byte: number): Part {
  const line = anatomy.lines.holding(byte);
  const row = rowAt(anatomy.rows, byte);
  const field = anatomy.fields.holding(byte);
  return { byte, field, line, row, ranges: rangesOf(anatomy, line, row) };
}

function rangesOf(
  { lines, rows }: Anatomy,
  line: number | undefined,
  row: number | undefined,
): readonly Range[] {
  if (line !== undefined) return lines.at(line)?.ranges ?? [];
  const whole = row === undefined ? undefined : rows[row];
  return whole === undefined ? [] : [whole];
}

/** The last row that starts at the byte or before it, or the section around it where that row has ended. */
function rowAt(rows: readonly OutlineRow[], byte: number): number | undefined {
  let at = indexBefore(rows.length, (index) => rows[index]?.start ?? 0, byte);
  while (at >= 0 && (rows[at]?.end ?? 0) <= byte) at--;
  return at < 0 ? undefined : at;
}
