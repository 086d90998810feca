/** What the lab's page and its worker say to each other: one union per direction, checked where it arrives. */

import type { Recording } from '../../recording/recording.ts';
import type { Ms } from '../../recording/units.ts';
import type { Picture } from '../../sim/kube/session/picture.ts';
import type { Scenario } from '../../sim/kube/session/scenario.ts';
import type { Done, Line } from '../../sim/kube/session/session.ts';
import type { Why } from '../../sim/kube/session/why.ts';

/** Plays a scenario; what it shares with the one before isn't played again. */
interface Play {
  readonly type: 'play';
  /** Comes back in every answer, so that late ones can be told. */
  readonly id: number;
  readonly scenario: Scenario;
}

/** Asks for the picture of a moment. */
interface Look {
  readonly type: 'look';
  readonly id: number;
  readonly at: Ms;
}

interface AskWhy {
  readonly type: 'why';
  readonly id: number;
  readonly at: Ms;
  readonly pod: string;
}

/** Asks what is wrong with a text. */
interface Check {
  readonly type: 'check';
  readonly id: number;
  readonly text: string;
  readonly minor: number;
}

export type ToLab = Play | Look | AskWhy | Check;

export interface Checked {
  readonly type: 'checked';
  readonly id: number;
  /** "Deployment web": what would be applied. */
  readonly objects: readonly string[];
  readonly problems: readonly YamlProblem[];
}

export interface YamlProblem {
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly severity: 'error' | 'note';
  /** kubectl's or the API server's words, or ours. */
  readonly message: string;
  readonly advice: string;
}

export interface Played {
  readonly type: 'played';
  readonly id: number;
  /** How far it is played. */
  readonly now: Ms;
  readonly over: boolean;
  readonly done: readonly Done[];
  readonly printed: readonly Line[];
  readonly recording: Recording;
}

interface Pictured {
  readonly type: 'picture';
  readonly id: number;
  readonly picture: Picture;
}

interface Answered {
  readonly type: 'why';
  readonly id: number;
  /** Nothing where there is no such pod. */
  readonly why: Why | null;
}

/** The model itself failed: a fault of ours. */
interface Failed {
  readonly type: 'failed';
  readonly id: number;
  readonly words: string;
}

export type FromLab = Played | Pictured | Answered | Checked | Failed;

type Kind = 'string' | 'number' | 'boolean' | 'object' | 'array' | 'any';
type Form = Readonly<Record<string, Kind>>;
type Forms = Readonly<Record<string, Form>>;

const TO: Readonly<Record<ToLab['type'], Form>> = {
  play: { scenario: 'object' },
  look: { at: 'number' },
  why: { at: 'number', pod: 'string' },
  check: { text: 'string', minor: 'number' },
};

const FROM: Readonly<Record<FromLab['type'], Form>> = {
  played: { now: 'number', over: 'boolean', done: 'array', printed: 'array', recording: 'object' },
  picture: { picture: 'object' },
  why: { why: 'any' },
  checked: { objects: 'array', problems: 'array' },
  failed: { words: 'string' },
};

export function isToLab(value: unknown): value is ToLab {
  return hasForm(value, TO);
}

export function isFromLab(value: unknown): value is FromLab {
  return hasForm(value, FROM);
}

function hasForm(value: unknown, forms: Forms): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const message = value as Readonly<Record<string, unknown>>;
  const { type, id } = message;
  if (typeof type !== 'string' || typeof id !== 'number' || !Object.hasOwn(forms, type))
    return false;
  return Object.entries(forms[type] ?? {}).every(([field, kind]) => {
    const found = message[field];
    if (kind === 'any') return field in message;
    if (kind === 'array') return Array.isArray(found);
    return typeof found === kind && found !== null;
  });
}
