/** The ReplicaSet controller: keeps the number of pods that a set asks for. */

import type { Pod, PodSpec, ReplicaSet, SetStatus } from './objects.ts';
import { deletePod, react, suffix, tell, type Parts } from './parts.ts';
import { isActive, type PodCount } from './pod-counts.ts';
import { createThrottle } from './throttle.ts';
import { withDefaultTolerations } from '../taints.ts';

const ACTOR = 'replicaset-controller';
/** Pods made in one go. Source: pkg/controller/replicaset/replica_set.go (BurstReplicas). */
const BURST = 500;

export function addReplicaSetController(parts: Parts): void {
  const { world, api } = parts;
  const throttle = createThrottle(world);
  api.watch(({ object }) => {
    if (object.kind === 'ReplicaSet') react(parts, ACTOR, object.meta.name);
    if (object.kind === 'Pod' && object.meta.owner?.kind === 'ReplicaSet') {
      react(parts, ACTOR, object.meta.owner.name);
    }
  });
  world.register(ACTOR, {
    wake(name) {
      const set = api.get('ReplicaSet', name);
      if (set === undefined) return;
      const count = api.countOf(set.meta.uid);
      const done = manage(parts, set, count, () => throttle.take(ACTOR));
      if (!done) world.enqueue(throttle.wait, ACTOR, name);
      writeStatus(parts, set, count);
    },
  });
}

/** False where not all could be done now. */
function manage(
  parts: Parts,
  set: ReplicaSet,
  { active }: PodCount,
  mayWrite: () => boolean,
): boolean {
  const chosen = parts.world.memory<Chosen>('replicaset-controller/chosen');
  if (active > set.replicas) return shrink(parts, set, active - set.replicas, chosen, mayWrite);
  chosen.delete(set.meta.name);
  for (let made = 0; made < Math.min(set.replicas - active, BURST); made += 1) {
    if (!mayWrite()) return false;
    createPod(parts, set);
  }
  return true;
}

/** Pods that a set is getting rid of, and how many of them it has deleted. */
interface Chosen {
  readonly names: readonly string[];
  readonly done: number;
}

/** Those that are to go are chosen once, and then deleted as fast as the client may. */
function shrink(
  parts: Parts,
  set: ReplicaSet,
  count: number,
  chosen: Map<string, Chosen>,
  mayWrite: () => boolean,
): boolean {
  const before = chosen.get(set.meta.name);
  // As many as there were left: none of them has gone by another hand.
  const goesOn = before !== undefined && before.names.length - before.done === count;
  const names = goesOn ? before.names : chooseVictims(parts, set, count);
  for (let done = goesOn ? before.done : 0; done < names.length; done += 1) {
    const name = names[done] ?? '';
    const victim = parts.api.get('Pod', name);
    if (!mayWrite()) {
      chosen.set(set.meta.name, { names, done });
      return false;
    }
    if (victim !== undefined) deletePod(parts, victim);
    tell(parts, event(set, 'SuccessfulDelete', `Deleted pod: ${name}`));
  }
  chosen.delete(set.meta.name);
  return true;
}

function chooseVictims(parts: Parts, set: ReplicaSet, count: number): readonly string[] {
  const pods = parts.api.podsOf(set.meta.uid).filter(isActive);
  return victims(parts, set, pods, count).map(({ meta }) => meta.name);
}

/** The API server refuses a name that is taken, and the controller tries another. */
function freeName(parts: Parts, stem: string): string {
  const name = `${stem}-${suffix(parts.world)}`;
  return parts.api.get('Pod', name) === undefined ? name : freeName(parts, stem);
}

function createPod(parts: Parts, { meta, template }: ReplicaSet): void {
  const name = freeName(parts, meta.name);
  parts.api.create('Pod', {
    kind: 'Pod',
    meta: {
      name,
      labels: template.labels,
      owner: { kind: 'ReplicaSet', name: meta.name, uid: meta.uid },
    },
    spec: podSpec(template.spec),
    status: { phase: 'Pending', ready: false, readySince: parts.world.now(), containers: [] },
  });
  tell(parts, event({ meta }, 'SuccessfulCreate', `Created pod: ${name}`));
}

