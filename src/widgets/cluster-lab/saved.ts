/** A reader's own session in a link: what was done when, and the manifest in the editor. */

import type { Ms } from '../../recording/units.ts';
import { ACTIONS } from '../../sim/kube/session/actions.ts';
import type { TimedAction } from '../../sim/kube/session/scenario.ts';
import { LONGEST_LINK, pack, unpack } from '../packed.ts';

export interface Saved {
  readonly actions: readonly TimedAction[];
  readonly until: Ms;
  /** The moment that is looked at. */
  readonly at: Ms;
  readonly yaml: string;
}

const KEY = 'lab';
/** What unpacks to more than this is no session. */
const LONGEST_JSON = 400_000;
const LONGEST_WORD = 40_000;
const MOST_ACTIONS = 100;
/** Two hours. */
export const LONGEST_SESSION: Ms = 7_200_000;
const EARLIEST: Ms = -60_000;

/** `#lab=…`; undefined where it is too long for a link. */
export function toFragment(saved: Saved): Promise<string | undefined> {
  return pack(KEY, saved);
}

export function isFragment(fragment: string): boolean {
  return fragment.startsWith(`#${KEY}=`);
}

const UNREADABLE =
  'The session in this link can’t be read: the link was cut or changed on its way. What stands here is the preset.';

/** What `toFragment` wrote, or what is wrong with it, in a sentence. Never rejects. */
export async function fromFragment(fragment: string): Promise<Saved | string> {
  if (fragment.length > LONGEST_LINK) return UNREADABLE;
  try {
    return readSaved(await unpack(KEY, fragment, LONGEST_JSON)) ?? UNREADABLE;
  } catch {
    return UNREADABLE;
  }
}

function readSaved(value: unknown): Saved | undefined {
  if (!isRecord(value)) return undefined;
  const { actions, until, at, yaml } = value;
  if (!isTime(until, 0) || !isTime(at, 0) || !isWord(yaml)) return undefined;
  if (!Array.isArray(actions) || actions.length > MOST_ACTIONS) return undefined;
  if (!actions.every(isAction)) return undefined;
  const inOrder = actions.toSorted((a, b) => a.at - b.at);
  return { actions: inOrder, until, at: Math.min(at, until), yaml };
}

function isAction(value: unknown): value is TimedAction {
  if (!isRecord(value)) return false;
  const { at, do: name, with: words } = value;
  if (!isTime(at, EARLIEST) || typeof name !== 'string' || !isRecord(words)) return false;
  if (!Object.hasOwn(ACTIONS, name)) return false;
  const fields = Object.keys(ACTIONS[name]?.fields ?? {});
  return (
    fields.every((field) => isWord(words[field])) &&
    Object.keys(words).every((field) => fields.includes(field))
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isTime(value: unknown, least: Ms): value is Ms {
  return typeof value === 'number' && value >= least && value <= LONGEST_SESSION;
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_WORD;
}
