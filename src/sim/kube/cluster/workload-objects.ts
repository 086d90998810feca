/** Objects whose controllers run pods with an order, on every node, or to an end. */

import type { Ms } from '../../../recording/units.ts';
import type { IntOrPercent } from '../rolling-update.ts';
import type { LabelSelector } from '../selectors.ts';
import type { Condition, Meta, PodTemplate } from './objects.ts';

export interface StatefulSetSpec {
  readonly replicas: number;
  readonly selector: LabelSelector;
  readonly template: PodTemplate;
  /** Parallel: pods come and go without waiting for each other. */
  readonly management: 'OrderedReady' | 'Parallel';
  readonly strategy: 'RollingUpdate' | 'OnDelete';
  /** Pods with a lower ordinal keep their revision. */
  readonly partition: number;
  readonly historyLimit: number;
}

export interface StatefulSetStatus {
  readonly observed: number;
  readonly replicas: number;
  readonly ready: number;
  /** Pods of the revision that the set comes from. */
  readonly current: number;
  /** Pods of the revision that it goes to. */
  readonly updated: number;
  /** Names of these revisions; empty before the first look. */
  readonly currentRevision: string;
  readonly updateRevision: string;
}

export interface StatefulSet {
  readonly kind: 'StatefulSet';
  readonly meta: Meta;
  readonly spec: StatefulSetSpec;
  readonly status: StatefulSetStatus;
}

export interface DaemonSetSpec {
  readonly selector: LabelSelector;
  readonly template: PodTemplate;
  readonly strategy: 'RollingUpdate' | 'OnDelete';
  readonly maxUnavailable: IntOrPercent;
  readonly historyLimit: number;
}

/** In nodes, not pods. */
export interface DaemonSetStatus {
  readonly observed: number;
  readonly desired: number;
  readonly current: number;
  /** With a pod that shouldn't be there. */
  readonly misscheduled: number;
  readonly ready: number;
  readonly available: number;
  readonly unavailable: number;
  readonly updated: number;
}

export interface DaemonSet {
  readonly kind: 'DaemonSet';
  readonly meta: Meta;
  readonly spec: DaemonSetSpec;
  readonly status: DaemonSetStatus;
}

export interface JobSpec {
  /** Successes to reach; one of any pod, where it isn't said. */
  readonly completions?: number;
  readonly parallelism: number;
  readonly backoffLimit: number;
  /** Seconds from the start on. */
  readonly activeDeadline?: number;
  /** Seconds from the end on, after which it is deleted. */
  readonly ttl?: number;
  readonly template: PodTemplate;
}

export interface JobStatus {
  readonly active: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly started?: Ms;
  readonly completed?: Ms;
  readonly conditions: readonly Condition[];
}

export interface Job {
  readonly kind: 'Job';
  readonly meta: Meta;
  readonly spec: JobSpec;
  readonly status: JobStatus;
}

/** What a set's template was at some time. */
export interface ControllerRevision {
  readonly kind: 'ControllerRevision';
  readonly meta: Meta;
  /** The set's latest has the highest. */
  readonly revision: number;
  readonly template: PodTemplate;
}

export interface WorkloadKinds {
  readonly StatefulSet: StatefulSet;
  readonly DaemonSet: DaemonSet;
  readonly Job: Job;
  readonly ControllerRevision: ControllerRevision;
}
