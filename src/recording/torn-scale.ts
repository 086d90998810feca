/** A linear axis with its quiet stretches cut out: what lies between two cuts has a scale of its own. */

import { timeScale, type Domain, type Piece, type TimeScale } from './scale.ts';
import type { Ms } from './units.ts';

/** The width of a torn band. */
const BAND = 0.035;
/** No piece is narrower, as long as there are few. */
const LEAST = 0.12;

/** `quiet` lies in the domain, in order, without overlaps. A scale of one piece is an ordinary one. */
export function tornScale(domain: Domain, quiet: readonly Domain[]): TimeScale {
  if (quiet.length === 0) return timeScale('linear', domain);
  const starts = [domain.start, ...quiet.map(({ end }) => end)];
  const ends = [...quiet.map(({ start }) => start), domain.end];
  const kept = starts.map((start, index) => ({ start, end: ends[index] ?? domain.end }));
  return fromPieces(domain, placed(kept));
}

/** How much of the time isn't on paper. */
export function cutOut({ torn, domain }: TimeScale): Ms {
  const whole = domain.end - domain.start;
  return torn?.pieces.reduce((left, { start, end }) => left - (end - start), whole) ?? 0;
}

function fromPieces(domain: Domain, pieces: readonly Piece[]): TimeScale {
  return {
    kind: 'linear',
    domain,
    place: (ms) => place(pieces, ms),
    time: (at) => time(pieces, at),
    torn: {
      pieces,
      window(from, to) {
        const within = (at: number) => (at - from) / (to - from);
        const seen = pieces
          .filter((piece) => piece.to > from && piece.from < to)
          .map((piece) => ({ ...piece, from: within(piece.from), to: within(piece.to) }));
        return fromPieces({ start: time(pieces, from), end: time(pieces, to) }, seen);
      },
    },
  };
}

/** Longer pieces are wider, by the root of their length, or a short one would be a sliver. */
function placed(kept: readonly Domain[]): readonly Piece[] {
  const room = 1 - BAND * (kept.length - 1);
  const roots = kept.map(({ start, end }) => Math.sqrt(Math.max(0, end - start)));
  const sum = roots.reduce((a, b) => a + b, 0);
  const least = Math.min(LEAST, 1 / (2 * kept.length)) * room;
  const widths = roots.map((root) => Math.max(least, (root / sum) * room));
  const factor = room / widths.reduce((a, b) => a + b, 0);
  let from = 0;
  return kept.map(({ start, end }, index) => {
    const to = from + (widths[index] ?? 0) * factor;
    const piece = { start, end, from, to };
    from = to + BAND;
    return piece;
  });
}

function place(pieces: readonly Piece[], ms: Ms): number {
  for (const [index, { start, end, from, to }] of pieces.entries()) {
    if (ms < start) {
      const before = pieces[index - 1];
      if (before === undefined) return 0;
      const part = (ms - before.end) / (start - before.end);
      return before.to + part * (from - before.to);
    }
    const isLast = index === pieces.length - 1;
    if (ms <= end || isLast) return from + ((ms - start) / (end - start || 1)) * (to - from);
  }
  return 0;
}

function time(pieces: readonly Piece[], at: number): Ms {
  for (const [index, { start, end, from, to }] of pieces.entries()) {
    if (at < from) {
      const before = pieces[index - 1];
      if (before === undefined) return start;
      return before.end + ((at - before.to) / (from - before.to)) * (start - before.end);
    }
    const isLast = index === pieces.length - 1;
    if (at <= to || isLast) return start + ((at - from) / (to - from)) * (end - start);
  }
  return 0;
}
