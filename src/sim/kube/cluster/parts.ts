/** What every component of the cluster is given, and small things that several of them do. */

import type { Ms } from '../../../recording/units.ts';
import type { ApiServer } from './api-server.ts';
import type { Deployment, Event, Pod, ReplicaSet } from './objects.ts';
import type { World } from './world.ts';

/** How long a node takes for each step of a pod's life. */
export interface KubeletTimes {
  /** From the binding to the container's making. */
  readonly admit: Ms;
  readonly pull: Ms;
  readonly start: Ms;
  /** From running to ready. */
  readonly ready: Ms;
  /** From the mark of deletion to the container's end. */
  readonly stop: Ms;
  /** Until a container's end is noticed. */
  readonly relist: Ms;
  /** Until a node that was cut off has told what it missed to tell; up to 10 s unless said. */
  readonly reconcile?: Ms;
  /** From a failed pull to its back-off, and from there to the next pull: longer each time unless said. */
  readonly pullAgain?: Ms;
}

/** How a container of some image behaves. */
export interface Workload {
  /** False: the image can't be pulled. */
  readonly pulls: boolean;
  /** False: it runs and is never ready. */
  readonly becomesReady: boolean;
  /** From its start to its first good answer to a probe; as a node's time to get ready unless said. */
  readonly answersAfter?: Ms;
  /** Requests each second that use up the CPU that it asks for. */
  readonly serves?: number;
  /** It ends by itself after so long. */
  readonly ends?: { readonly after: Ms; readonly exitCode: number };
}

/** Choices among equals, which real components leave to chance. */
export interface Chance {
  /** One of `nodes`, which the scheduler rates the same for the pod. */
  readonly node: (pod: string, nodes: readonly string[]) => string;
  /** The order in which equal pods are deleted. */
  readonly victims: (pods: readonly string[]) => readonly string[];
  /** The order in which nodes get a DaemonSet's pods. */
  readonly daemons?: (nodes: readonly string[]) => readonly string[];
  /** A moment at which something that comes round for ever does so. */
  readonly moment?: (loop: string) => Ms | undefined;
}

export interface Settings {
  /** The version is 1.`minor`. */
  readonly minor: number;
  readonly kubelet: KubeletTimes;
  readonly workload: (image: string) => Workload;
  /** Ways to run pods that nodes have beside runc, and what takes another time with them. */
  readonly handlers?: Readonly<Record<string, Partial<KubeletTimes>>>;
  readonly chance?: Chance;
}

export interface Parts {
  readonly world: World;
  readonly api: ApiServer;
  readonly settings: Settings;
}

/** From a write to a controller that works on it: about 5 ms in a small cluster on one machine. */
export const REACTION: readonly [Ms, Ms] = [3, 8];

/** Asks a controller to look at `key` soon. */
export function react({ world }: Parts, actor: string, key: string): void {
  world.enqueue(world.uniform(...REACTION), actor, key);
}

/** Tells something about an object; the same again is counted, not repeated. */
export function tell(
  { api }: Parts,
  event: Pick<Event, 'reason' | 'about' | 'message' | 'source'> & { severity?: Event['severity'] },
): void {
  const name = `${event.about} ${event.reason} ${event.message}`;
  const known = api.get('Event', name);
  if (known !== undefined) api.update('Event', { ...known, count: known.count + 1 });
  else {
    api.create('Event', { severity: 'Normal', ...event, kind: 'Event', meta: { name }, count: 1 });
  }
}

/**
 * Marks a pod for deletion. One on no node or with nothing left that runs is gone at once, and so
 * is any pod without grace, whether its node knows of it or not.
 *
 * Source: kubernetes/kubernetes, pkg/registry/core/pod/strategy.go (CheckGracefulDelete).
 */
export function deletePod({ world, api }: Parts, pod: Pod, grace = 30): void {
  const { meta, spec, status } = pod;
  const isOver = status.phase === 'Succeeded' || status.phase === 'Failed';
  const atOnce = grace === 0 || isOver || spec.nodeName === undefined;
  if (meta.deletion === undefined && spec.nodeName !== undefined) {
    const deletion = { at: world.now(), grace: atOnce ? 0 : grace };
    api.update('Pod', { ...pod, meta: { ...meta, deletion } });
  }
  if (atOnce) api.remove('Pod', meta.name);
}

/** The sets of a Deployment, oldest first. */
export function setsOf({ api }: Parts, { meta }: Deployment): readonly ReplicaSet[] {
  return api.list('ReplicaSet').filter((set) => set.meta.owner?.uid === meta.uid);
}

const LETTERS = 'bcdfghjklmnpqrstvwxz2456789';

/** A suffix as the API server makes one: no vowels, and nothing that looks like another letter. */
export function suffix(world: World): string {
  return Array.from(
    { length: 5 },
    () => LETTERS[Math.floor(world.uniform(0, LETTERS.length))] ?? '',
  ).join('');
}
