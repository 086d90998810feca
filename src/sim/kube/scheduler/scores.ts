/** How the scheduler rates a node by the resources that it has left: 0 to 100, whole numbers. */

import { plus, type Amounts } from './resources.ts';

const MOST_SCORE = 100;

/** Resources to look at, with their weights. */
export type Weights = readonly (readonly [resource: string, weight: number])[];

/** A node and what runs on it, each pod as its containers' requests. */
export interface ScoredNode {
  readonly capacity: Amounts;
  readonly pods: readonly (readonly Amounts[])[];
}

const MIB = 1024 * 1024;
/** A container that doesn't say is counted with so much, else it would be free. */
export const ASSUMED: Amounts = { cpu: 100, memory: 200 * MIB };

/** The field of the first weight that isn't from 1 to 100. Source: apis/config/validation. */
export function wrongWeight(weights: Weights): string | undefined {
  const index = weights.findIndex(([, weight]) => weight < 1 || weight > MOST_SCORE);
  return index < 0 ? undefined : `scoringStrategy.resources[${String(index)}].weight`;
}

/**
 * The more is left, the better (`least`), or the fuller the better (`most`). Integers everywhere, as
 * upstream has it. A resource that the node has none of doesn't count, nor one of an extension that
 * the pod doesn't ask for.
 *
 * Source: pkg/scheduler/framework/plugins/noderesources/least_allocated.go, most_allocated.go.
 */
export function allocationScore(
  strategy: 'least' | 'most',
  pod: readonly Amounts[],
  { capacity, pods }: ScoredNode,
  weights: Weights,
): number {
  let score = 0;
  let weightSum = 0;
  for (const [resource, weight] of weights) {
    const has = capacity[resource] ?? 0;
    if (has === 0 || isUnasked(resource, pod)) continue;
    const used = [...pods, pod].reduce((sum, one) => sum + assumedRequest(one, resource), 0);
    const taken = Math.min(used, has);
    const part = strategy === 'least' ? has - taken : taken;
    score += Math.floor((part * MOST_SCORE) / has) * weight;
    weightSum += weight;
  }
  return weightSum === 0 ? 0 : Math.floor(score / weightSum);
}

function assumedRequest(containers: readonly Amounts[], resource: string): number {
  return containers.reduce((sum, one) => sum + (one[resource] ?? ASSUMED[resource] ?? 0), 0);
}

function isUnasked(resource: string, pod: readonly Amounts[]): boolean {
  const isExtended = !Object.hasOwn(ASSUMED, resource);
  return isExtended && pod.every((one) => (one[resource] ?? 0) === 0);
}

/**
 * How evenly a node's resources would be used: 100 where each to the same share. `undefined` where the
 * pod asks for nothing, so that there is nothing to balance. Since 1.36 the change counts, 75 being none.
 *
 * Source: balanced_allocation.go, and pull request 135573 for the newer rule.
 */
export function balancedScore(
  minor: number,
  pod: readonly Amounts[],
  node: ScoredNode,
  resources: readonly string[],
): number | undefined {
  const request = pod.reduce(plus, {});
  if (resources.every((name) => (request[name] ?? 0) === 0)) return undefined;
  const counted = resources.filter((name) => !isUnasked(name, pod));
  const used = node.pods.flat().reduce(plus, {});
  const balanced = balance(plus(used, request), node.capacity, counted);
  if (minor < 36) return balanced;
  const before = balance(used, node.capacity, counted);
  const half = MOST_SCORE / 2;
  return half + Math.trunc((half + balanced - before) / 2);
}

function balance(used: Amounts, capacity: Amounts, resources: readonly string[]): number {
  const shares = resources.flatMap((name) => {
    const has = capacity[name] ?? 0;
    return has === 0 ? [] : Math.min((used[name] ?? 0) / has, 1);
  });
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const squares = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0);
  const deviation = shares.length < 2 ? 0 : Math.sqrt(squares / shares.length);
  return Math.trunc((1 - deviation) * MOST_SCORE);
}

/**
 * Scores of a plugin that counts what speaks against each node, as 0 to 100: the most counts 0.
 *
 * Source: pkg/scheduler/framework/plugins/helper/normalize_score.go (reverse).
 */
export function normalisedReverse(counts: readonly number[]): readonly number[] {
  const most = Math.max(...counts, 0);
  if (most === 0) return counts.map(() => MOST_SCORE);
  return counts.map((count) => MOST_SCORE - Math.trunc((MOST_SCORE * count) / most));
}
