/** Nodes that join, and the taints that the node controller keeps on them. */

import { taintsOf, type Taint } from '../taints.ts';
import type { Node } from './objects.ts';
import { isConnected, plugIn } from './machines.ts';
import { react, type Parts } from './parts.ts';

const ACTOR = 'node-controller';
export const STATUS = 'kubelet/status';

/** From a node's registration to its being ready, as long as nothing is amiss. */
const FIRST_STATUS = 100;
const UNSCHEDULABLE = 'node.kubernetes.io/unschedulable';

/** Source: kubernetes/kubernetes, pkg/controller/nodelifecycle (doNoScheduleTaintingPass). */
export function addNodeController(parts: Parts): void {
  const { world, api } = parts;
  api.watch(({ type, object }) => {
    if (object.kind !== 'Node' || type === 'DELETED') return;
    if (type === 'ADDED') {
      plugIn(parts, object.meta.name);
      world.after(FIRST_STATUS, STATUS, object.meta.name);
    }
    react(parts, ACTOR, object.meta.name);
  });
  world.register(STATUS, {
    wake(name) {
      const node = api.get('Node', name);
      if (node === undefined || node.ready === 'True' || !isConnected(parts, name)) return;
      api.update('Node', { ...node, ...READY });
    },
  });
  world.register(ACTOR, {
    wake(name) {
      const node = api.get('Node', name);
      if (node === undefined) return;
      const taints = wanted(node);
      if (JSON.stringify(taints) !== JSON.stringify(node.taints)) {
        api.update('Node', { ...node, taints });
      }
    },
  });
}

const READY = {
  ready: 'True',
  reason: 'KubeletReady',
  message: 'kubelet is posting ready status',
} as const;

/** How a node stands in the API when its kubelet has just registered it. */
export const REGISTERED = {
  ready: 'False',
  reason: 'KubeletNotReady',
  message: '[container runtime status check may not have completed yet]',
} as const;

/** The node's own taints, and those for its condition and its cordon. */
export function wanted({
  ready,
  unschedulable,
  taints,
}: Pick<Node, 'ready' | 'unschedulable' | 'taints'>): readonly Taint[] {
  const keepsOff = ({ effect }: Taint) => effect === 'NoSchedule';
  const all = [...taintsOf('Ready', 'False'), ...taintsOf('Ready', 'Unknown')];
  const controlled = new Set([UNSCHEDULABLE, ...all.map(({ key }) => key)]);
  const cordon: Taint = { key: UNSCHEDULABLE, effect: 'NoSchedule' };
  return [
    ...taints.filter((taint) => !keepsOff(taint) || !controlled.has(taint.key)),
    ...taintsOf('Ready', ready).filter(keepsOff),
    ...(unschedulable ? [cordon] : []),
  ];
}
