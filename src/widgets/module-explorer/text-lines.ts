/** The lines of a module’s text, of which only those that somebody looks at are written. */

import type { Range } from '../../wasm/module.ts';
import type { Line, Piece } from '../../wasm/text.ts';
import { indexBefore } from './search.ts';

/** Where some bytes of the file have their lines. */
interface Place extends Range {
  readonly piece: number;
}

export class TextLines {
  readonly length: number;
  readonly #pieces: readonly Piece[];
  /** The number of each piece’s first line. */
  readonly #firsts: readonly number[];
  readonly #places: readonly Place[];
  readonly #written = new Map<number, readonly Line[]>();
  /** A module that was cut off has no bytes from here on. */
  readonly #end: number;

  constructor(pieces: readonly Piece[], end: number) {
    this.#pieces = pieces;
    this.#end = end;
    let count = 0;
    this.#firsts = pieces.map((piece) => (count += piece.count) - piece.count);
    this.length = count;
    this.#places = pieces
      .flatMap(({ ranges }, piece) => ranges.map(({ start, end }) => ({ start, end, piece })))
      .sort((a, b) => a.start - b.start);
  }

  at(index: number): Line | undefined {
    const piece = this.#pieceOf(index);
    return this.#lines(piece)[index - (this.#firsts[piece] ?? 0)];
  }

  slice(from: number, to: number): readonly Line[] {
    const first = this.#pieceOf(from);
    const last = this.#pieceOf(to - 1);
    const lines: Line[] = [];
    for (let piece = first; piece <= last; piece++) lines.push(...this.#lines(piece));
    const skipped = this.#firsts[first] ?? 0;
    return lines.slice(from - skipped, to - skipped);
  }

  /** The number of the line that says this byte. */
  holding(byte: number): number | undefined {
    const place = this.#placeBefore(byte);
    if (place === undefined || byte >= place.end) return undefined;
    const line = this.#lines(place.piece).findIndex(({ ranges }) =>
      ranges.some(({ start, end }) => start <= byte && byte < end),
    );
    return line === -1 ? undefined : (this.#firsts[place.piece] ?? 0) + line;
  }

  /** The line to go on from where the byte itself has none: the last one before it. */
  nearest(byte: number): number {
    const place = this.#placeBefore(byte);
    if (place === undefined) return 0;
    let best = { start: -1, line: 0 };
    this.#lines(place.piece).forEach(({ ranges }, line) => {
      for (const { start } of ranges)
        if (start <= byte && start > best.start) best = { start, line };
    });
    return (this.#firsts[place.piece] ?? 0) + best.line;
  }

  #placeBefore(byte: number): Place | undefined {
    const places = this.#places;
    return places[indexBefore(places.length, (at) => places[at]?.start ?? 0, byte)];
  }

  #pieceOf(line: number): number {
    return indexBefore(this.#firsts.length, (at) => this.#firsts[at] ?? 0, line);
  }

  #lines(piece: number): readonly Line[] {
    const known = this.#written.get(piece);
    if (known !== undefined) return known;
    const lines = (this.#pieces[piece]?.lines() ?? []).map(({ ranges, ...line }) => ({
      ...line,
      ranges: ranges.filter(({ start, end }) => start < end && end <= this.#end),
    }));
    this.#written.set(piece, lines);
    return lines;
  }
}
