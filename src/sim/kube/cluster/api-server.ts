/** The API server: keeps the objects, counts their versions, and tells watchers what has changed. */

import type { ClusterObject, Kind, Kinds, Meta, Owner, Pod } from './objects.ts';
import type { PodCount } from './pod-counts.ts';
import { createPodIndexes } from './pod-indexes.ts';
import type { World } from './world.ts';

export interface Change {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: ClusterObject;
  /** As it was before, where it was. */
  readonly old?: ClusterObject;
}

export type Watcher = (change: Change) => void;

/** What a maker of objects says of one's metadata. */
export interface NewMeta {
  readonly name: string;
  readonly labels?: Meta['labels'];
  readonly annotations?: Meta['annotations'];
  readonly owner?: Owner;
}

type New<K extends Kind> = Omit<Kinds[K], 'meta'> & { readonly meta: NewMeta };

export type NewPod = New<'Pod'>;

/** The pod as it is to be stored; throws `Refused` where it isn't to be. */
export type Admission = (pod: NewPod) => NewPod;

export interface ApiServer {
  get<K extends Kind>(kind: K, name: string): Kinds[K] | undefined;
  list<K extends Kind>(kind: K): readonly Kinds[K][];
  /** Throws where the name is taken. */
  create<K extends Kind>(kind: K, object: New<K>): Kinds[K];
  /** Throws where the object isn't there, or has been written since it was read. */
  update<K extends Kind>(kind: K, object: Kinds[K]): Kinds[K];
  /** Takes the object away at once; nothing where it is gone already. */
  remove(kind: Kind, name: string): void;
  podsOn(node: string): readonly Pod[];
  podsOf(ownerUid: string): readonly Pod[];
  /** Pods that no controller keeps. */
  ownerless(): readonly Pod[];
  /** How many pods of an owner its controller still counts on, and how many of them are ready. */
  countOf(ownerUid: string): PodCount;
  watch(watcher: Watcher): void;
  /** Shows each new pod to `admission` before it is stored. */
  admitPods(admission: Admission): void;
  /** Finds the pods again after the world's memory was restored, and tells those who keep an index too. */
  reindex(): void;
  onReindex(listener: () => void): void;
}

export function createApiServer(world: World): ApiServer {
  const counters = world.memory<number>('api/counters');
  const watchers: Watcher[] = [];
  const reindexed: (() => void)[] = [];
  const admissions: Admission[] = [];
  const pods = createPodIndexes();
  const store = createStores(world);
  const count = (name: string) => counted(counters, name);
  const tell = (change: Change) => {
    const { object, old } = change;
    if (object.kind === 'Pod') {
      pods.replace(old as Pod | undefined, change.type === 'DELETED' ? undefined : object);
    }
    for (const watcher of watchers) watcher(change);
  };
  const api: ApiServer = {
    get: (kind, name) => store(kind).get(name),
    list: (kind) => [...store(kind).values()],
    create(kind, object) {
      if (store(kind).has(object.meta.name)) throw new Error(`${object.meta.name} already exists`);
      const numbers = { uid: String(count('uid')), resourceVersion: count('version') };
      const blank = { labels: {}, annotations: {}, generation: 1, created: world.now() };
      const admitted = kind === 'Pod' ? admit(admissions, object as unknown as NewPod) : object;
      const meta: Meta = { ...blank, ...object.meta, ...numbers };
      const made = { ...admitted, meta } as unknown as Kinds[typeof kind];
      store(kind).set(meta.name, made);
      tell({ type: 'ADDED', object: made });
      return made;
    },
    update(kind, object) {
      const old = store(kind).get(object.meta.name);
      if (old?.meta.resourceVersion !== object.meta.resourceVersion) {
        throw new Error(`${kind} ${object.meta.name} has been modified`);
      }
      const meta = { ...object.meta, resourceVersion: count('version') };
      const made = { ...object, meta };
      store(kind).set(meta.name, made);
      tell({ type: 'MODIFIED', object: made, old });
      return made;
    },
    remove(kind, name) {
      const old = store(kind).get(name);
      if (old === undefined) return;
      store(kind).delete(name);
      tell({ type: 'DELETED', object: old, old });
    },
    podsOn: pods.on,
    podsOf: pods.of,
    ownerless: pods.ownerless,
    countOf: pods.countOf,
    watch: (watcher) => void watchers.push(watcher),
    admitPods: (admission) => void admissions.push(admission),
    onReindex: (listener) => void reindexed.push(listener),
    reindex() {
      pods.rebuild(store('Pod').values());
      for (const listener of reindexed) listener();
    },
  };
  return api;
}

/** One map for each kind, all in the world's memory. */
function createStores(world: World) {
  const stores = new Map<Kind, Map<string, ClusterObject>>();
  return <K extends Kind>(kind: K): Map<string, Kinds[K]> => {
    const found = stores.get(kind) ?? world.memory<ClusterObject>(`api/${kind}`);
    stores.set(kind, found);
    return found as Map<string, Kinds[K]>;
  };
}

function admit(admissions: readonly Admission[], pod: NewPod): NewPod {
  return admissions.reduce((so, admission) => admission(so), pod);
}

function counted(counters: Map<string, number>, name: string): number {
  const next = (counters.get(name) ?? 0) + 1;
  counters.set(name, next);
  return next;
}
