/** A DaemonSet's nodes as its controller knows them, kept as they change: nobody counts a thousand again and again. */

import type { ApiServer } from './api-server.ts';
import { REVISION_LABEL } from './controller-revisions.ts';
import { targetOf, verdictOf } from './daemon-nodes.ts';
import type { Pod } from './objects.ts';
import type { DaemonSet, DaemonSetStatus } from './workload-objects.ts';

/** What there is to say and to do of one node. */
interface Place {
  readonly node: string;
  /** Older nodes come first. */
  readonly order: number;
  readonly needsPod: boolean;
  /** Pods that have to go whatever the revision. */
  readonly extra: readonly Pod[];
  /** Of another revision, and not on their way out. */
  readonly old: readonly Pod[];
  readonly counts: Counts;
}

type Counts = Omit<DaemonSetStatus, 'observed'> & {
  /** Nodes without a pod that serves and stays. */
  readonly away: number;
};

const NOTHING: Counts = {
  ...{ desired: 0, current: 0, misscheduled: 0, updated: 0 },
  ...{ ready: 0, available: 0, unavailable: 0, away: 0 },
};

export interface DaemonView {
  readonly set: DaemonSet;
  readonly hash: string;
  /** The node, or what the set has there, is another. */
  touch(node: string): void;
  put(pod: Pod): void;
  drop(pod: Pod): void;
  counts(): Counts;
  /** Names of nodes that need a pod, and pods that have to go. */
  manage(): { readonly create: readonly string[]; readonly remove: readonly Pod[] };
  /** Old pods that don't serve, and old ones that do, node by node. */
  idle(): readonly Pod[];
  serving(): readonly Pod[];
}

export function createDaemonView(api: ApiServer, set: DaemonSet, hash: string): DaemonView {
  const pods = new Map<string, Map<string, Pod>>();
  const changed = new Set<string>(api.list('Node').map(({ meta }) => meta.name));
  const places = createPlaces();
  const put = (pod: Pod) => {
    const node = targetOf(pod);
    const here = pods.get(node) ?? new Map<string, Pod>();
    pods.set(node, here.set(pod.meta.name, pod));
    changed.add(node);
  };
  const refreshed = () => {
    for (const node of changed) {
      places.set(node, placeOf(api, set, hash, node, [...(pods.get(node)?.values() ?? [])]));
    }
    changed.clear();
    return places;
  };
  for (const pod of api.podsOf(set.meta.uid)) put(pod);
  return {
    ...{ set, hash, put },
    touch: (node) => void changed.add(node),
    drop(pod) {
      const node = targetOf(pod);
      pods.get(node)?.delete(pod.meta.name);
      changed.add(node);
    },
    counts: () => refreshed().counts(),
    manage() {
      const acts = refreshed().inOrder('acts');
      return {
        create: acts.flatMap(({ node, needsPod }) => (needsPod ? node : [])),
        remove: acts.flatMap(({ extra }) => extra),
      };
    },
    idle: () =>
      refreshed()
        .inOrder('idle')
        .flatMap(({ old }) => old.filter(({ status }) => !status.ready)),
    serving: () =>
      refreshed()
        .inOrder('old')
        .flatMap(({ old }) => old.filter(({ status }) => status.ready)),
  };
}

/** The places by node, their sums, and which of them there is something to do about. */
function createPlaces() {
  const places = new Map<string, Place>();
  const groups = { acts: new Set<string>(), old: new Set<string>(), idle: new Set<string>() };
  let counts = NOTHING;
  return {
    counts: () => counts,
    set(node: string, place: Place): void {
      counts = plus(counts, place.counts, places.get(node)?.counts ?? NOTHING);
      places.set(node, place);
      keep(groups.acts, node, place.needsPod || place.extra.length > 0);
      keep(groups.old, node, place.old.length > 0);
      keep(
        groups.idle,
        node,
        place.old.some(({ status }) => !status.ready),
      );
    },
    inOrder: (group: keyof typeof groups): readonly Place[] =>
      [...groups[group]]
        .flatMap((node) => places.get(node) ?? [])
        .toSorted((a, b) => a.order - b.order),
  };
}

function keep(set: Set<string>, node: string, isIn: boolean): void {
  if (isIn) set.add(node);
  else set.delete(node);
}

function plus(sum: Counts, more: Counts, less: Counts): Counts {
  const names = Object.keys(sum) as (keyof Counts)[];
  const entries = names.map((name) => [name, sum[name] + more[name] - less[name]] as const);
  return Object.fromEntries(entries) as unknown as Counts;
}

/** Source: pkg/controller/daemon/daemon_controller.go (podsShouldBeOnNode, updateDaemonSetStatus). */
function placeOf(
  api: ApiServer,
  { spec }: DaemonSet,
  hash: string,
  name: string,
  pods: readonly Pod[],
): Place {
  const node = api.get('Node', name);
  if (node === undefined) {
    // A pod for a node that is gone can't be bound any more, and nobody else looks after it.
    const extra = pods.filter((pod) => pod.spec.nodeName === undefined);
    return { node: name, order: Infinity, needsPod: false, extra, old: [], counts: NOTHING };
  }
  const { runs, stays } = verdictOf(spec.template, node);
  const staying = pods.filter(({ meta }) => meta.deletion === undefined);
  const working = staying.find(({ status }) => status.phase !== 'Failed');
  const isNew = ({ meta }: Pod) => meta.labels[REVISION_LABEL] === hash;
  const [first] = pods;
  const yes = (holds: boolean) => (holds ? 1 : 0);
  const ready = yes(runs && first?.status.ready === true);
  return {
    node: name,
    order: Number(node.meta.uid),
    needsPod: runs && first === undefined,
    extra: stays ? staying.filter((pod) => pod !== working) : staying,
    old: staying.filter((pod) => !isNew(pod)),
    counts: {
      ...{ desired: yes(runs), current: yes(runs && first !== undefined) },
      misscheduled: yes(!runs && first !== undefined),
      updated: yes(runs && first !== undefined && isNew(first)),
      ...{ ready, available: ready, unavailable: yes(runs) - ready },
      away: yes(runs && !staying.some(({ status }) => status.ready)),
    },
  };
}
