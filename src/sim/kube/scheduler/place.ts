/** Where the scheduler would put a pod: the nodes that it fits, what each is worth, and the best. */

import type { Pod } from '../cluster/objects.ts';
import { selects } from '../selectors.ts';
import { otherFilters } from './filters.ts';
import { affinityScores } from './inter-pod-affinity.ts';
import type { NodeInfo } from './node-info.ts';
import { ratings, type OwnRating } from './own-rating.ts';
import { normalisedReverse } from './scores.ts';

export interface Placement {
  /** Nodes of the highest score; none where the pod fits nowhere. */
  readonly best: readonly string[];
  /** How many nodes were looked at: in a large cluster not all of them. */
  readonly looked: number;
  /** Why it fits nowhere, as the event FailedScheduling says. */
  readonly message: string;
}

/** By plugin, a score for each node that was rated, weights applied. */
export type PluginScores = Readonly<Record<string, readonly number[]>>;

/** What the scheduler thinks of each node that it looked at. */
export interface Verdict {
  readonly against: ReadonlyMap<string, readonly string[]>;
  readonly feasible: readonly string[];
  readonly scores: PluginScores;
}

/** What the scheduler looks at when a pod's turn comes. */
export interface View {
  readonly nodes: readonly NodeInfo[];
  /** Those of them whose pods have rules about other pods. */
  readonly ruled: readonly NodeInfo[];
  readonly minor: number;
}

/** Looking begins at the node at `start`, so that in a large cluster each has its turn. */
export function place(pod: Pod, view: View, start = 0): Placement {
  const { nodes } = view;
  const named = placeByName(pod, view);
  if (named !== undefined) return named;
  const { feasible, against, looked } = look(pod, view, start);
  if (feasible.length === 0) return { best: [], looked, message: failure(nodes, against) };
  const [only, ...others] = feasible;
  if (only !== undefined && others.length === 0) {
    return { best: [only.info.name], looked, message: '' };
  }
  const totals = isPlain(pod, view, feasible)
    ? feasible.map(plainScore)
    : sums(rate(pod, feasible, view));
  const most = Math.max(...totals);
  const best = feasible.filter((_, index) => totals[index] === most).map(({ info }) => info.name);
  return { best, looked, message: '' };
}

/**
 * A pod that may run on one node only, a DaemonSet's, where that node will do: what looking at all
 * the others would come to as well.
 */
function placeByName(pod: Pod, { nodes, ruled, minor }: View): Placement | undefined {
  const required = pod.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  const [term, ...terms] = required?.nodeSelectorTerms ?? [];
  const [field] = term?.matchFields ?? [];
  const name = field?.operator === 'In' && terms.length === 0 ? field.values?.[0] : undefined;
  const index = name === undefined ? -1 : nodes.findIndex((node) => node.name === name);
  if (name === undefined || index < 0) return undefined;
  const { info, against } = ratings(pod.spec, nodes, minor)(index);
  const fits = against.length === 0 && otherFilters(pod, nodes, ruled)(info).length === 0;
  return fits ? { best: [name], looked: nodes.length, message: '' } : undefined;
}

/** Whether nothing but each node's own scores can make a difference. */
function isPlain({ spec }: Pod, { ruled }: View, feasible: readonly OwnRating[]): boolean {
  const asksOthers = spec.affinity !== undefined || spec.topologySpreadConstraints !== undefined;
  return ruled.length === 0 && !asksOthers && feasible.every(({ grudges }) => grudges === 0);
}

/** The same looking, told node by node and plugin by plugin. */
export function verdict(pod: Pod, view: View): Verdict {
  const { feasible, against } = look(pod, view, 0);
  return {
    against,
    feasible: feasible.map(({ info }) => info.name),
    scores: feasible.length > 1 ? rate(pod, feasible, view) : {},
  };
}

interface Looked {
  readonly feasible: readonly OwnRating[];
  readonly against: ReadonlyMap<string, readonly string[]>;
  readonly looked: number;
}

function look(pod: Pod, { nodes, ruled, minor }: View, start: number): Looked {
  const rating = ratings(pod.spec, nodes, minor);
  const filter = otherFilters(pod, nodes, ruled);
  const enough = nodesToFind(nodes.length);
  const feasible: OwnRating[] = [];
  const against = new Map<string, readonly string[]>();
  let looked = 0;
  for (; looked < nodes.length && feasible.length < enough; looked += 1) {
    const own = rating((start + looked) % nodes.length);
    const reasons = own.against.length > 0 ? own.against : filter(own.info);
    if (reasons.length === 0) feasible.push(own);
    else against.set(own.info.name, reasons);
  }
  return { feasible, against, looked };
}

/**
 * In a large cluster the scheduler is content with some of the nodes that would do.
 *
 * Source: pkg/scheduler/core/generic_scheduler.go (numFeasibleNodesToFind), 1.20.
 */
function nodesToFind(nodes: number): number {
  if (nodes < FEWEST) return nodes;
  const percentage = Math.max(5, 50 - Math.trunc(nodes / 125));
  return Math.max(FEWEST, Math.trunc((nodes * percentage) / 100));
}

const FEWEST = 100;

function sums(plugins: PluginScores): readonly number[] {
  const [first = [], ...others] = Object.values(plugins);
  return first.map((score, index) =>
    others.reduce((sum, scores) => sum + (scores[index] ?? 0), score),
  );
}

/** Reasons by node, added up. Source: pkg/scheduler/framework/types.go (FitError.Error). */
export function failure(nodes: readonly NodeInfo[], against: Looked['against']): string {
  const reasons = new Map<string, number>();
  for (const reason of [...against.values()].flat()) {
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  const words = [...reasons].map(([reason, count]) => `${String(count)} ${reason}`);
  const total = String(nodes.length);
  return `0/${total} nodes are available: ${words.toSorted(byBytes).join(', ')}.`;
}

function byBytes(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function rate(pod: Pod, rated: readonly OwnRating[], { nodes, ruled }: View): PluginScores {
  const feasible = rated.map(({ info }) => info);
  return {
    NodeResourcesLeastAllocated: rated.map(({ least }) => least),
    NodeResourcesBalancedAllocation: rated.map(({ balanced }) => balanced),
    TaintToleration: normalisedReverse(rated.map(({ grudges }) => grudges)),
    NodeAffinity: normalised(rated.map(({ preference }) => preference)),
    InterPodAffinity: affinityScores(pod, feasible, nodes, ruled),
    PodTopologySpread: spreadScores(pod, feasible, nodes).map((score) => SPREAD_WEIGHT * score),
  };
}

/** A node's sum without the plugins that then give the same to all. */
function plainScore({ least, balanced }: OwnRating): number {
  return least + balanced;
}

/** Source: pkg/scheduler/algorithmprovider/registry.go, 1.20: all others weigh 1. */
const SPREAD_WEIGHT = 2;

function normalised(weights: readonly number[]): readonly number[] {
  const most = Math.max(...weights);
  return weights.map((weight) => (most === 0 ? 0 : Math.trunc((100 * weight) / most)));
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
