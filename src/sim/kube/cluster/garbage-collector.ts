/** The garbage collector: what an object has made goes when it goes, or is let go of first. */

import type { ApiServer } from './api-server.ts';
import type { ClusterObject, Kind } from './objects.ts';
import { letGo } from './ownership.ts';
import { deletePod, react, type Parts } from './parts.ts';

const ACTOR = 'garbage-collector';
const ORPHANS = 'garbage-collector/orphans';
const LAST = 'garbage-collector/last';

/** From letting go of the dependents to the object’s own end, in a small cluster on one machine. */
const FINISH = 25;
/** Slices waited about half a second for the collector, where all else was gone in 10 ms. */
const SLICE_WAIT = 450;

/** Kinds that others make, besides pods, which are found by their owner. */
const DEPENDENTS: readonly Kind[] = ['ReplicaSet', 'EndpointSlice', 'ControllerRevision', 'Job'];

/** Source: kubernetes/kubernetes, pkg/controller/garbagecollector (attemptToDeleteItem, orphanDependents). */
export function addGarbageCollector(parts: Parts): void {
  const { world, api } = parts;
  api.watch(({ type, object, old }) => {
    const { uid, name, deletion } = object.meta;
    if (type === 'DELETED') {
      if (!MAKES_NOTHING.has(object.kind)) collectLater(parts, object);
    } else if (deletion?.orphan === true && old?.meta.deletion === undefined) {
      react(parts, ORPHANS, `${object.kind} ${name} ${uid}`);
    }
  });
  world.register(ACTOR, { wake: (uid) => collect(parts, uid) });
  world.register(ORPHANS, {
    wake(key) {
      const [, , uid = ''] = key.split(' ');
      for (const dependent of dependentsOf(api, uid)) letGo(parts, dependent);
      world.after(FINISH, LAST, key);
    },
  });
  world.register(LAST, {
    wake(key) {
      const [kind = '', name = '', uid] = key.split(' ');
      if (api.get(kind as Kind, name)?.meta.uid === uid) api.remove(kind as Kind, name);
    },
  });
}

const MAKES_NOTHING: ReadonlySet<Kind> = new Set<Kind>(['Pod', 'Event', 'Node']);

function collectLater(parts: Parts, { kind, meta }: ClusterObject): void {
  if (kind === 'Service') parts.world.enqueue(SLICE_WAIT, ACTOR, meta.uid);
  else react(parts, ACTOR, meta.uid);
}

/** Marks pods for deletion, and takes all else away at once. */
function collect(parts: Parts, uid: string): void {
  for (const dependent of dependentsOf(parts.api, uid)) {
    if (dependent.kind === 'Pod') deletePod(parts, dependent);
    else parts.api.remove(dependent.kind, dependent.meta.name);
  }
}

function dependentsOf(api: ApiServer, uid: string): readonly ClusterObject[] {
  const made = DEPENDENTS.flatMap((kind): readonly ClusterObject[] => api.list(kind));
  return [...made.filter(({ meta }) => meta.owner?.uid === uid), ...api.podsOf(uid)];
}
