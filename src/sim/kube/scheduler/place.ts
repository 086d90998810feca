/** Where the scheduler would put a pod: the nodes that it fits, what each is worth, and the best. */

import type { Pod } from '../cluster/objects.ts';
import { matchesTerms, selects } from '../selectors.ts';
import { filterFor } from './filters.ts';
import { affinityScores } from './inter-pod-affinity.ts';
import { weighedRequest, type NodeInfo } from './node-info.ts';
import { allocationScore, balancedScore, type Weights } from './scores.ts';
import { preferenceScores } from './taint-toleration.ts';

export interface Placement {
  /** Nodes of the highest score; none where the pod fits nowhere. */
  readonly best: readonly string[];
  /** By plugin, then by node, weights applied; nothing where there was no choice. */
  readonly scores: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Why it fits nowhere, as the event FailedScheduling says. */
  readonly message: string;
}

export function place(pod: Pod, nodes: readonly NodeInfo[], minor: number): Placement {
  const filter = filterFor(pod, nodes, minor);
  const reasons = new Map<string, number>();
  const feasible = nodes.filter((node) => {
    const against = filter(node);
    for (const reason of against) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    return against.length === 0;
  });
  if (feasible.length === 0) return { best: [], scores: {}, message: failure(nodes, reasons) };
  const [only, ...others] = feasible;
  if (only !== undefined && others.length === 0)
    return { best: [only.name], scores: {}, message: '' };
  return { ...rate(pod, feasible, nodes, minor), message: '' };
}

/** Source: pkg/scheduler/framework/types.go (FitError.Error). */
function failure(nodes: readonly NodeInfo[], reasons: ReadonlyMap<string, number>): string {
  const words = [...reasons].map(([reason, count]) => `${String(count)} ${reason}`);
  const total = String(nodes.length);
  return `0/${total} nodes are available: ${words.toSorted(byBytes).join(', ')}.`;
}

function byBytes(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function rate(
  pod: Pod,
  feasible: readonly NodeInfo[],
  nodes: readonly NodeInfo[],
  minor: number,
): Pick<Placement, 'best' | 'scores'> {
  const plugins = {
    NodeResourcesLeastAllocated: feasible.map((node) => leastAllocated(pod, node)),
    NodeResourcesBalancedAllocation: feasible.map((node) => balanced(pod, node, minor)),
    TaintToleration: preferenceScores(
      feasible.map(({ taints }) => taints),
      pod.spec.tolerations ?? [],
      false,
    ),
    NodeAffinity: nodePreferences(pod, feasible),
    InterPodAffinity: affinityScores(pod, feasible, nodes),
    PodTopologySpread: spreadScores(pod, feasible, nodes).map((score) => SPREAD_WEIGHT * score),
  };
  const totals = feasible.map((_, index) =>
    Object.values(plugins).reduce((sum, scores) => sum + (scores[index] ?? 0), 0),
  );
  const most = Math.max(...totals);
  return {
    best: feasible.filter((_, index) => totals[index] === most).map(({ name }) => name),
    scores: Object.fromEntries(
      Object.entries(plugins).map(([plugin, scores]) => [
        plugin,
        Object.fromEntries(feasible.map(({ name }, index) => [name, scores[index] ?? 0])),
      ]),
    ),
  };
}

/** Source: pkg/scheduler/algorithmprovider/registry.go, 1.20: all others weigh 1. */
const SPREAD_WEIGHT = 2;
const WEIGHTS: Weights = [
  ['cpu', 1],
  ['memory', 1],
];
const COUNTED = WEIGHTS.map(([resource]) => resource);

function leastAllocated({ spec }: Pod, { allocatable, weighed }: NodeInfo): number {
  const node = { capacity: allocatable, pods: [[weighed]] };
  return allocationScore('least', [weighedRequest(spec)], node, WEIGHTS);
}

function balanced({ spec }: Pod, { allocatable, weighed }: NodeInfo, minor: number): number {
  const request = weighedRequest(spec);
  if (minor >= 22) {
    const node = { capacity: allocatable, pods: [[weighed]] };
    return balancedScore(minor, [request], node, COUNTED) ?? 0;
  }
  const [cpu = 1, memory = 1] = COUNTED.map(
    (name) => ((weighed[name] ?? 0) + (request[name] ?? 0)) / (allocatable[name] ?? 1),
  );
  // Before 1.22 the difference of the two shares counts, and a full node nothing.
  return cpu >= 1 || memory >= 1 ? 0 : Math.trunc((1 - Math.abs(cpu - memory)) * 100);
}

function nodePreferences({ spec }: Pod, feasible: readonly NodeInfo[]): readonly number[] {
  const terms = spec.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
  const sums = feasible.map((node) =>
    terms.reduce(
      (sum, { weight, preference }) => sum + (matchesTerms([preference], node) ? weight : 0),
      0,
    ),
  );
  const most = Math.max(...sums);
  return sums.map((sum) => (most === 0 ? 0 : Math.trunc((100 * sum) / most)));
}

/**
 * How well each node keeps the rules that needn't be kept (ScheduleAnyway): 100 where it does best.
 *
 * Source: pkg/scheduler/framework/plugins/podtopologyspread/scoring.go, 1.20.
 */
function spreadScores(
  { spec }: Pod,
  feasible: readonly NodeInfo[],
  nodes: readonly NodeInfo[],
): readonly number[] {
  const rules = (spec.topologySpreadConstraints ?? []).filter(
    ({ whenUnsatisfiable }) => whenUnsatisfiable === 'ScheduleAnyway',
  );
  if (rules.length === 0) return feasible.map(() => 100);
  const hasKeys = ({ labels }: NodeInfo) => rules.every(({ topologyKey: key }) => labels[key]);
  const counted = feasible.filter(hasKeys);
  const parts = rules.map(({ topologyKey, labelSelector, maxSkew }) => {
    const domains = new Map(counted.map(({ labels }) => [labels[topologyKey], 0]));
    for (const { labels, pods } of nodes.filter(hasKeys)) {
      const here = pods.filter(
        (pod) => pod.meta.deletion === undefined && selects(labelSelector, pod.meta.labels),
      ).length;
      const before = domains.get(labels[topologyKey]);
      if (before !== undefined) domains.set(labels[topologyKey], before + here);
    }
    const weight = Math.log(domains.size + 2);
    return ({ labels }: NodeInfo) => (domains.get(labels[topologyKey]) ?? 0) * weight + maxSkew - 1;
  });
  const raw = new Map(
    counted.map((node) => [node, Math.trunc(parts.reduce((sum, part) => sum + part(node), 0))]),
  );
  const most = Math.max(0, ...raw.values());
  const least = Math.min(...raw.values());
  return feasible.map((node) => {
    const score = raw.get(node);
    if (score === undefined) return 0;
    return most === 0 ? 100 : Math.trunc((100 * (most + least - score)) / most);
  });
}
