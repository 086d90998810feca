/** The file /proc/PID/uid_map: what may be written to it, by whom, and how a user id reads through it. */

import { NAMESPACE_FACTS } from './facts.ts';

/** `length` ids from `inside` on are those from `outside` on in the parent namespace. */
export interface UidRange {
  readonly inside: number;
  readonly outside: number;
  readonly length: number;
}

export type UidMap = readonly UidRange[];

export type MapRead =
  | { readonly ok: true; readonly map: UidMap }
  | { readonly ok: false; readonly error: 'EINVAL'; readonly why: string };

const MOST_LINES = NAMESPACE_FACTS.uidMapLines.value;
/** The largest number stands for “no user” (−1 as 32 bits), so ids end below it. */
const NO_USER = 2 ** 32 - 1;

export const OVERFLOW_UID = NAMESPACE_FACTS.overflowUid.value;

/**
 * The lines of a text that is written in one go. Rules and errors: user_namespaces(7), “Defining user
 * and group ID mappings”; each was tried on Linux 6.18.
 */
export function parseUidMap(text: string): MapRead {
  const lines = text.replace(/\n$/u, '').split('\n');
  if (text.trim() === '') return invalid('There must be at least one line.');
  if (lines.length > MOST_LINES) {
    return invalid(`There may be at most ${String(MOST_LINES)} lines.`);
  }
  const map: UidRange[] = [];
  for (const [index, line] of lines.entries()) {
    const range = parseLine(line);
    const at = `Line ${String(index + 1)}`;
    if (typeof range === 'string') return invalid(`${at} ${range}`);
    if (map.some((other) => overlap(other, range))) {
      return invalid(`${at} overlaps another: a user may stand in one range only, on both sides.`);
    }
    map.push(range);
  }
  return { ok: true, map };
}

function invalid(why: string): MapRead {
  return { ok: false, error: 'EINVAL', why };
}

/** The range, or what is wrong with the line. */
function parseLine(line: string): UidRange | string {
  const fields = line.trim().split(/\s+/u);
  if (fields.length !== 3 || !fields.every((field) => /^\d{1,10}$/u.test(field))) {
    return 'must be three numbers: first id inside, first id outside, how many.';
  }
  const [inside = 0, outside = 0, length = 0] = fields.map(Number);
  if (length === 0) return 'maps no user: the third number must be 1 or more.';
  if (Math.max(inside, outside) + length > NO_USER) return 'goes beyond the largest user id.';
  return { inside, outside, length };
}

function overlap(a: UidRange, b: UidRange): boolean {
  const meet = (first: number, second: number) =>
    first < second + b.length && second < first + a.length;
  return meet(a.inside, b.inside) || meet(a.outside, b.outside);
}

/** Who writes, and to whose map. */
export interface MapWriter {
  /** As the parent namespace numbers it. */
  readonly uid: number;
  /** In the namespace or its parent; others may not write at all. */
  readonly near: boolean;
  /** CAP_SETUID in the namespace itself. */
  readonly capableInside: boolean;
  /** CAP_SETUID in the parent namespace. */
  readonly capableInParent: boolean;
  /** The user who made the namespace, as the parent numbers it. */
  readonly creator: number;
}

/** Why the writer may not write this map (EPERM), or `undefined`. */
export function mayNotWrite(map: UidMap, before: UidMap, writer: MapWriter): string | undefined {
  if (before.length > 0) return 'A map can be written once only.';
  if (!writer.near) return 'The writer must be in this user namespace or in its parent.';
  if (!writer.capableInside) return 'The writer needs CAP_SETUID in the new user namespace.';
  if (writer.capableInParent) return undefined;
  const [only, ...more] = map;
  const itself = more.length === 0 && only?.length === 1 && only.outside === writer.uid;
  if (!itself || writer.uid !== writer.creator) {
    return 'Without CAP_SETUID in the parent namespace, one line may map one user: the writer itself.';
  }
  return undefined;
}

/** An id of the parent namespace as it reads inside; `undefined` where it isn’t mapped. */
export function mapInto(map: UidMap, outside: number): number | undefined {
  const range = map.find((r) => outside >= r.outside && outside < r.outside + r.length);
  return range && range.inside + outside - range.outside;
}

/** An id inside as the parent namespace knows it; `undefined` where it isn’t mapped. */
export function mapOut(map: UidMap, inside: number): number | undefined {
  const range = map.find((r) => inside >= r.inside && inside < r.inside + r.length);
  return range && range.outside + inside - range.inside;
}

/** As the file reads: three columns, ten wide. */
export function readUidMap(map: UidMap): string {
  return map
    .map((r) => [r.inside, r.outside, r.length].map((n) => String(n).padStart(10)).join(' '))
    .join('\n');
}
