/** What the scheduler says of a preemption that came to nothing. */

import type { Pod } from '../cluster/objects.ts';
import { ownFilters } from './filters.ts';
import { withPods, type NodeInfo } from './node-info.ts';
import { failure, type View } from './place.ts';
import { priorityOf, reasonsAgainst } from './preemption.ts';

/** The version whose events began to say it. Source: kubernetes/kubernetes pull request 107775. */
const SINCE = 24;

/** What follows the reasons why the pod fits nowhere; nothing in older versions. */
export function preemptionWords(minor: number, why: () => string): string {
  return minor < SINCE ? '' : ` preemption: ${why()}`;
}

/** Node by node why nothing is gained by deleting pods. */
export function whyInVain(pod: Pod, view: View): string {
  const against = view.nodes.map((node) => [node.name, reasonsOn(pod, node, view)] as const);
  return failure(view.nodes, new Map(against));
}

function reasonsOn(pod: Pod, node: NodeInfo, view: View): readonly string[] {
  const filter = ownFilters(pod.spec, view.minor);
  if (filter(withPods(node, [])).some((reason) => !isAboutRoom(reason))) {
    return ['Preemption is not helpful for scheduling'];
  }
  const kept = node.pods.filter((other) => priorityOf(other) >= priorityOf(pod));
  if (kept.length === node.pods.length) return ['No preemption victims found for incoming pod'];
  return reasonsAgainst(pod, node, withPods(node, kept), view);
}

/** Whether other pods’ going could change it. */
function isAboutRoom(reason: string): boolean {
  return reason.startsWith('Insufficient ') || reason === 'Too many pods';
}
