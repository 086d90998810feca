/** The scheduler's plugin that spreads pods over zones, nodes or other domains. */

import {
  allowsNode,
  selects,
  type LabelSelector,
  type Labels,
  type NodeChoice,
} from '../selectors.ts';
import { untolerated, type Taint, type Toleration } from '../taints.ts';

/** A constraint that is to be kept (whenUnsatisfiable: DoNotSchedule). */
export interface SpreadConstraint {
  readonly maxSkew: number;
  readonly topologyKey: string;
  readonly selector: LabelSelector | undefined;
  readonly minDomains?: number;
  /** Whether nodes that the pod doesn't choose count: they don't unless `Ignore`. */
  readonly nodeAffinityPolicy?: 'Honor' | 'Ignore';
  /** Whether tainted nodes count: they do unless `Honor`. */
  readonly nodeTaintsPolicy?: 'Honor' | 'Ignore';
}

export interface SpreadPod extends NodeChoice {
  readonly labels: Labels;
  readonly namespace: string;
  readonly tolerations?: readonly Toleration[];
  readonly constraints: readonly SpreadConstraint[];
}

export interface SpreadNode {
  readonly name: string;
  readonly labels: Labels;
  readonly taints?: readonly Taint[];
}

export interface PlacedPod {
  readonly namespace: string;
  readonly node: string;
  readonly labels: Labels;
  readonly terminating?: boolean;
}

export type FilterResult = 'Success' | 'Unschedulable' | 'UnschedulableAndUnresolvable';

/**
 * For each node whether the pod may be put there by its constraints alone.
 *
 * Source: pkg/scheduler/framework/plugins/podtopologyspread/filtering.go.
 */
export function spreadFilter(
  pod: SpreadPod,
  nodes: readonly SpreadNode[],
  pods: readonly PlacedPod[],
): Readonly<Record<string, FilterResult>> {
  const counted = pod.constraints.map((constraint) => ({
    constraint,
    counts: countDomains(pod, constraint, nodes, pods),
  }));
  return Object.fromEntries(
    nodes.map((node) => [node.name, worst(counted.map((one) => check(pod, node, one)))]),
  );
}

interface Counted {
  readonly constraint: SpreadConstraint;
  /** Matching pods by domain. */
  readonly counts: ReadonlyMap<string, number>;
}

function countDomains(
  pod: SpreadPod,
  constraint: SpreadConstraint,
  nodes: readonly SpreadNode[],
  pods: readonly PlacedPod[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const node of nodes.filter((one) => isCounted(pod, constraint, one))) {
    const domain = node.labels[constraint.topologyKey] ?? '';
    const here = pods.filter(
      (one) =>
        one.node === node.name &&
        one.namespace === pod.namespace &&
        one.terminating !== true &&
        selects(constraint.selector, one.labels),
    );
    counts.set(domain, (counts.get(domain) ?? 0) + here.length);
  }
  return counts;
}

function isCounted(pod: SpreadPod, constraint: SpreadConstraint, node: SpreadNode): boolean {
  const hasKeys = pod.constraints.every((one) => Object.hasOwn(node.labels, one.topologyKey));
  if (!hasKeys) return false;
  if (constraint.nodeAffinityPolicy !== 'Ignore' && !allowsNode(pod, node)) return false;
  if (constraint.nodeTaintsPolicy !== 'Honor') return true;
  const effects = ['NoSchedule', 'NoExecute'] as const;
  return untolerated(node.taints ?? [], pod.tolerations ?? [], effects) === undefined;
}

function check(pod: SpreadPod, node: SpreadNode, { constraint, counts }: Counted): FilterResult {
  const domain = node.labels[constraint.topologyKey];
  if (domain === undefined) return 'UnschedulableAndUnresolvable';
  const tooFew = counts.size < (constraint.minDomains ?? 1);
  const least = tooFew ? 0 : Math.min(...counts.values());
  const itself = selects(constraint.selector, pod.labels) ? 1 : 0;
  const skew = (counts.get(domain) ?? 0) + itself - least;
  return skew > constraint.maxSkew ? 'Unschedulable' : 'Success';
}

/** The first constraint that isn't kept decides. */
function worst(results: readonly FilterResult[]): FilterResult {
  return results.find((result) => result !== 'Success') ?? 'Success';
}
