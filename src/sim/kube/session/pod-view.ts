/** One pod as a reader sees it: its state in one word, and why. */

import type { Pod } from '../cluster/objects.ts';

/**
 * waiting: on no node. bound: on a node, nothing done yet. starting: pulled, made, or not ready yet.
 * lost: its node doesn't answer. ending: being deleted.
 */
export type PodState =
  'waiting' | 'bound' | 'starting' | 'ready' | 'failing' | 'lost' | 'ending' | 'done';

export interface PodView {
  readonly name: string;
  /** Its place among all pods so far whose names begin with the same letter. */
  readonly number: number;
  /** The Deployment, or what else made it; itself where nothing did. */
  readonly owner: string;
  /** Of its ReplicaSet; 0 where it has none. */
  readonly revision: number;
  /** Its owner has a newer revision. */
  readonly old: boolean;
  readonly wasm: boolean;
  readonly state: PodState;
  /** As in kubectl get pods: "ImagePullBackOff". */
  readonly status: string;
  readonly restarts: number;
  readonly ready: boolean;
}

interface Context extends Pick<PodView, 'owner' | 'revision' | 'number' | 'old'> {
  readonly nodeIsReady: boolean;
  readonly hasPower: boolean;
}

export function podView(pod: Pod, { nodeIsReady, hasPower, ...context }: Context): PodView {
  const { meta, spec, status } = pod;
  const [container] = status.containers;
  return {
    name: meta.name,
    ...context,
    wasm: spec.runtimeClassName !== undefined,
    state: stateOf(pod, nodeIsReady && hasPower),
    status: statusOf(pod),
    restarts: container?.restarts ?? 0,
    ready: status.ready,
  };
}

function stateOf({ meta, spec, status }: Pod, nodeIsThere: boolean): PodState {
  if (spec.nodeName === undefined) return 'waiting';
  if (!nodeIsThere) return 'lost';
  if (meta.deletion !== undefined) return 'ending';
  if (status.phase === 'Succeeded') return 'done';
  if (status.phase === 'Failed') return 'failing';
  const [container] = status.containers;
  if (container === undefined) return 'bound';
  if (status.ready) return 'ready';
  const { state, reason } = container;
  if (state === 'terminated') return reason === 'Completed' ? 'done' : 'failing';
  return state === 'waiting' && reason !== undefined && reason !== 'ContainerCreating'
    ? 'failing'
    : 'starting';
}

/** Source: kubernetes/kubernetes, pkg/printers/internalversion/printers.go (printPod). */
function statusOf({ meta, status }: Pod): string {
  if (meta.deletion !== undefined) return 'Terminating';
  const [container] = status.containers;
  if (container?.state === 'waiting' || container?.state === 'terminated') {
    return container.reason ?? status.phase;
  }
  return status.phase;
}
