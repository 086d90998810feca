/** Plays a recording's scenario on the model: its nodes, delays, manifests and actions. */

import { createCluster } from '../cluster/cluster.ts';
import type { Manifest } from '../cluster/manifests.ts';
import type { Settings, Workload } from '../cluster/parts.ts';
import { perform } from './actions.ts';
import { createNames, type Names } from './names.ts';
import { projectObject } from './project.ts';
import type { RecordedAction, RecordedNode, RecordedRun } from './form.ts';
import { COMPARED, withOneSlice, type Fields, type Moment } from './states.ts';

export interface Replay {
  readonly moments: readonly Moment[];
  /** FailedScheduling, as told: "pod: message". */
  readonly failures: readonly string[];
}

/** The model starts so long before the recording, so that what was applied before is at rest. */
const BEFORE = 60_000;

/** What the recording leaves open, the order of steps that fall into the same milliseconds, is drawn from `seed`. */
export function replay(recording: RecordedRun, seed = 1): Replay {
  const names = createNames();
  const cluster = createCluster(settingsOf(recording, names), seed);
  const state = new Map<string, Fields>();
  const moments: Moment[] = [];
  const failures: string[] = [];
  cluster.api.watch(({ type, object }) => {
    names.see(object);
    if (object.kind === 'Event' && object.reason === 'FailedScheduling') {
      failures.push(names.within(`${object.about.replace('Pod/', '')}: ${object.message}`));
    }
    if (!(object.kind in COMPARED)) return;
    const id = `${object.kind}/${names.of(object.meta.name)}`;
    if (type === 'DELETED') state.delete(id);
    else state.set(id, projectObject(object, names));
    moments.push({ at: cluster.now() - BEFORE, state: withOneSlice(state) });
  });
  const later = nodesFoundEmpty(recording);
  for (const node of recording.parameters.nodes) {
    if (!later.includes(node)) cluster.addNode(toNode(node));
  }
  cluster.runUntil(BEFORE / 4);
  for (const manifest of recording.parameters.manifests ?? []) {
    cluster.kubectl.apply(manifest as Manifest);
    cluster.runUntil(cluster.now() + ONE_BY_ONE);
  }
  cluster.runUntil(BEFORE / 2);
  for (const node of later) cluster.addNode(toNode(node));
  for (const action of recording.actions) {
    cluster.runUntil(BEFORE + reachesApiAt(recording, action));
    perform(cluster, action, names);
  }
  cluster.runUntil(BEFORE + (recording.records.at(-1)?.t_ms ?? 0) + AFTERWARDS);
  return { moments, failures };
}

/** Nodes on which the scheduler put nothing, though others took several: they weren’t there yet. */
function nodesFoundEmpty({ initial, parameters }: RecordedRun): readonly RecordedNode[] {
  const places = initial.flatMap(({ kind, node }) => (kind === 'Pod' ? [node] : []));
  if (places.length < parameters.nodes.length) return [];
  return parameters.nodes.filter(({ name }) => !places.includes(name));
}

/** What was there before was applied one after the other. */
const ONE_BY_ONE = 100;

/** The model goes on for so long after the recording's end, as it may be slower. */
const AFTERWARDS = 2000;

function toNode({ name, cpu, memory, pods, labels = {}, taints = [] }: RecordedNode) {
  const capacity = { cpu, memory, ...(pods !== undefined && { pods }) };
  return {
    ...{ name, capacity, labels },
    taints: taints.map(({ key, value, effect }) => ({ key, effect, ...(value && { value }) })),
  };
}

/** kubectl takes some 100 ms: an action counts from the first change of what it is about. */
function reachesApiAt(
  { records }: RecordedRun,
  { t_ms: start, action, manifest }: RecordedAction,
): number {
  const [first] = manifest === undefined ? [] : [manifest].flat();
  const about = /(\w+)[/ ](\S+)/u.exec(
    action.replace(/^kubectl (rollout )?(set image|[\w-]+) /u, ''),
  );
  const kind = (first?.kind ?? about?.[1] ?? '').toLowerCase();
  const name = first?.metadata.name ?? about?.[2];
  if (action.endsWith(' before')) return -BEFORE / 2;
  if (!action.startsWith('kubectl')) return start;
  const seen = records.find(
    (one) => one.t_ms >= start && one.kind.toLowerCase() === kind && one.name === name,
  );
  return seen?.t_ms ?? start;
}

