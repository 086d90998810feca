/** Time on paper: logarithmic and linear axes, their labels and their grid lines. */

import { formatMs, formatTick, unitFor, type TimeUnit } from './format.ts';
import { extent, laneEnd, type Recording } from './recording.ts';
import type { Ms } from './units.ts';

export type ScaleKind = 'log' | 'linear';

export interface Domain {
  readonly start: Ms;
  readonly end: Ms;
}

export interface Tick {
  readonly at: Ms;
  readonly label: string;
}

export interface TimeScale {
  readonly kind: ScaleKind;
  readonly domain: Domain;
  /** The place of a time: 0 at the domain's start, 1 at its end, more than 1 beyond. Never less than 0. */
  place(ms: Ms): number;
  /** The time at a place: the inverse of `place` inside the domain. */
  time(place: number): Ms;
  /** Of an axis that is torn: the stretches on paper, and the scale of a window of the whole. */
  readonly torn?: {
    readonly pieces: readonly Piece[];
    window(from: number, to: number): TimeScale;
  };
}

/** A stretch of time that is on paper, and its places there. */
export interface Piece extends Domain {
  readonly from: number;
  readonly to: number;
}

/**
 * A scale over a domain.
 *
 * @throws RangeError where the domain is empty, or starts at 0 or below on a log scale.
 */
export function timeScale(kind: ScaleKind, domain: Domain): TimeScale {
  const { start, end } = domain;
  if (!(end > start)) throw new RangeError('A time scale needs an end after its start.');
  if (kind === 'linear') {
    const length = end - start;
    return {
      kind,
      domain,
      place: (ms) => Math.max(0, (ms - start) / length),
      time: (place) => start + place * length,
    };
  }
  if (!(start > 0)) throw new RangeError('A log scale has no zero: its start must be above 0.');
  const base = Math.log(start);
  const length = Math.log(end) - base;
  return {
    kind,
    domain,
    // A log axis never reaches zero: what is at its edge or before stands on the edge.
    place: (ms) => (ms <= start ? 0 : (Math.log(ms) - base) / length),
    time: (place) => Math.exp(base + place * length),
  };
}

/** A nanosecond: no clock that we read tells shorter times, and no paper begins below it. */
const SHORTEST: Ms = 0.000_001;

/** Powers of ten that a log scale covers. */
export function decades(domain: Domain): number {
  return Math.log10(domain.end / domain.start);
}

/**
 * The paper that a recording fits on: whole decades on a log scale, from zero to a round end on a
 * linear one. `wanted` is used where the recording fits in it.
 */
export function domainFor(recording: Recording, kind: ScaleKind, wanted?: Domain): Domain {
  const end = extent(recording).end;
  if (kind === 'linear') {
    if (wanted !== undefined && end <= wanted.end) return { start: 0, end: wanted.end };
    return { start: 0, end: end > 0 ? roundUp(Math.max(SHORTEST, end)) : 1 };
  }
  const fitted = logDomain(recording, end);
  if (wanted === undefined) return fitted;
  return {
    start: wanted.start > 0 ? wanted.start : fitted.start,
    end: Math.max(wanted.end, end > wanted.end ? fitted.end : 0),
  };
}

/** Where the labels stand: decades on a log scale, 1-2-5 steps on a linear one or when looked at closely. */
export function ticks(scale: TimeScale, most = 9): readonly Tick[] {
  if (scale.torn !== undefined) {
    return scale.torn.pieces.flatMap((piece) => {
      const room = Math.max(1, Math.min(most, 8) * (piece.to - piece.from));
      return labelled(piece, lineStep(piece, room, SECONDS), SECONDS);
    });
  }
  if (scale.kind === 'log' && decades(scale.domain) >= 0.9) {
    const powers = powersOfTen(scale.domain);
    if (decades(scale.domain) < 2.2) return multiples(scale.domain, [1, 2, 5]).map(plainTick);
    const step = Math.ceil(powers.length / most);
    return powers.filter((_, index) => index % step === 0).map(plainTick);
  }
  const { step, unit } = steps(scale.domain, Math.min(most, 6));
  return labelled(scale.domain, step, unit);
}

