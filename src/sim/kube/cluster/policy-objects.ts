/** The objects that set limits: to evictions, to what all pods together take, to who goes first. */

import type { Ms } from '../../../recording/units.ts';
import type { IntOrPercent } from '../rolling-update.ts';
import type { LabelSelector } from '../selectors.ts';
import type { Meta } from './objects.ts';

/** How many of the pods that it selects may be evicted at once. */
export interface PodDisruptionBudget {
  readonly kind: 'PodDisruptionBudget';
  readonly meta: Meta;
  readonly spec: BudgetSpec;
  readonly status: BudgetStatus;
}

/** One of `minAvailable` and `maxUnavailable`. */
export interface BudgetSpec {
  readonly minAvailable?: IntOrPercent;
  readonly maxUnavailable?: IntOrPercent;
  /** Nothing where the budget selects no pod. */
  readonly selector?: LabelSelector;
  /** Whether pods that aren't ready may go while too few others are (from 1.27 on). */
  readonly unhealthyPodEvictionPolicy?: 'IfHealthyBudget' | 'AlwaysAllow';
}

export interface BudgetStatus {
  /** The generation that the numbers are for. */
  readonly observed: number;
  readonly allowed: number;
  readonly healthy: number;
  readonly desired: number;
  readonly expected: number;
  /** Pods whose eviction was allowed and isn't seen yet, and when. */
  readonly disrupted: Readonly<Record<string, Ms>>;
}

/** Amounts by resource, as written: "pods", "requests.cpu". */
export type ResourceAmounts = Readonly<Record<string, string>>;

/** The most that all pods together may ask for. */
export interface ResourceQuota {
  readonly kind: 'ResourceQuota';
  readonly meta: Meta;
  readonly hard: ResourceAmounts;
  readonly status: { readonly hard: ResourceAmounts; readonly used: ResourceAmounts };
}

export interface PriorityClass {
  readonly kind: 'PriorityClass';
  readonly meta: Meta;
  readonly value: number;
  /** For pods that name no class. */
  readonly globalDefault: boolean;
  readonly preemptionPolicy: PreemptionPolicy;
}

/** Whether a pod that fits nowhere may have pods of lower priority deleted. */
export type PreemptionPolicy = 'PreemptLowerPriority' | 'Never';

export interface PolicyKinds {
  readonly PodDisruptionBudget: PodDisruptionBudget;
  readonly ResourceQuota: ResourceQuota;
  readonly PriorityClass: PriorityClass;
}
