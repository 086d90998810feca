/** The scheduler's plugin for pods that want to be near other pods, or away from them. */

import type { Pod, PodAffinity, PodAffinityTerm } from '../cluster/objects.ts';
import { selects } from '../selectors.ts';
import type { Filter } from './filters.ts';
import type { NodeInfo } from './node-info.ts';

const FITS: readonly string[] = [];
const MISMATCH = "node(s) didn't match pod affinity/anti-affinity";

function required(affinity: PodAffinity | undefined): readonly PodAffinityTerm[] {
  return affinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
}

function matches({ labelSelector }: PodAffinityTerm, { meta }: Pod): boolean {
  return selects(labelSelector, meta.labels);
}

/** "zone=a", for counting by domain; `undefined` where the node has no such label. */
function domain({ topologyKey }: PodAffinityTerm, { labels }: NodeInfo): string | undefined {
  const value = labels[topologyKey];
  return value === undefined ? undefined : `${topologyKey}=${value}`;
}

/**
 * The rules that must hold. A pod that matches its own affinity may be the first of its kind.
 *
 * Source: kubernetes/kubernetes, pkg/scheduler/framework/plugins/interpodaffinity/filtering.go, 1.20.
 */
export function affinityFilter(
  pod: Pod,
  nodes: readonly NodeInfo[],
  ruled: readonly NodeInfo[],
): Filter {
  const { podAffinity, podAntiAffinity } = pod.spec.affinity ?? {};
  const near = required(podAffinity);
  const far = required(podAntiAffinity);
  const avoided = existingObjections(pod, ruled);
  if (near.length + far.length + avoided.size === 0) return () => FITS;
  const nearDomains = domainsWith(near, nodes);
  const farDomains = domainsWith(far, nodes);
  const isFirst =
    nearDomains.every(({ size }) => size === 0) && near.every((term) => matches(term, pod));
  const has = (domains: ReadonlySet<string> | undefined, at: string | undefined) =>
    at !== undefined && domains?.has(at) === true;
  return (node) => {
    const isNear = near.every((term, index) => {
      const at = domain(term, node);
      return at !== undefined && (isFirst || has(nearDomains[index], at));
    });
    if (!isNear) return [MISMATCH, "node(s) didn't match pod affinity rules"];
    if (far.some((term, index) => has(farDomains[index], domain(term, node)))) {
      return [MISMATCH, "node(s) didn't match pod anti-affinity rules"];
    }
    const isAvoided = Object.entries(node.labels).some(([key, value]) =>
      avoided.has(`${key}=${value}`),
    );
    return isAvoided
      ? [MISMATCH, "node(s) didn't satisfy existing pods anti-affinity rules"]
      : FITS;
  };
}

/** For each term the domains that hold a pod that it selects. */
function domainsWith(
  terms: readonly PodAffinityTerm[],
  nodes: readonly NodeInfo[],
): readonly ReadonlySet<string>[] {
  return terms.map(
    (term) =>
      new Set(
        nodes
          .filter(({ pods }) => pods.some((other) => matches(term, other)))
          .flatMap((node) => domain(term, node) ?? []),
      ),
  );
}

/** Domains whose pods want none like this one. */
function existingObjections(pod: Pod, ruled: readonly NodeInfo[]): ReadonlySet<string> {
  const domains = new Set<string>();
  for (const node of ruled) {
    for (const { spec } of node.pods) {
      if (spec.affinity === undefined) continue;
      for (const term of required(spec.affinity.podAntiAffinity)) {
        const at = domain(term, node);
        if (at !== undefined && matches(term, pod)) domains.add(at);
      }
    }
  }
  return domains;
}

/** What a pod that must be near this one counts. Source: apis/config/v1beta1/defaults.go. */
const HARD_WEIGHT = 1;

/** A term with what it counts for each pod that it matches. */
type Weighed = readonly [term: PodAffinityTerm, weight: number];

function weighed(affinity: PodAffinity | undefined, sign: 1 | -1): readonly Weighed[] {
  return (affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map(
    ({ weight, podAffinityTerm }) => [podAffinityTerm, sign * weight],
  );
}

function preferences({ spec }: Pod): readonly Weighed[] {
  return [
    ...weighed(spec.affinity?.podAffinity, 1),
    ...weighed(spec.affinity?.podAntiAffinity, -1),
  ];
}

/**
 * 0 to 100 by the preferences of this pod and of those that are there; 0 for all where nobody has any.
 *
 * Source: interpodaffinity/scoring.go, 1.20.
 */
export function affinityScores(
  pod: Pod,
  feasible: readonly NodeInfo[],
  nodes: readonly NodeInfo[],
  ruled: readonly NodeInfo[],
): readonly number[] {
  const counts = new Map<string, number>();
  const own = preferences(pod);
  const add = (at: string | undefined, weight: number) => {
    if (at !== undefined) counts.set(at, (counts.get(at) ?? 0) + weight);
  };
  for (const node of own.length === 0 ? ruled : nodes) {
    for (const other of node.pods) {
      for (const [term, weight] of own) if (matches(term, other)) add(domain(term, node), weight);
      if (other.spec.affinity === undefined) continue;
      const hard = required(other.spec.affinity.podAffinity);
      const theirs = [...preferences(other), ...hard.map((term): Weighed => [term, HARD_WEIGHT])];
      for (const [term, weight] of theirs) if (matches(term, pod)) add(domain(term, node), weight);
    }
  }
  if (counts.size === 0) return feasible.map(() => 0);
  const sums = feasible.map(({ labels }) =>
    Object.entries(labels).reduce(
      (all, [key, value]) => all + (counts.get(`${key}=${value}`) ?? 0),
      0,
    ),
  );
  const least = Math.min(0, ...sums);
  const range = Math.max(0, ...sums) - least;
  return sums.map((sum) => (range === 0 ? 0 : Math.trunc((100 * (sum - least)) / range)));
}
