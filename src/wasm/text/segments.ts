/** Element and data segments as text; long ones go over several lines, each with its own bytes. */

import type { DataSegment, ElementSegment, Expression, SegmentMode } from '../module.ts';
import type { Identifiers } from './identifiers.ts';
import { expressionText } from './instructions.ts';
import type { Line, Piece } from './line.ts';
import { bytesText } from './values.ts';

const BYTES_A_LINE = 16;
const FUNCTIONS_A_LINE = 4;

/** A data segment, written when it is asked for. */
export function dataPiece(segment: DataSegment, identifiers: Identifiers, index: number): Piece {
  return {
    count: 1 + Math.ceil(segment.bytes.length / BYTES_A_LINE),
    ranges: [segment],
    lines: () => dataLines(segment, identifiers, index),
  };
}

function dataLines(segment: DataSegment, identifiers: Identifiers, index: number): readonly Line[] {
  const head = [
    'data',
    identifiers.define('data', index),
    modeText(segment.mode, 'memory', identifiers),
  ];
  const lines: Line[] = [];
  for (let at = 0; at < segment.bytes.length; at += BYTES_A_LINE) {
    const part = segment.bytes.subarray(at, at + BYTES_A_LINE);
    const start = segment.content.start + at;
    lines.push({ depth: 2, text: bytesText(part), ranges: [{ start, end: start + part.length }] });
  }
  return closed(head, segment.start, segment.content.start, lines);
}

export function elementLines(
  segment: ElementSegment,
  identifiers: Identifiers,
  index: number,
): readonly Line[] {
  const { items, mode, type } = segment;
  const head = [
    'elem',
    identifiers.define('elements', index),
    modeText(mode, 'table', identifiers),
    items.kind === 'functions' ? 'func' : type,
  ];
  const lines =
    items.kind === 'functions'
      ? functionLines(items.functions, items.ranges, identifiers)
      : items.expressions.map((one) => ({
          depth: 2,
          text: `(item ${expressionText(one, identifiers)})`,
          ranges: [one],
        }));
  const first = lines[0]?.ranges[0]?.start ?? segment.end;
  return closed(head, segment.start, first, lines);
}

function functionLines(
  functions: readonly number[],
  ranges: readonly { readonly start: number; readonly end: number }[],
  identifiers: Identifiers,
): Line[] {
  const lines: Line[] = [];
  for (let at = 0; at < functions.length; at += FUNCTIONS_A_LINE) {
    const names = functions.slice(at, at + FUNCTIONS_A_LINE);
    const places = ranges.slice(at, at + FUNCTIONS_A_LINE);
    lines.push({
      depth: 2,
      text: names.map((func) => identifiers.use('functions', func)).join(' '),
      ranges: [{ start: places[0]?.start ?? 0, end: places.at(-1)?.end ?? 0 }],
    });
  }
  return lines;
}

/** A head, what follows it, and the bracket that closes it, at the end of the last line. */
function closed(
  head: readonly string[],
  start: number,
  end: number,
  lines: readonly Line[],
): readonly Line[] {
  const first = { depth: 1, text: `(${head.filter(Boolean).join(' ')}`, ranges: [{ start, end }] };
  const all: readonly Line[] = [first, ...lines];
  return all.map((line, place) =>
    place === all.length - 1 ? { ...line, text: `${line.text})` } : line,
  );
}

function modeText(mode: SegmentMode, into: 'table' | 'memory', identifiers: Identifiers): string {
  if (mode.kind === 'passive') return '';
  if (mode.kind === 'declarative') return 'declare';
  const space = into === 'table' ? 'tables' : 'memories';
  const which = mode.into === 0 ? '' : `(${into} ${identifiers.use(space, mode.into)}) `;
  return which + offsetText(mode.offset, identifiers);
}

function offsetText(offset: Expression, identifiers: Identifiers): string {
  // One instruction and its end: the word may be left out.
  const word = offset.instructions.length === 2 ? '' : 'offset ';
  return `(${word}${expressionText(offset, identifiers)})`;
}
