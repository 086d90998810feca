/** A cluster's moments as a recording: how many pods of each owner were at which stage of their lives, and since when. */

import type { Provenance } from '../../../recording/provenance.ts';
import type { Span } from '../../../recording/recording.ts';
import type { Ms } from '../../../recording/units.ts';
import type { Fields, Moment, State } from './states.ts';

/** In the order of a pod's life. */
export const STAGES = [
  'waiting for a node',
  'starting',
  'running, not ready',
  'ready',
  'ending',
  'finished',
  'failed',
] as const;

type Stage = (typeof STAGES)[number];

/** By "web-rs1: ready", how many; and by "pi2: not ready" for nodes, 1. */
export type Counts = ReadonlyMap<string, number>;

export function countsOf(state: State): Counts {
  const counts = new Map<string, number>();
  const add = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const [id, fields] of state) {
    const [kind = '', name = ''] = id.split('/');
    if (kind === 'Pod') add(`${ownerOf(name, fields)}: ${stageOf(fields)}`);
    if (kind === 'Node') for (const trouble of troubles(fields)) add(`${name}: ${trouble}`);
  }
  return counts;
}

/** "ReplicaSet/web-rs1" is called web-rs1; a pod that nobody owns by its own name. */
function ownerOf(name: string, { owner }: Fields): string {
  return typeof owner === 'string' ? owner.replace(/^\w+\//u, '') : name;
}

function stageOf({ deleting, phase, ready, node }: Fields): Stage {
  if (deleting === true) return 'ending';
  if (phase === 'Succeeded') return 'finished';
  if (phase === 'Failed') return 'failed';
  if (phase === 'Running') return ready === true ? 'ready' : 'running, not ready';
  return node === undefined ? 'waiting for a node' : 'starting';
}

function troubles({ ready, unschedulable, taints }: Fields): readonly string[] {
  const noExecute =
    Array.isArray(taints) && taints.some((one) => String(one).endsWith('NoExecute'));
  return [
    ...(ready === 'True' ? [] : ['not heard of']),
    ...(noExecute ? ['its pods may be evicted'] : []),
    ...(unschedulable === true ? ['takes no new pods'] : []),
  ];
}

/** Spans in which a count stays the same, from 0 to `until`; a count of none has no span. */
export function stageSpans(
  moments: readonly Moment[],
  lane: string,
  provenance: Provenance,
  until: Ms,
): readonly Span[] {
  const open = new Map<string, { readonly since: Ms; readonly count: number }>();
  const spans: Span[] = [];
  const close = (name: string, end: Ms) => {
    const before = open.get(name);
    open.delete(name);
    if (before === undefined || end <= Math.max(0, before.since)) return;
    const detail =
      name.endsWith(' not heard of') || !isStage(name) ? '' : podsInWords(before.count);
    const start = Math.max(0, before.since);
    spans.push({ lane, name, start, end, provenance, ...(detail !== '' && { detail }) });
  };
  for (const { at, state } of moments) {
    if (at > until) break;
    const counts = countsOf(state);
    for (const [name, { count }] of [...open]) if (counts.get(name) !== count) close(name, at);
    for (const [name, count] of counts) if (!open.has(name)) open.set(name, { since: at, count });
  }
  for (const name of [...open.keys()]) close(name, until);
  return spans.toSorted((a, b) => byName(a.name, b.name) || a.start - b.start);
}

function isStage(name: string): boolean {
  return STAGES.some((stage) => name.endsWith(`: ${stage}`));
}

/** By owner, then in the order of a pod's life. */
function byName(a: string, b: string): number {
  const [ownerA = '', stageA] = a.split(': ');
  const [ownerB = '', stageB] = b.split(': ');
  if (ownerA !== ownerB) return ownerA < ownerB ? -1 : 1;
  return STAGES.indexOf(stageA as Stage) - STAGES.indexOf(stageB as Stage);
}

export function podsInWords(count: number): string {
  return count === 1 ? '1 pod' : `${String(count)} pods`;
}

/** "web-rs1: 3 ready; web-rs2: 2 starting"; nothing where there are no pods. */
export function countsInWords(counts: Counts): string {
  const names = [...counts.keys()].filter(isStage).toSorted(byName);
  const byOwner = Map.groupBy(names, (name) => name.slice(0, name.indexOf(': ')));
  return [...byOwner]
    .map(([owner, group]) => {
      const parts = group.map(
        (name) => `${String(counts.get(name) ?? 0)} ${name.slice(owner.length + 2)}`,
      );
      return `${owner}: ${parts.join(', ')}`;
    })
    .join('; ');
}
