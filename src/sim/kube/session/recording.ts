/** A session as a recording: who did what when, in a few lanes that stay few however large the cluster is. */

import type { Lane, Recording, Span, Event } from '../../../recording/recording.ts';
import type { Simulated } from '../../../recording/provenance.ts';
import type { Ms } from '../../../recording/units.ts';
import { ACTIONS } from './actions.ts';
import type { Mark, Who } from './marks.ts';
import type { Scenario } from './scenario.ts';

const LANES: readonly Lane[] = [
  { id: 'you', name: 'you', layer: 'orchestrator' },
  { id: 'api', name: 'API server', layer: 'orchestrator' },
  { id: 'controllers', name: 'controllers', layer: 'orchestrator' },
  { id: 'scheduler', name: 'scheduler', layer: 'orchestrator' },
  { id: 'nodes', name: 'nodes', layer: 'container' },
];

/** Nodes with a row of their own; in a larger cluster they share one. */
const MOST_NODE_ROWS = 6;
/** Writes and spans closer than this are one on paper; a part of the whole time. */
const CLOSE = 1 / 1500;

/** Up to `now`, where what still goes on is cut off. */
export function recordingOf(marks: readonly Mark[], scenario: Scenario, now: Ms): Recording {
  const provenance = provenanceOf(scenario);
  const seen = marks.filter(({ at }) => at >= 0);
  const close = scenario.until * CLOSE;
  const rows = scenario.nodes.reduce((sum, { count }) => sum + count, 0) <= MOST_NODE_ROWS;
  const collected = spansOf(seen, rows, now);
  return {
    title: 'A session in the cluster',
    lanes: LANES,
    spans: collected
      .flatMap((span) => merged(span, close))
      .map((span) => ({ ...span, provenance })),
    events: [...commands(seen), ...writes(seen, close), ...nodeEvents(seen)].map((event) => ({
      ...event,
      provenance,
    })),
  };
}

export function provenanceOf({ minor, seed }: Pick<Scenario, 'minor' | 'seed'>): Simulated {
  const parameters = `Kubernetes 1.${minor}, seed ${seed}`;
  return { kind: 'simulated', model: 'cluster', parameters, seed };
}

type Plain<T> = Omit<T, 'provenance'>;

/** Spans of one row, in order of their start. */
interface Row {
  readonly lane: string;
  readonly name: string;
  readonly spans: { start: Ms; end: Ms; count: number }[];
  /** "waits": with its count it becomes "3 pods wait". */
  readonly verb: string;
}

/** From one mark of an object to another: what a row shows. */
interface Stage {
  readonly from: readonly Mark['what'][];
  readonly to: readonly Mark['what'][];
  readonly lane: string;
  readonly name: (mark: Mark, rows: boolean) => string;
  /** What the two marks have in common; the object that they are about, if not said. */
  readonly key?: (mark: Mark) => string | undefined;
  readonly verb: string;
}

const onNode = (verb: string) => (mark: Mark, rows: boolean) =>
  rows ? `${mark.node ?? ''} ${verb}s` : `pods ${verb}`;

const STAGES: readonly Stage[] = [
  {
    ...{ from: ['short'], to: ['whole'], lane: 'controllers', verb: 'not as wanted' },
    name: ({ about }) => `${about.replace('Deployment/', '')} not as wanted`,
  },
  {
    ...{ from: ['created'], to: ['bound', 'gone'], lane: 'scheduler', verb: 'waiting for a node' },
    name: () => 'pods without a node',
  },
  {
    ...{ from: ['bound'], to: ['ready', 'gone'], lane: 'nodes', verb: 'starting' },
    name: onNode('start'),
  },
  {
    ...{ from: ['outage'], to: ['node lost', 'node ready', 'repair'], lane: 'nodes' },
    ...{ verb: 'silent, and nobody knows', key: ({ node }) => node },
    name: ({ node = '' }) => `${node} silent`,
  },
  {
    ...{ from: ['node lost'], to: ['node ready'], lane: 'controllers', key: ({ node }) => node },
    ...{ verb: 'NotReady: its pods are given up when they tolerate it no longer' },
    name: ({ node = '' }) => `${node} NotReady`,
  },
  { from: ['ending'], to: ['gone'], lane: 'nodes', verb: 'ending', name: onNode('stop') },
];

function spansOf(marks: readonly Mark[], rows: boolean, until: Ms): readonly Row[] {
  const found = new Map<string, Row>();
  STAGES.forEach((stage) => {
    const open = new Map<string, Mark>();
    const add = (from: Mark, end: Ms) => {
      const name = stage.name(from, rows);
      const key = `${stage.lane}/${name}/${stage.verb}`;
      const row = found.get(key) ?? { lane: stage.lane, name, verb: stage.verb, spans: [] };
      row.spans.push({ start: from.at, end, count: 1 });
      found.set(key, row);
    };
    for (const mark of marks) {
      const key = stage.key === undefined ? mark.about : stage.key(mark);
      if (key === undefined) continue;
      const before = open.get(key);
      if (before !== undefined && stage.to.includes(mark.what)) {
        add(before, mark.at);
        open.delete(key);
      } else if (stage.from.includes(mark.what) && before === undefined) open.set(key, mark);
    }
    for (const mark of open.values()) add(mark, until);
  });
  return [...found.values()];
}

/** Spans that overlap, or nearly meet, as one that says how many it holds. */
function merged({ lane, name, verb, spans }: Row, close: Ms): readonly Plain<Span>[] {
  const joined: Row['spans'] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last !== undefined && span.start <= last.end + close) {
      last.end = Math.max(last.end, span.end);
      last.count += span.count;
    } else joined.push({ ...span });
  }
  return joined.map(({ start, end, count }) => ({
    ...{ lane, name, start, end },
    detail:
      lane === 'controllers' || name.endsWith(' silent')
        ? verb
        : `${count} ${count === 1 ? 'pod' : 'pods'} ${verb}`,
  }));
}

const COMMANDS: readonly Mark['what'][] = ['command', 'outage', 'repair'];

function commands(marks: readonly Mark[]): readonly Plain<Event>[] {
  return marks
    .filter(({ what }) => COMMANDS.includes(what))
    .map(({ at, about, words }) => ({
      ...{ lane: 'you', name: (ACTIONS[about]?.label ?? about).toLowerCase(), at },
      detail: words,
    }));
}

const WRITERS: readonly Who[] = ['you', 'controllers', 'scheduler', 'node controller', 'kubelet'];

/** The API server's writes, those in the same moment counted together. */
function writes(marks: readonly Mark[], close: Ms): readonly Plain<Event>[] {
  const found: { at: Ms; by: Map<Who, number> }[] = [];
  for (const { at, by, what } of marks) {
    if (COMMANDS.includes(what)) continue;
    const last = found.at(-1);
    const group =
      last !== undefined && at - last.at <= close ? last : { at, by: new Map<Who, number>() };
    if (group !== last) found.push(group);
    group.by.set(by, (group.by.get(by) ?? 0) + 1);
  }
  return found.map(({ at, by }) => ({
    ...{ lane: 'api', name: 'writes', at },
    detail: WRITERS.flatMap((who) => {
      const count = by.get(who);
      return count === undefined ? [] : [`${who}: ${count}`];
    }).join(', '),
  }));
}

function nodeEvents(marks: readonly Mark[]): readonly Plain<Event>[] {
  return marks
    .filter(({ what }) => what === 'node lost' || what === 'node ready')
    .map(({ at, what, words }) => ({ lane: 'nodes', name: what, at, detail: words }));
}