/** On both sides of a torn band times are told in seconds, as they are close to each other. */
const SECONDS: TimeUnit = { name: 's', size: 1000, from: 0 };

function labelled(domain: Domain, step: Ms, unit: TimeUnit): readonly Tick[] {
  return linearLines(domain, step).map((at) => ({ at, label: formatTick(at, step, unit) }));
}

/** Lines without a label: 2 to 9 in each decade of a log scale, fifths between the labels of a linear one. */
export function minorLines(scale: TimeScale): readonly Ms[] {
  if (scale.torn !== undefined) return [];
  if (scale.kind === 'log' && decades(scale.domain) >= 0.9) {
    return multiples(scale.domain, [2, 3, 4, 5, 6, 7, 8, 9]);
  }
  const { step } = steps(scale.domain, 6);
  return linearLines(scale.domain, step / 5).filter((at) => !isMultiple(at, step));
}

function plainTick(at: Ms): Tick {
  return { at, label: formatMs(at) };
}

/** The decade of the earliest thing that can be told from zero, to the decade of the last. */
function logDomain(recording: Recording, end: Ms): Domain {
  let first = Infinity;
  for (const span of recording.spans) {
    if (span.end > 0) first = Math.min(first, span.end);
  }
  for (const lane of recording.lanes) {
    const at = laneEnd(recording, lane) ?? 0;
    if (at > 0) first = Math.min(first, at);
  }
  if (!Number.isFinite(first)) return { start: 0.001, end: 100_000 };
  first = Math.max(SHORTEST, first);
  const low = Math.floor(Math.log10(first) + 1e-9) - 1;
  const high = Math.max(low + 2, Math.ceil(Math.log10(Math.max(end, first)) - 1e-9));
  return { start: power(low), end: power(high) };
}

function powersOfTen(domain: Domain): Ms[] {
  return multiples(domain, [1]);
}

function multiples({ start, end }: Domain, factors: readonly number[]): Ms[] {
  const found: Ms[] = [];
  const last = Math.ceil(Math.log10(end));
  for (let exponent = Math.floor(Math.log10(start)); exponent <= last; exponent += 1) {
    for (const factor of factors) {
      const at = factor * power(exponent);
      if (at >= start * (1 - 1e-9) && at <= end * (1 + 1e-9)) found.push(at);
    }
  }
  return found;
}

/** `10 ** -3` is not 0.001 to the last bit; the number's own text is. */
function power(exponent: number): number {
  return Number(`1e${String(exponent)}`);
}

function steps(domain: Domain, most: number): { readonly step: Ms; readonly unit: TimeUnit } {
  const unit = unitFor(Math.max(Math.abs(domain.start), Math.abs(domain.end)));
  return { step: lineStep(domain, most, unit), unit };
}

function lineStep({ start, end }: Domain, most: number, unit: TimeUnit): Ms {
  return niceAtLeast((end - start) / unit.size / most) * unit.size;
}

function niceAtLeast(value: number): number {
  const size = power(Math.floor(Math.log10(value)));
  return ([1, 2, 5].find((factor) => factor * size >= value * (1 - 1e-9)) ?? 10) * size;
}

function roundUp(end: Ms): Ms {
  const { size } = unitFor(end);
  const step = niceAtLeast(end / size / 10);
  return Math.ceil((end / size / step) * (1 - 1e-9)) * step * size;
}

function linearLines({ start, end }: Domain, step: Ms): Ms[] {
  const found: Ms[] = [];
  const first = Math.ceil(start / step - 1e-9);
  const last = Math.floor(end / step + 1e-9);
  for (let index = first; index <= last; index += 1) found.push(index * step);
  return found;
}

function isMultiple(at: Ms, step: Ms): boolean {
  const count = at / step;
  return Math.abs(count - Math.round(count)) < 1e-6;
}
