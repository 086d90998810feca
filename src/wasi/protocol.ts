/** What page and worker say to each other: one union per direction, checked where it arrives. */

import type { Bytes, Ms } from '../recording/units.ts';
import type { CallCount, FailureKind, FileTree } from './api.ts';
import type { Facts } from './failures.ts';
import type { Given } from './given.ts';
import type { Stream } from './output.ts';
import { PHASES, type Mark, type Mean } from './phases.ts';
import type { TakenCall } from './trace/capture.ts';

export interface RunOrder {
  readonly type: 'run';
  /** Comes back in every answer. */
  readonly id: number;
  /** Absolute address, or the module itself. */
  readonly module: string | Uint8Array<ArrayBuffer>;
  /** The same for two runs of the same module. */
  readonly key: string;
  readonly given: Given;
  readonly memory: Bytes;
  readonly trace: boolean;
  readonly repeat: boolean;
}

/** Asks for a `pong`, to time the way. */
interface Ping {
  readonly type: 'ping';
  readonly id: number;
}

/** More of the standard input that run `id` reads. */
export interface Typed {
  readonly type: 'typed';
  readonly id: number;
  readonly text: string;
}

export interface NoMoreInput {
  readonly type: 'no more input';
  readonly id: number;
}

export type ToWorker = RunOrder | Ping | Typed | NoMoreInput;

interface Answer {
  readonly id: number;
}

export interface PhaseEnded extends Answer, Mark {
  readonly type: 'phase';
}

export interface Printed extends Answer {
  readonly type: 'output';
  readonly stream: Stream;
  readonly text: string;
  /** On the clock that page and worker share. */
  readonly at: Ms;
}

export interface Called extends Answer {
  readonly type: 'calls';
  readonly calls: readonly TakenCall[];
  /** How many were made up to and with the last of these. */
  readonly total: number;
  /** Every call that was made so far, by name. */
  readonly counts: readonly CallCount[];
}

/** The module has ended, or never began; nothing but `means` comes after it. */
export interface Ended extends Answer {
  readonly type: 'end';
  readonly exitCode?: number;
  readonly trouble?: { readonly kind: FailureKind; readonly facts: Facts };
  readonly files: FileTree;
  readonly cut: boolean;
  readonly bytes: Bytes;
}

/** Follows `end` where repetitions were asked for. */
export interface Repeated extends Answer {
  readonly type: 'means';
  readonly means: readonly Mean[];
}

/** The module is ready: its instance is made and started next. */
export interface Starts extends Answer {
  readonly type: 'starts';
}

/** The module reads standard input and there is none, or it got some. */
export interface Waits extends Answer {
  readonly type: 'waits';
  readonly waiting: boolean;
}

interface Pong extends Answer {
  readonly type: 'pong';
}

export type FromWorker = PhaseEnded | Starts | Printed | Called | Waits | Ended | Repeated | Pong;

/** Sends one message to the page. */
export type Post = (message: FromWorker) => void;

/** What a field has to be: what `typeof` says of it, or one of some words. */
type Kind = 'string' | 'number' | 'boolean' | 'object' | 'array' | readonly unknown[];
type Fields = Readonly<Record<string, Kind>>;

const STREAMS: readonly Stream[] = ['stdout', 'stderr'];

const FROM_WORKER: Readonly<Record<FromWorker['type'], Fields>> = {
  phase: { name: PHASES, end: 'number' },
  starts: {},
  output: { stream: STREAMS, text: 'string', at: 'number' },
  calls: { calls: 'array', total: 'number', counts: 'array' },
  waits: { waiting: 'boolean' },
  end: { files: 'object', cut: 'boolean', bytes: 'number' },
  means: { means: 'array' },
  pong: {},
};

const TO_WORKER: Readonly<Record<ToWorker['type'], Fields>> = {
  ping: {},
  typed: { text: 'string' },
  'no more input': {},
  run: { key: 'string', given: 'object', memory: 'number', trace: 'boolean', repeat: 'boolean' },
};

export function isFromWorker(value: unknown): value is FromWorker {
  return hasFields(value, FROM_WORKER);
}

export function isToWorker(value: unknown): value is ToWorker {
  return hasFields(value, TO_WORKER);
}

function hasFields(value: unknown, known: Readonly<Record<string, Fields>>): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const message = value as Readonly<Record<string, unknown>>;
  const type = message.type;
  if (typeof type !== 'string' || !Object.hasOwn(known, type)) return false;
  if (typeof message.id !== 'number') return false;
  return Object.entries(known[type] ?? {}).every(([field, kind]) => isOf(kind, message[field]));
}

function isOf(kind: Kind, value: unknown): boolean {
  if (typeof kind !== 'string') return kind.includes(value);
  return kind === 'array' ? Array.isArray(value) : typeof value === kind && value !== null;
}
