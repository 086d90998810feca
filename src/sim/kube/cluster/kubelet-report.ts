/** What a kubelet knows of its pods, and what of that it can tell the API server. */

import { isConnected } from './machines.ts';
import type { ContainerStatus, Pod, PodStatus } from './objects.ts';
import { tell, type Parts } from './parts.ts';

/** Pods of nodes that can’t reach the API server, or haven’t told it all yet, by uid. */
function untold({ world }: Parts): Map<string, Pod> {
  return world.memory<Pod>('kubelet/untold');
}

/** The pod as its kubelet knows it; nothing where that is another pod by now. */
export function known(parts: Parts, name: string, uid: string): Pod | undefined {
  const own = untold(parts).get(uid);
  const stored = parts.api.get('Pod', name);
  const same = stored?.meta.uid === uid ? stored : undefined;
  if (own === undefined) return same;
  if (!isConnected(parts, own.spec.nodeName ?? '')) return own;
  return same && { ...same, status: own.status };
}

/** From now on the kubelet keeps to itself what becomes of the pod. */
export function keep(parts: Parts, pod: Pod): void {
  untold(parts).set(pod.meta.uid, pod);
}

/** What the kubelet kept to itself is of no use any more. */
export function forget(parts: Parts, uid: string): void {
  untold(parts).delete(uid);
}

export function keptOn(parts: Parts, node: string): readonly Pod[] {
  return [...untold(parts).values()].filter(({ spec }) => spec.nodeName === node);
}

/** Tells the API server what it missed of a pod. */
export function catchUp(parts: Parts, name: string, uid: string): void {
  const pod = known(parts, name, uid);
  if (pod === undefined || !untold(parts).has(uid)) return;
  if (!isConnected(parts, pod.spec.nodeName ?? '')) return;
  untold(parts).delete(uid);
  const stored = parts.api.get('Pod', name);
  if (JSON.stringify(stored?.status) === JSON.stringify(pod.status)) return;
  const changed = stored?.status.ready !== pod.status.ready;
  const status = changed ? { ...pod.status, readySince: parts.world.now() } : pod.status;
  parts.api.update('Pod', { ...pod, status });
}

/** Writes a pod’s status; its containers all do the same. */
export function write(
  parts: Parts,
  pod: Pod,
  status: Partial<PodStatus>,
  container: Partial<ContainerStatus>,
): Pod {
  const next = { ...pod, status: nextStatus(parts, pod, status, container) };
  if (isConnected(parts, pod.spec.nodeName ?? '')) {
    untold(parts).delete(pod.meta.uid);
    return parts.api.update('Pod', next);
  }
  keep(parts, next);
  return next;
}

function nextStatus(
  { world }: Parts,
  pod: Pod,
  status: Partial<PodStatus>,
  container: Partial<ContainerStatus>,
): PodStatus {
  const { unschedulable: _, readyReason: before, ...kept } = pod.status;
  const changed = status.ready !== undefined && status.ready !== kept.ready;
  const reason = status.ready === undefined ? before : status.readyReason;
  return {
    ...kept,
    ...(changed ? { readySince: world.now() } : {}),
    ...status,
    ...(reason === undefined ? {} : { readyReason: reason }),
    containers: pod.spec.containers.map((_container, index) => ({
      ...base(kept.containers[index], container),
      ...container,
    })),
  };
}

/** What a container keeps of its state before: all, unless it comes into another. */
function base(
  before: ContainerStatus | undefined,
  { state }: Partial<ContainerStatus>,
): ContainerStatus {
  if (before === undefined) return { state: 'waiting', restarts: 0 };
  return state === undefined ? before : { state, restarts: before.restarts };
}

/** An event of the pod; one that can’t be sent is lost. */
export function say(
  parts: Parts,
  pod: Pod,
  reason: string,
  message: string,
  severity: 'Normal' | 'Warning' = 'Normal',
): void {
  if (!isConnected(parts, pod.spec.nodeName ?? '')) return;
  tell(parts, { reason, message, severity, about: `Pod/${pod.meta.name}`, source: 'kubelet' });
}

export function readiness(ready: boolean): Partial<PodStatus> {
  return ready ? { ready } : { ready, readyReason: 'ContainersNotReady' };
}
