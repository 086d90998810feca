/** Preemption: which pods of lower priority would have to go so that a pod finds a place. */

import type { Pod } from '../cluster/objects.ts';
import { otherFilters, ownFilters } from './filters.ts';
import { withPods, type NodeInfo } from './node-info.ts';
import type { View } from './place.ts';

/** A budget as far as preemption looks at it. */
export interface Allowance {
  readonly allowed: number;
  covers(pod: Pod): boolean;
}

export interface Situation extends View {
  readonly allowances: readonly Allowance[];
  /** In a large cluster not all nodes are tried: those from the one at `start` on. */
  readonly start: number;
  /** Pods that are alike in priority and age, those that are to stay first. */
  readonly among: (pods: readonly Pod[]) => readonly Pod[];
}

/** What has to go from a node. */
export interface Candidate {
  readonly node: string;
  readonly victims: readonly Pod[];
  /** Victims whose budget doesn’t allow it. */
  readonly violations: number;
}

export function priorityOf({ spec }: Pick<Pod, 'spec'>): number {
  return spec.priority ?? 0;
}

/**
 * The nodes where the least would be lost; several where they are alike in all that counts.
 *
 * Source: kubernetes/kubernetes, pkg/scheduler/framework/plugins/defaultpreemption, 1.20.
 */
export function candidates(pod: Pod, situation: Situation): readonly Candidate[] {
  const { nodes, start } = situation;
  const enough = Math.max(LEAST_TRIED, Math.trunc(nodes.length / 10));
  const found: Candidate[] = [];
  for (let step = 0; step < nodes.length && found.length < enough; step += 1) {
    const node = nodes[(start + step) % nodes.length];
    const candidate = node && candidateOn(pod, node, situation);
    if (candidate !== undefined) found.push(candidate);
  }
  return cheapest(found);
}

const LEAST_TRIED = 100;

/** The fewest pods that have to go from the node; nothing where all of them wouldn't do. */
function candidateOn(pod: Pod, node: NodeInfo, situation: Situation): Candidate | undefined {
  const priority = priorityOf(pod);
  const lower = node.pods.filter((other) => priorityOf(other) < priority);
  if (lower.length === 0) return undefined;
  const isRoom = (pods: readonly Pod[]) =>
    reasonsAgainst(pod, node, withPods(node, pods), situation).length === 0;
  let kept: readonly Pod[] = node.pods.filter((other) => priorityOf(other) >= priority);
  if (!isRoom(kept)) return undefined;
  const { violating, others } = splitByBudget(byImportance(lower, situation), situation);
  const victims: Pod[] = [];
  let violations = 0;
  for (const one of [...violating, ...others]) {
    if (isRoom([...kept, one])) kept = [...kept, one];
    else {
      victims.push(one);
      if (violating.includes(one)) violations += 1;
    }
  }
  return { node: node.name, victims: byImportance(victims, situation), violations };
}

/** Why the pod doesn’t fit the node as `changed` has it; nothing where it does. */
export function reasonsAgainst(
  pod: Pod,
  node: NodeInfo,
  changed: NodeInfo,
  { nodes, ruled, minor }: View,
): readonly string[] {
  const own = ownFilters(pod.spec, minor)(changed);
  const { affinity, topologySpreadConstraints: spread } = pod.spec;
  const isAlone = ruled.length === 0 && !changed.hasRules;
  if (own.length > 0 || (isAlone && affinity === undefined && spread === undefined)) return own;
  const all = nodes.map((one) => (one === node ? changed : one));
  return otherFilters(
    pod,
    all,
    all.filter(({ hasRules }) => hasRules),
  )(changed);
}

/** Higher priority first, then those that run for longer. */
function byImportance(pods: readonly Pod[], { among }: Situation): readonly Pod[] {
  return among(pods).toSorted((a, b) => priorityOf(b) - priorityOf(a) || startOf(a) - startOf(b));
}

/** In whole seconds, as the API keeps times. */
function startOf({ meta }: Pod): number {
  return Math.floor(meta.created / 1000);
}

/** Those that no budget can spare any more, and the others, both in their order. */
function splitByBudget(
  pods: readonly Pod[],
  { allowances }: Situation,
): { readonly violating: readonly Pod[]; readonly others: readonly Pod[] } {
  const left = allowances.map(({ allowed }) => allowed);
  const violating = pods.filter((pod) => {
    let isOver = false;
    for (const [index, allowance] of allowances.entries()) {
      if (!allowance.covers(pod)) continue;
      left[index] = (left[index] ?? 0) - 1;
      if ((left[index] ?? 0) < 0) isOver = true;
    }
    return isOver;
  });
  return { violating, others: pods.filter((pod) => !violating.includes(pod)) };
}

/** What each loss is judged by, one after the other; less is better. */
const COSTS: readonly ((candidate: Candidate) => number)[] = [
  ({ violations }) => violations,
  ({ victims }) => highest(victims),
  ({ victims }) => victims.reduce((sum, pod) => sum + priorityOf(pod) + OFFSET, 0),
  ({ victims }) => victims.length,
  ({ victims }) => -earliestOfHighest(victims),
];

/** Makes all priorities positive, so that more pods cost more. */
const OFFSET = 2 ** 31;

function highest(pods: readonly Pod[]): number {
  return Math.max(...pods.map(priorityOf));
}

function earliestOfHighest(pods: readonly Pod[]): number {
  const most = highest(pods);
  return Math.min(...pods.filter((pod) => priorityOf(pod) === most).map(startOf));
}

function cheapest(found: readonly Candidate[]): readonly Candidate[] {
  return COSTS.reduce((left, cost) => {
    if (left.length <= 1) return left;
    const least = Math.min(...left.map(cost));
    return left.filter((candidate) => cost(candidate) === least);
  }, found);
}
