/** The scheduler's filter and score plugins. */

import { parseQuantity, scaledValue } from '../../../src/sim/kube/quantity.ts';
import * as resources from '../../../src/sim/kube/scheduler/resources.ts';
import * as scores from '../../../src/sim/kube/scheduler/scores.ts';
import * as spread from '../../../src/sim/kube/scheduler/topology-spread.ts';
import * as tainted from '../../../src/sim/kube/scheduler/taint-toleration.ts';
import * as selectors from '../../../src/sim/kube/selectors.ts';
import {
  untolerated,
  type Taint,
  type TaintEffect,
  type Toleration,
} from '../../../src/sim/kube/taints.ts';
import { answers } from '../feature.ts';

type Written = Readonly<Record<string, string>>;

interface Scoring {
  readonly pod: { readonly containers: readonly Written[] };
  readonly nodes: readonly { readonly name: string; readonly capacity: Written }[];
  readonly existing: readonly { readonly node: string; readonly containers: readonly Written[] }[];
}

/** CPU in thousandths, the rest as whole numbers. */
function amounts(written: Written): resources.Amounts {
  return Object.fromEntries(
    Object.entries(written).map(([name, text]) => {
      const quantity = parseQuantity(text);
      if (quantity === undefined) throw new Error(`${text} is no quantity`);
      return [name, scaledValue(quantity, name === 'cpu' ? -3 : 0)];
    }),
  );
}

function scoredNodes({
  nodes,
  existing,
}: Scoring): readonly (scores.ScoredNode & { name: string })[] {
  return nodes.map(({ name, capacity }) => ({
    name,
    capacity: amounts(capacity),
    pods: existing.filter((one) => one.node === name).map((one) => one.containers.map(amounts)),
  }));
}

function allocation(strategy: 'least' | 'most') {
  return (input: Scoring & { weights: scores.Weights | null }) => {
    const weights = input.weights ?? [];
    const configError = scores.wrongWeight(weights);
    if (configError !== undefined) return { configError };
    const pod = input.pod.containers.map(amounts);
    const byName = scoredNodes(input).map((node) => [
      node.name,
      scores.allocationScore(strategy, pod, node, weights),
    ]);
    const result = { scores: Object.fromEntries(byName) as unknown };
    return weights.length === 0 ? { ...result, status: 'Error' } : result;
  };
}

function balanced(minor: number) {
  return (input: Scoring & { resources: readonly string[] }) => {
    const pod = input.pod.containers.map(amounts);
    const byName = scoredNodes(input).map(
      (node) => [node.name, scores.balancedScore(minor, pod, node, input.resources)] as const,
    );
    if (byName.some(([, score]) => score === undefined)) return { preScore: 'Skip' };
    return { scores: Object.fromEntries(byName) };
  };
}

interface Tolerating {
  readonly tolerations: readonly Toleration[];
  readonly taints: readonly Taint[];
  readonly comparisonOperatorsEnabled: boolean;
}

export const SCHEDULER = answers({
  node_resources_least_allocated: allocation('least'),
  node_resources_most_allocated: allocation('most'),
  node_resources_balanced_until_1_35: balanced(35),
  node_resources_balanced_since_1_36: balanced(36),
  node_resources_fit_filter(input: Fit) {
    const { allocatable, used } = input.node;
    const request = resources.podRequest(input);
    const insufficient = resources.shortages(request, allocatable, used, input.ignoredResources);
    return { fits: insufficient.length === 0, insufficient };
  },
  taint_toleration_filter({ taints, tolerations, comparisonOperatorsEnabled }: Tolerating) {
    const message = tainted.whyRepelled(taints, tolerations, comparisonOperatorsEnabled);
    if (message === undefined) return { schedulable: true };
    return { schedulable: false, code: 'UnschedulableAndUnresolvable', message };
  },
  taint_toleration_score(
    input: Tolerating & { nodes: readonly { name: string; taints: readonly Taint[] }[] },
  ) {
    const rated = tainted.preferenceScores(
      input.nodes.map(({ taints }) => taints),
      input.tolerations,
      input.comparisonOperatorsEnabled,
    );
    return { scores: Object.fromEntries(input.nodes.map(({ name }, at) => [name, rated[at]])) };
  },
  tolerates_taints: (input: Tolerating & { effects: readonly TaintEffect[] | null }) => ({
    tolerated:
      untolerated(
        input.taints,
        input.tolerations,
        input.effects ?? undefined,
        input.comparisonOperatorsEnabled,
      ) === undefined,
  }),
  node_affinity_filter: (input: { pod: selectors.NodeChoice; node: selectors.SelectedNode }) => ({
    schedulable: selectors.allowsNode(input.pod, input.node),
  }),
  match_node_selector_terms: (input: {
    terms: readonly selectors.NodeSelectorTerm[] | null;
    node: selectors.SelectedNode;
  }) => ({ match: selectors.matchesTerms(input.terms ?? [], input.node) }),
  pod_topology_spread_filter(input: Spread) {
    const pod = {
      ...input.pod,
      ...input.pod.affinity,
      namespace: input.pod.namespace ?? '',
      constraints: input.pod.constraints.map((one) => ({
        ...one,
        selector: toSelector(one.selector),
      })),
    };
    const pods = input.pods.map((one) => ({ ...one, namespace: one.namespace ?? '' }));
    return spread.spreadFilter(pod, input.nodes, pods);
  },
});

interface Fit extends resources.PodResources {
  readonly ignoredResources?: readonly string[];
  readonly node: { readonly allocatable: resources.Amounts; readonly used: resources.Amounts };
}

function toSelector(
  short: { readonly exists: string } | null,
): selectors.LabelSelector | undefined {
  if (short === null) return undefined;
  return { matchExpressions: [{ key: short.exists, operator: 'Exists' }] };
}

interface Spread {
  readonly pod: Omit<spread.SpreadPod, 'constraints' | 'namespace'> & {
    readonly namespace?: string;
    readonly affinity?: selectors.NodeChoice;
    readonly constraints: readonly (Omit<spread.SpreadConstraint, 'selector'> & {
      readonly selector: { readonly exists: string } | null;
    })[];
  };
  readonly nodes: readonly spread.SpreadNode[];
  readonly pods: readonly (Omit<spread.PlacedPod, 'namespace'> & { readonly namespace?: string })[];
}