const specs = new WeakMap<PodSpec, PodSpec>();

/** One spec for all pods of a template, so that what is known of one holds for the others. */
function podSpec(template: PodSpec): PodSpec {
  const known = specs.get(template);
  if (known !== undefined) return known;
  const made = { ...template, tolerations: withDefaultTolerations(template.tolerations ?? []) };
  specs.set(template, made);
  return made;
}

function event({ meta }: Pick<ReplicaSet, 'meta'>, reason: string, message: string) {
  return { reason, message, about: `ReplicaSet/${meta.name}`, source: ACTOR };
}

/**
 * Which pods go first: those on no node, not running, not ready, on a node with more of the same
 * Deployment, ready for a shorter time (in whole seconds, as the API keeps times), restarted more
 * often, younger.
 *
 * Source: kubernetes/kubernetes, pkg/controller/controller_utils.go (ActivePodsWithRanks) and
 * pkg/controller/replicaset/replica_set.go (getPodsRankedByRelatedPodsOnSameNode), as of 1.20.
 */
function victims(
  parts: Parts,
  set: ReplicaSet,
  pods: readonly Pod[],
  count: number,
): readonly Pod[] {
  const owner = set.meta.owner?.uid;
  const related = parts.api
    .list('ReplicaSet')
    .filter(({ meta }) => meta.uid === set.meta.uid || (owner && meta.owner?.uid === owner))
    .flatMap(({ meta }) => parts.api.podsOf(meta.uid))
    .filter(isActive);
  const onNode = new Map<string | undefined, number>();
  for (const { spec } of related) {
    onNode.set(spec.nodeName, (onNode.get(spec.nodeName) ?? 0) + 1);
  }
  const ranks = new Map(pods.map((pod) => [pod.meta.name, rankOf(pod, onNode)]));
  const order = shuffled(parts, pods);
  return order
    .toSorted((a, b) => compareRanks(ranks.get(a.meta.name) ?? [], ranks.get(b.meta.name) ?? []))
    .slice(0, count);
}

/** Equal pods in an order that chance gives. */
function shuffled({ world, settings }: Parts, pods: readonly Pod[]): readonly Pod[] {
  const given = settings.chance?.victims(pods.map(({ meta }) => meta.name));
  const places = new Map(
    pods.map(({ meta }) => [meta.name, given?.indexOf(meta.name) ?? world.uniform(0, 1)]),
  );
  return pods.toSorted((a, b) => (places.get(a.meta.name) ?? 0) - (places.get(b.meta.name) ?? 0));
}

const PHASES = ['Pending', 'Running', 'Succeeded', 'Failed'];

/** Smaller numbers first. */
function rankOf(
  { meta, spec, status }: Pod,
  onNode: ReadonlyMap<string | undefined, number>,
): readonly number[] {
  return [
    spec.nodeName === undefined ? 0 : 1,
    PHASES.indexOf(status.phase),
    status.ready ? 1 : 0,
    -(onNode.get(spec.nodeName) ?? 0),
    status.ready ? -Math.floor(status.readySince / 1000) : 0,
    -Math.max(0, ...status.containers.map(({ restarts }) => restarts)),
    -Math.floor(meta.created / 1000),
  ];
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const first = a.findIndex((value, index) => value !== b[index]);
  return first < 0 ? 0 : (a[first] ?? 0) - (b[first] ?? 0);
}

/** What was there before this round's creations and deletions, as upstream counts it. */
function writeStatus({ api }: Parts, set: ReplicaSet, { active, ready }: PodCount): void {
  const status: SetStatus = { replicas: active, ready, available: ready };
  const same =
    status.replicas === set.status.replicas &&
    status.ready === set.status.ready &&
    status.available === set.status.available;
  if (!same) api.update('ReplicaSet', { ...set, status });
}