function settingsOf(recording: RecordedRun, names: Names): Settings {
  const { kubelet: k } = recording.parameters;
  const time = (name: string) => k[`${name}_ms`] ?? 0;
  return {
    minor: Number(recording.kubernetes.split('.')[1]),
    kubelet: {
      admit: time('admit'),
      pull: time('pull'),
      start: time('start'),
      ready: time('ready'),
      stop: time('stop'),
      relist: time('pleg'),
      // The recordings' imitation of a kubelet waits as long each time.
      pullAgain: 10_000,
      reconcile: time('reconcile'),
    },
    workload: (image) => workload(image, time('run')),
    chance: chanceOf(recording, names),
  };
}

/** What the recording's imitation of a kubelet makes of an image's tag. */
function workload(image: string, after: number): Workload {
  const tag = image.split(':')[1];
  const works: Workload = { pulls: true, becomesReady: true };
  if (tag === 'bad') return { ...works, pulls: false };
  if (tag === 'unready') return { ...works, becomesReady: false };
  if (tag === 'crash' || tag === 'fail') return { ...works, ends: { after, exitCode: 1 } };
  return tag === 'done' ? { ...works, ends: { after, exitCode: 0 } } : works;
}

/** Among equals the model takes what the recording took: the scheduler and the sort leave it to chance. */
function chanceOf(recording: RecordedRun, names: Names): NonNullable<Settings['chance']> {
  const nodes = bindingsOf(recording);
  const deleted = new Map<string, number>();
  for (const { kind, name, deleting, t_ms: at } of recording.records) {
    if (kind === 'Pod' && deleting === true) deleted.set(name, at);
  }
  const whenDeleted = (pod: string) => deleted.get(names.of(pod)) ?? Infinity;
  const moments = momentsOf(recording);
  return {
    moment: (loop) => moments.get(loop),
    node(pod, ties) {
      const recorded = nodes.get(names.of(pod))?.[names.livesOf(pod) - 1];
      return ties.find((node) => node === recorded) ?? ties[0] ?? '';
    },
    victims: (pods) => pods.toSorted((a, b) => Math.sign(whenDeleted(a) - whenDeleted(b) || 0)),
    daemons(ties) {
      const order = [...nodes.values()].flat();
      return ties.toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
    },
  };
}

/** The nodes of each pod; one that comes back with its name is bound again. */
function bindingsOf({ initial, records }: RecordedRun): ReadonlyMap<string, readonly string[]> {
  const pods = [...initial, ...records].filter(({ kind }) => kind === 'Pod');
  const nodes = new Map(pods.map(({ name }): [string, string[]] => [name, []]));
  for (const { name, node } of pods) if (typeof node === 'string') nodes.get(name)?.push(node);
  return nodes;
}

/** Where the recording shows it: when something happened that comes round, or again after a while. */
function momentsOf({ actions, records }: RecordedRun): ReadonlyMap<string, number> {
  const moments = new Map<string, number>();
  for (const { t_ms: at, action, last_heartbeat_ms_before: before } of actions) {
    const [, node] = /^node (\S+) stops/u.exec(action) ?? [];
    if (node !== undefined && before !== undefined)
      moments.set(`kubelet/${node}`, BEFORE + at - before);
  }
  const found = records.find(({ kind, ready }) => kind === 'Node' && ready === 'Unknown');
  if (found !== undefined) moments.set('node-controller/monitor', BEFORE + found.t_ms);
  const removed = actions.find(({ action }) => action.startsWith('kubectl delete node '));
  const forced = records.find(
    ({ kind, deleting, t_ms: at }) =>
      kind === 'Pod' && deleting === true && at > (removed?.t_ms ?? Infinity),
  );
  if (forced !== undefined) moments.set('pod-garbage-collector', BEFORE + forced.t_ms);
  const flushed = records.find(
    ({ kind, node, unschedulable }) =>
      kind === 'Pod' && typeof node === 'string' && unschedulable === null,
  );
  if (flushed !== undefined) {
    moments.set('default-scheduler/flush', BEFORE + flushed.t_ms - TO_BIND);
  }
  const retried = retryOf(records);
  if (retried !== undefined) moments.set('replicaset-controller/retry', BEFORE + retried);
  return moments;
}

/** From a pod's turn to its being bound. */
const TO_BIND = 10;

/** When a set that had failed to make pods made some. */
function retryOf(records: RecordedRun['records']): number | undefined {
  const from = records.findIndex(({ conditions }) =>
    JSON.stringify(conditions ?? []).includes('ReplicaFailure'),
  );
  if (from < 0) return undefined;
  return records.slice(from).find(({ kind, type }) => kind === 'Pod' && type === 'ADDED')?.t_ms;
}
