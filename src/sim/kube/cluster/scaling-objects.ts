/** The objects that scale workloads, and those that say what a pod is run by. */

import type { Ms } from '../../../recording/units.ts';
import type { ScalingRules } from '../hpa/limits.ts';
import type { Labels } from '../selectors.ts';
import type { Toleration } from '../taints.ts';
import type { Condition, Meta } from './objects.ts';

/** What an autoscaler sets the replicas of. */
export interface ScaleTarget {
  readonly kind: 'Deployment' | 'StatefulSet' | 'ReplicaSet';
  readonly name: string;
}

export interface Behaviour {
  readonly up: ScalingRules & { readonly windowSeconds: number };
  readonly down: ScalingRules & { readonly windowSeconds: number };
}

export interface AutoscalerSpec {
  readonly target: ScaleTarget;
  readonly min: number;
  readonly max: number;
  /** CPU in percent of what the pods ask for, on average. */
  readonly utilization: number;
  /** Only where the manifest says something of it: without, older rules hold. */
  readonly behaviour?: Behaviour;
}

export interface AutoscalerStatus {
  readonly current: number;
  readonly desired: number;
  /** In percent, as last measured. */
  readonly utilization?: number;
  readonly lastScaled?: Ms;
  readonly conditions: readonly Condition[];
}

export interface HorizontalPodAutoscaler {
  readonly kind: 'HorizontalPodAutoscaler';
  readonly meta: Meta;
  readonly spec: AutoscalerSpec;
  readonly status: AutoscalerStatus;
}

/** A way to run pods: the name that a node's container runtime knows it by, and what it costs. */
export interface RuntimeClass {
  readonly kind: 'RuntimeClass';
  readonly meta: Meta;
  readonly handler: string;
  /** What each pod costs beside its containers, as written. */
  readonly overhead?: Readonly<Record<string, string | number>>;
  readonly nodeSelector?: Labels;
  readonly tolerations?: readonly Toleration[];
}

export interface ScalingKinds {
  readonly HorizontalPodAutoscaler: HorizontalPodAutoscaler;
  readonly RuntimeClass: RuntimeClass;
}
