/** Quantities as a reader sees them: two significant figures, a no-break space, a unit. */

import type { Bytes, Ms } from './units.ts';

/** Between a number and its unit. */
const NBSP = '\u00A0';
const UNKNOWN = 'unknown';

export interface TimeUnit {
  readonly name: string;
  /** How many milliseconds it holds. */
  readonly size: Ms;
  /** The shortest time that is written in it. */
  readonly from: Ms;
}

/** Longest first. Seconds go up to two minutes and minutes to two hours, as people say them. */
const TIME_UNITS: readonly TimeUnit[] = [
  { name: 'h', size: 3_600_000, from: 7_200_000 },
  { name: 'min', size: 60_000, from: 120_000 },
  { name: 's', size: 1000, from: 1000 },
  { name: 'ms', size: 1, from: 1 },
  { name: 'µs', size: 0.001, from: 0.001 },
  { name: 'ns', size: 0.000_001, from: 0 },
];
const NANOSECONDS: TimeUnit = { name: 'ns', size: 0.000_001, from: 0 };

/** The unit in which a time of this length is written. */
export function unitFor(ms: Ms): TimeUnit {
  const length = Math.abs(ms);
  return TIME_UNITS.find((unit) => length >= unit.from) ?? NANOSECONDS;
}

/** Two significant figures: `formatMs(0.0284)` is "28 µs", `formatMs(120000)` is "2 min". */
export function formatMs(ms: Ms): string {
  return timeWith(ms, 2);
}

/** Four significant figures, for tooltips: more than a browser’s clock can give: `formatMsExact(4.41203)` is "4.412 ms". */
export function formatMsExact(ms: Ms): string {
  return timeWith(ms, 4);
}

/**
 * A time on an axis whose labels are `step` apart: no more decimals than tell neighbours apart.
 * `unit` is one for the whole axis.
 */
export function formatTick(ms: Ms, step: Ms, unit: TimeUnit): string {
  const decimals = Math.min(12, Math.max(0, -Math.floor(Math.log10(step / unit.size) + 1e-9)));
  return `${(ms / unit.size).toFixed(decimals)}${NBSP}${unit.name}`;
}

/** Decimal units, as sizes of images and files are given: `formatBytes(88_000)` is "88 kB". */
export function formatBytes(bytes: Bytes): string {
  if (!Number.isFinite(bytes)) return UNKNOWN;
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
  let value = Math.abs(bytes);
  let index = 0;
  while (index < units.length - 1 && rounded(value, index) >= 1000) {
    value /= 1000;
    index += 1;
  }
  const sign = bytes < 0 ? '-' : '';
  return `${sign}${group(rounded(value, index))}${NBSP}${units[index] ?? 'B'}`;
}

/** How many times one thing is another: `formatFactor(783)` is "780 ×". */
export function formatFactor(factor: number): string {
  if (!Number.isFinite(factor)) return UNKNOWN;
  return `${group(significant(factor, 2))}${NBSP}×`;
}

/** A whole number with its thousands apart: `formatCount(12000)` is "12,000". */
export function formatCount(count: number): string {
  return Number.isFinite(count) ? group(Math.round(count)) : UNKNOWN;
}

function timeWith(ms: Ms, figures: number): string {
  if (!Number.isFinite(ms)) return UNKNOWN;
  // Rounded before the unit is chosen, or 0.9996 ms would read "1000 µs".
  const value = significant(ms, figures);
  if (value === 0) return `0${NBSP}ms`;
  const unit = unitFor(value);
  return `${group(significant(value / unit.size, figures))}${NBSP}${unit.name}`;
}

function significant(value: number, figures: number): number {
  const rounded = Number(value.toPrecision(figures));
  // The largest number of all would round up to infinity.
  return Number.isFinite(rounded) ? rounded : value;
}

function rounded(value: number, index: number): number {
  return index > 0 && value < 9.95 ? Math.round(value * 10) / 10 : Math.round(value);
}

/** By hand: Intl is a hundred times slower, and a timeline writes thousands of numbers while it zooms. */
function group(value: number): string {
  if (Math.abs(value) >= 1e21) return String(value);
  const [whole = '', fraction] = plain(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/gu, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Without an exponent, which JavaScript writes below a millionth. */
function plain(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/u, '') : text;
}
