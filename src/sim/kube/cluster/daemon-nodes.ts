/** On which nodes a DaemonSet runs its pods, and what it puts into them for that. */

import { allowsNode, type NodeSelectorTerm } from '../selectors.ts';
import { untolerated, type Taint, type Toleration } from '../taints.ts';
import type { Node, Pod, PodSpec, PodTemplate } from './objects.ts';

/** Whether a node should have a pod, and whether one that is there may stay. */
export interface Verdict {
  readonly runs: boolean;
  readonly stays: boolean;
}

const NEITHER: Verdict = { runs: false, stays: false };

const verdicts = new WeakMap<PodTemplate, WeakMap<Node, Verdict>>();

/**
 * Node and template are never changed in place, so what is true of both stays true.
 *
 * Source: kubernetes/kubernetes, pkg/controller/daemon/daemon_controller.go (nodeShouldRunDaemonPod).
 */
export function verdictOf(template: PodTemplate, node: Node): Verdict {
  const known = verdicts.get(template) ?? new WeakMap<Node, Verdict>();
  verdicts.set(template, known);
  const before = known.get(node);
  if (before !== undefined) return before;
  const verdict = judge(template.spec, node);
  known.set(node, verdict);
  return verdict;
}

function judge(spec: PodSpec, { meta, taints }: Node): Verdict {
  if (spec.nodeName !== undefined && spec.nodeName !== meta.name) return NEITHER;
  const required = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  const choice = {
    ...(spec.nodeSelector && { nodeSelector: spec.nodeSelector }),
    ...(required && { required: required.nodeSelectorTerms }),
  };
  if (!allowsNode(choice, meta)) return NEITHER;
  const tolerations = daemonTolerations(spec);
  const repelled = (effects: readonly Taint['effect'][]) =>
    untolerated(taints, tolerations, effects) !== undefined;
  return {
    runs: !repelled(['NoSchedule', 'NoExecute']),
    stays: !repelled(['NoExecute']),
  };
}

const ALWAYS_STAYS = ['not-ready', 'unreachable'];
const ALWAYS_COMES = ['disk-pressure', 'memory-pressure', 'pid-pressure', 'unschedulable'];

/**
 * A daemon's pods stay on a node that isn't ready, and come to one that is cordoned or short of
 * something; not to one that isn't ready.
 *
 * Source: pkg/controller/daemon/util/daemonset_util.go (AddOrUpdateDaemonPodTolerations).
 */
function daemonTolerations({ tolerations = [] }: PodSpec): readonly Toleration[] {
  const given = (effect: 'NoExecute' | 'NoSchedule') => (name: string) => ({
    ...({ key: `node.kubernetes.io/${name}`, operator: 'Exists', effect } as const),
  });
  return [
    ...tolerations,
    ...ALWAYS_STAYS.map(given('NoExecute')),
    ...ALWAYS_COMES.map(given('NoSchedule')),
  ];
}

/**
 * The spec of a node's pod. The default scheduler binds it, but may choose only that node.
 *
 * Source: pkg/controller/daemon/util/daemonset_util.go (ReplaceDaemonSetPodNodeNameNodeAffinity).
 */
export function daemonPodSpec(spec: PodSpec, node: string): PodSpec {
  const only: NodeSelectorTerm = {
    matchFields: [{ key: 'metadata.name', operator: 'In', values: [node] }],
  };
  return {
    ...spec,
    tolerations: daemonTolerations(spec),
    affinity: {
      ...spec.affinity,
      nodeAffinity: {
        ...spec.affinity?.nodeAffinity,
        requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [only] },
      },
    },
  };
}

/** The node that a daemon's pod is on, or is meant for. */
export function targetOf({ spec }: Pod): string {
  const required = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  const [field] = required?.nodeSelectorTerms[0]?.matchFields ?? [];
  return spec.nodeName ?? field?.values?.[0] ?? '';
}
