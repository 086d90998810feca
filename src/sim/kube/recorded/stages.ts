/** A cluster's moments as a recording: how many pods of each owner were at which stage of their lives, and since when. */

import type { Provenance } from '../../../recording/provenance.ts';
import type { Span } from '../../../recording/recording.ts';
import type { Ms } from '../../../recording/units.ts';
import type { Fields, Moment, State } from './states.ts';

/**
 * In the order of a pod's life: waits for a node, starts there, runs and isn't ready, is ready, is being
 * deleted; or has ended by itself, well or not.
 */
const STAGES = ['waits', 'starts', 'not ready', 'ready', 'ends', 'done', 'failed'] as const;

type Stage = (typeof STAGES)[number];

/** By "web-rs1 ready", how many; and by "pi2 silent" for nodes, 1. */
export type Counts = ReadonlyMap<string, number>;

export function countsOf(state: State): Counts {
  const counts = new Map<string, number>();
  const add = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const [id, fields] of state) {
    const [kind = '', name = ''] = id.split('/');
    if (kind === 'Pod') add(`${ownerOf(name, fields)} ${stageOf(fields)}`);
    if (kind === 'Node') for (const trouble of troubles(fields)) add(`${name} ${trouble}`);
  }
  return counts;
}

/** "ReplicaSet/web-rs1" is called web-rs1; a pod that nobody owns by its own name. */
function ownerOf(name: string, { owner }: Fields): string {
  return typeof owner === 'string' ? owner.replace(/^\w+\//u, '') : name;
}

function stageOf({ deleting, phase, ready, node }: Fields): Stage {
  if (deleting === true) return 'ends';
  if (phase === 'Succeeded') return 'done';
  if (phase === 'Failed') return 'failed';
  if (phase === 'Running') return ready === true ? 'ready' : 'not ready';
  return node === undefined ? 'waits' : 'starts';
}

function troubles({ ready, unschedulable, taints }: Fields): readonly string[] {
  const noExecute =
    Array.isArray(taints) && taints.some((one) => String(one).endsWith('NoExecute'));
  return [
    ...(ready === 'True' ? [] : ['silent']),
    ...(noExecute ? ['evicts'] : []),
    ...(unschedulable === true ? ['cordoned'] : []),
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
  return STAGES.some((stage) => name.endsWith(` ${stage}`));
}

/** By owner, then in the order of a pod's life. */
function byName(a: string, b: string): number {
  const [ownerA, ownerB] = [ownerIn(a), ownerIn(b)];
  if (ownerA !== ownerB) return ownerA < ownerB ? -1 : 1;
  return stageIn(a) - stageIn(b);
}

/** Owners' names hold no spaces. */
function ownerIn(name: string): string {
  return name.slice(0, name.indexOf(' '));
}

function stageIn(name: string): number {
  return STAGES.findIndex((stage) => name === `${ownerIn(name)} ${stage}`);
}

function podsInWords(count: number): string {
  return count === 1 ? '1 pod' : `${String(count)} pods`;
}

/** "web-rs1: 3 ready; web-rs2: 2 start"; nothing where there are no pods. */
export function countsInWords(counts: Counts): string {
  const names = [...counts.keys()].filter(isStage).toSorted(byName);
  return [...Map.groupBy(names, ownerIn)]
    .map(([owner, group]) => {
      const parts = group.map((name) => {
        const count = counts.get(name) ?? 0;
        return `${String(count)} ${inPlural(name.slice(owner.length + 1), count)}`;
      });
      return `${owner}: ${parts.join(', ')}`;
    })
    .join('; ');
}

/** "1 starts", "2 start". */
function inPlural(stage: string, count: number): string {
  return count === 1 ? stage : stage.replace(/s$/u, '');
}
