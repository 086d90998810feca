/** The state of a cluster as a recording tells it, and when it was at rest. */

import type { RecordedRun } from './form.ts';

/** What is compared of an object; absent stands for 0, false and nothing. */
export type Fields = Readonly<Record<string, unknown>>;
/** By "Pod/web-rs1-pod1". */
export type State = ReadonlyMap<string, Fields>;

export interface Moment {
  readonly at: number;
  readonly state: State;
}

/** Fields by kind. Left out: versions, addresses, grace periods, and what the nodes' imitation made up. */
export const COMPARED: Readonly<Record<string, readonly string[]>> = {
  Deployment: [
    ...['replicas', 'image', 'generation', 'observed', 'revision', 'paused', 'total', 'updated'],
    ...['ready', 'available', 'unavailable', 'conditions'],
  ],
  ReplicaSet: [
    'replicas',
    'image',
    'owner',
    'revision',
    'desired',
    'max',
    'total',
    'ready',
    'available',
  ],
  Pod: [
    'owner',
    'phase',
    'node',
    'ready',
    'readyReason',
    'deleting',
    'unschedulable',
    'containers',
  ],
  StatefulSet: [
    ...['replicas', 'image', 'generation', 'observed'],
    ...['total', 'ready', 'current', 'updated'],
  ],
  DaemonSet: ['image', 'desired', 'current', 'ready', 'available', 'unavailable', 'updated'],
  Job: [
    ...['completions', 'parallelism', 'backoffLimit', 'active', 'started'],
    ...['succeeded', 'failed', 'completed', 'conditions'],
  ],
  Service: ['selector'],
  Endpoints: ['ready', 'notReady'],
  EndpointSlice: ['endpoints'],
  Node: ['ready', 'reason', 'message', 'taints', 'unschedulable', 'cpu', 'memory'],
};

/** Only the compared fields, in one order. */
export function fieldsOf(kind: string, object: Fields): Fields {
  const names = COMPARED[kind] ?? [];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = object[name];
      if (value === undefined || value === null || value === 0 || value === false) return [];
      if (Array.isArray(value) && value.length === 0) return [];
      return [[name, Array.isArray(value) && ORDERLESS.has(name) ? sorted(value) : value]];
    }),
  );
}

const ORDERLESS = new Set(['conditions', 'taints', 'ready', 'notReady', 'endpoints']);

function sorted(list: readonly unknown[]): readonly unknown[] {
  return list.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** What was there at the start had been at rest for some time. */
const LONG_BEFORE = 1000;

/** The state at the start and after each record of a compared kind. */
export function recordedMoments({ initial, records }: RecordedRun): readonly Moment[] {
  const whole = new Map<string, Fields>();
  for (const { kind, name, ...fields } of initial) {
    if (kind in COMPARED) whole.set(`${kind}/${name}`, fields);
  }
  const moments: Moment[] = [{ at: -LONG_BEFORE, state: project(whole) }];
  for (const { t_ms: at, kind, name, type, ...fields } of records) {
    if (!(kind in COMPARED)) continue;
    const id = `${kind}/${name}`;
    if (type === 'DELETED') whole.delete(id);
    else whole.set(id, { ...whole.get(id), ...fields });
    moments.push({ at, state: project(whole) });
  }
  return moments;
}

function project(whole: ReadonlyMap<string, Fields>): State {
  return withOneSlice(
    new Map([...whole].map(([id, fields]) => [id, fieldsOf(id.slice(0, id.indexOf('/')), fields)])),
  );
}

/**
 * The state without slices that are empty where their Service has another: from a cache that was
 * stale, the controller sometimes made two. Each Service's slice is called the same.
 */
export function withOneSlice(state: State): State {
  const slices = [...state].filter(([id]) => id.startsWith('EndpointSlice/'));
  const others = [...state].filter(([id]) => !id.startsWith('EndpointSlice/'));
  const named = slices.map(([id, fields]) => [id.replace(/\d+$/u, ''), fields] as const);
  const full = named.filter(([, { endpoints }]) => endpoints !== undefined);
  return new Map([...others, ...named, ...full]);
}

/** Moments after which nothing changed for at least `pause` milliseconds; the last is one too. */
export function restsOf(moments: readonly Moment[], pause: number): readonly Moment[] {
  return moments.filter(({ at }, index) => {
    const next = moments[index + 1];
    return next === undefined || next.at - at >= pause;
  });
}

/** The same text for the same state. */
export function textOf(state: State): string {
  return JSON.stringify([...state].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** In words what differs, object by object; at most `most` of them. */
export function differences(expected: State, got: State, most = 4): string {
  const ids = [...new Set([...expected.keys(), ...got.keys()])].filter(
    (id) => JSON.stringify(expected.get(id)) !== JSON.stringify(got.get(id)),
  );
  const words = ids
    .slice(0, most)
    .map((id) => `${id}: ${fieldWords(expected.get(id), got.get(id))}`);
  return ids.length > most
    ? `${words.join('; ')}; and ${String(ids.length - most)} more`
    : words.join('; ');
}

function fieldWords(expected: Fields | undefined, got: Fields | undefined): string {
  if (expected === undefined) return 'not in the recording';
  if (got === undefined) return 'missing';
  return [...new Set([...Object.keys(expected), ...Object.keys(got)])]
    .filter((name) => JSON.stringify(expected[name]) !== JSON.stringify(got[name]))
    .map((name) => `${name} expected ${show(expected[name])}, got ${show(got[name])}`)
    .join(', ');
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
