/** What a node alone says of a pod: computed once for all pods of one template, until something on the node changes. */

import type { PodSpec } from '../cluster/objects.ts';
import { matchesTerms } from '../selectors.ts';
import { ownFilters } from './filters.ts';
import { weighedRequest, type NodeInfo } from './node-info.ts';
import { allocationScore, balancedScore, type Weights } from './scores.ts';
import { grudges } from './taint-toleration.ts';

/** Scores before they are compared with other nodes'. */
export interface OwnRating {
  readonly info: NodeInfo;
  /** Why the pod can't be put there; none where the node has nothing against it. */
  readonly against: readonly string[];
  /** NodeResourcesLeastAllocated and NodeResourcesBalancedAllocation. */
  readonly least: number;
  readonly balanced: number;
  /** Taints that would rather not have the pod. */
  readonly grudges: number;
  /** Weights of the preferences (nodeAffinity) that the node meets. */
  readonly preference: number;
}

type Ratings = (OwnRating | undefined)[];

/** Pods of one template share their spec until they are bound. By minor version, then by node. */
const known = new WeakMap<PodSpec, Map<number, Ratings>>();

/** Gives the rating of the node at `index` of a list that keeps its order between calls. */
export function ratings(
  spec: PodSpec,
  nodes: readonly NodeInfo[],
  minor: number,
): (index: number) => OwnRating {
  const byMinor = known.get(spec) ?? new Map<number, Ratings>();
  known.set(spec, byMinor);
  const rated = byMinor.get(minor) ?? [];
  byMinor.set(minor, rated);
  const filter = ownFilters(spec, minor);
  return (index) => {
    const info = nodes[index];
    if (info === undefined) throw new RangeError(`There is no node ${String(index)}.`);
    const before = rated[index];
    if (before?.info === info) return before;
    const made = rate(spec, info, filter(info), minor);
    rated[index] = made;
    return made;
  };
}

function rate(spec: PodSpec, info: NodeInfo, against: readonly string[], minor: number): OwnRating {
  const none = { least: 0, balanced: 0, grudges: 0, preference: 0 };
  if (against.length > 0) return { ...none, info, against };
  return {
    ...{ info, against, least: leastAllocated(spec, info) },
    balanced: balanced(spec, info, minor),
    grudges: grudges(info.taints, spec.tolerations ?? [], false),
    preference: preference(spec, info),
  };
}

const WEIGHTS: Weights = [
  ['cpu', 1],
  ['memory', 1],
];
const COUNTED = WEIGHTS.map(([resource]) => resource);

function leastAllocated(spec: PodSpec, { allocatable, weighed }: NodeInfo): number {
  const node = { capacity: allocatable, pods: [[weighed]] };
  return allocationScore('least', [weighedRequest(spec)], node, WEIGHTS);
}

function balanced(spec: PodSpec, { allocatable, weighed }: NodeInfo, minor: number): number {
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

function preference({ affinity }: PodSpec, node: NodeInfo): number {
  const terms = affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
  return terms.reduce(
    (sum, { weight, preference: term }) => sum + (matchesTerms([term], node) ? weight : 0),
    0,
  );
}
