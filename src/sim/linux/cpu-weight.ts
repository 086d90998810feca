/** How busy groups share CPUs by their weights, and how Kubernetes' requests become weights. */

import type { MilliCpu } from '../../recording/units.ts';
import { CPU_FACTS } from './cpu-facts.ts';

/** A control group: either with children, or with threads of its own. */
export interface WeightedGroup {
  readonly name: string;
  /** cpu.weight, 1 to 10,000; 100 unless said. */
  readonly weight?: number;
  /** Threads that are always ready to run. */
  readonly busyThreads?: number;
  readonly children?: readonly WeightedGroup[];
}

const DEFAULT_WEIGHT = CPU_FACTS.weightDefault.value;

/**
 * CPUs that each group without children gets: shared by weight among busy siblings; nobody gets more
 * than its threads can use, and what one leaves the others share.
 *
 * Source: Linux, Documentation/admin-guide/cgroup-v2.rst (weights).
 */
export function shareCpus(
  cpus: number,
  groups: readonly WeightedGroup[],
): Readonly<Record<string, number>> {
  const shares = fairShares(cpus, groups);
  return Object.assign(
    {},
    ...groups.map((group, index) => {
      const share = shares[index] ?? 0;
      return group.children === undefined
        ? { [group.name]: share }
        : shareCpus(share, group.children);
    }),
  ) as Record<string, number>;
}

function fairShares(cpus: number, groups: readonly WeightedGroup[]): readonly number[] {
  const shares = groups.map(() => 0);
  let left = cpus;
  let open = groups
    .map((group, index) => ({ group, index }))
    .filter((one) => usable(one.group) > 0);
  while (open.length > 0) {
    const weights = open.reduce((sum, { group }) => sum + weightOf(group), 0);
    const fair = (group: WeightedGroup) => (left * weightOf(group)) / weights;
    const full = open.filter(({ group }) => usable(group) <= fair(group));
    const settled = full.length > 0 ? full : open;
    const given = settled.map(({ group }) => Math.min(usable(group), fair(group)));
    settled.forEach(({ index }, at) => {
      shares[index] = given[at] ?? 0;
    });
    left -= given.reduce((sum, share) => sum + share, 0);
    open = open.filter((one) => !settled.includes(one));
  }
  return shares;
}

function weightOf({ weight = DEFAULT_WEIGHT }: WeightedGroup): number {
  return weight;
}

/** CPUs that its threads could keep busy. */
function usable({ busyThreads = 0, children = [] }: WeightedGroup): number {
  return busyThreads + children.reduce((sum, child) => sum + usable(child), 0);
}

/** What the kernel takes. */
const LEAST_SHARES = 2;
const MOST_SHARES = 262_144;

/** cgroup v1's cpu.shares of a request. Source: kubernetes, pkg/kubelet/cm/helpers_linux.go. */
export function sharesOfRequest(request: MilliCpu): number {
  const shares = Math.floor((request * 1024) / 1000);
  return Math.min(Math.max(shares, LEAST_SHARES), MOST_SHARES);
}

/**
 * cpu.weight that a runtime makes of cpu.shares: `linear` up to runc 1.3.1 and crun 1.22, `quadratic`
 * since. The second one gives a request of one CPU the default weight.
 *
 * Source: Kubernetes blog, “New conversion from cgroup v1 CPU shares to v2 CPU weight”, 2026-01-30.
 */
export function weightOfShares(shares: number, formula: 'linear' | 'quadratic'): number {
  if (formula === 'linear') return Math.floor(1 + ((shares - 2) * 9999) / 262_142);
  const log = Math.log2(shares);
  const weight = 10 ** ((log * log + 125 * log) / 612 - 7 / 34);
  // 1,024 must give 100, whatever the last bits of the power are.
  return Math.ceil(Number(weight.toFixed(9)));
}
