/** The objects of a cluster, as far as its controllers look at them. */

import type { Ms } from '../../../recording/units.ts';
import type { IntOrPercent, Strategy } from '../rolling-update.ts';
import type { LabelSelector, Labels, NodeSelectorTerm } from '../selectors.ts';
import type { Taint, Toleration } from '../taints.ts';
import type { PolicyKinds, PreemptionPolicy } from './policy-objects.ts';
import type { ScalingKinds } from './scaling-objects.ts';
import type { WorkloadKinds } from './workload-objects.ts';

/** The object that has made another, and deletes it with itself. */
export interface Owner {
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
}

export interface Meta {
  readonly name: string;
  readonly uid: string;
  /** Counts every write of the whole cluster. */
  readonly resourceVersion: number;
  /** Counts what was asked for, not what became of it. */
  readonly generation: number;
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly created: Ms;
  readonly owner?: Owner;
  /** Since when it is being deleted, and the seconds that it has left to end by itself. */
  readonly deletion?: {
    readonly at: Ms;
    readonly grace: number;
    /** What it has made is to live on, without an owner. */
    readonly orphan?: true;
  };
}

/** When and how often a container is asked; seconds and counts, with the API's defaults where missing. */
export interface ProbeSpec {
  readonly initialDelaySeconds?: number;
  readonly periodSeconds?: number;
  readonly timeoutSeconds?: number;
  readonly successThreshold?: number;
  readonly failureThreshold?: number;
}

export interface Container {
  readonly name: string;
  readonly readinessProbe?: ProbeSpec;
  readonly livenessProbe?: ProbeSpec;
  readonly startupProbe?: ProbeSpec;
  readonly image: string;
  readonly resources?: {
    readonly requests?: Readonly<Record<string, string | number>>;
    readonly limits?: Readonly<Record<string, string | number>>;
  };
  readonly ports?: readonly { readonly containerPort: number; readonly hostPort?: number }[];
}

export interface PodAffinityTerm {
  readonly labelSelector?: LabelSelector;
  readonly topologyKey: string;
}

/** Rules about other pods: those that must hold, and those that are better held. */
export interface PodAffinity {
  readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly PodAffinityTerm[];
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly {
    readonly weight: number;
    readonly podAffinityTerm: PodAffinityTerm;
  }[];
}

export interface NodeAffinity {
  readonly requiredDuringSchedulingIgnoredDuringExecution?: {
    readonly nodeSelectorTerms: readonly NodeSelectorTerm[];
  };
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly {
    readonly weight: number;
    readonly preference: NodeSelectorTerm;
  }[];
}

export interface SpreadRule {
  readonly maxSkew: number;
  readonly topologyKey: string;
  readonly whenUnsatisfiable: 'DoNotSchedule' | 'ScheduleAnyway';
  readonly labelSelector?: LabelSelector;
}

export interface PodSpec {
  readonly containers: readonly Container[];
  /** Always, unless said. */
  readonly restartPolicy?: 'Always' | 'OnFailure' | 'Never';
  readonly nodeName?: string;
  readonly nodeSelector?: Labels;
  readonly affinity?: {
    readonly nodeAffinity?: NodeAffinity;
    readonly podAffinity?: PodAffinity;
    readonly podAntiAffinity?: PodAffinity;
  };
  readonly tolerations?: readonly Toleration[];
  readonly topologySpreadConstraints?: readonly SpreadRule[];
  readonly volumes?: readonly {
    readonly persistentVolumeClaim?: { readonly claimName: string };
  }[];
  readonly schedulerName?: string;
  readonly priorityClassName?: string;
  /** What its class is worth, written in when the pod is made; more goes before less. */
  readonly priority?: number;
  readonly preemptionPolicy?: PreemptionPolicy;
  readonly runtimeClassName?: string;
  /** What it costs beside its containers, written in by its runtime class. */
  readonly overhead?: Readonly<Record<string, string | number>>;
}

export interface ContainerStatus {
  readonly state: 'waiting' | 'running' | 'terminated';
  readonly reason?: string;
  readonly restarts: number;
  readonly exitCode?: number;
}

export interface PodStatus {
  readonly phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed';
  readonly ready: boolean;
  /** When `ready` last changed. */
  readonly readySince: Ms;
  readonly readyReason?: string;
  /** The scheduler's words, while it finds no node. */
  readonly unschedulable?: string;
  /** The node where room is being made for it. */
  readonly nominated?: string;
  readonly containers: readonly ContainerStatus[];
  readonly ip?: string;
}

export interface Pod {
  readonly kind: 'Pod';
  readonly meta: Meta;
  readonly spec: PodSpec;
  readonly status: PodStatus;
}

export interface PodTemplate {
  readonly labels: Labels;
  readonly annotations?: Labels;
  readonly spec: PodSpec;
}

export interface ReplicaSet {
  readonly kind: 'ReplicaSet';
  readonly meta: Meta;
  readonly replicas: number;
  readonly selector: LabelSelector;
  readonly template: PodTemplate;
  /** Seconds for which a pod has to be ready before it counts as available. */
  readonly minReady?: number;
  readonly status: SetStatus;
  /** The condition ReplicaFailure, while pods can't be made. */
  readonly failure?: Condition;
}

export interface SetStatus {
  readonly replicas: number;
  readonly ready: number;
  readonly available: number;
}

export interface Condition {
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason: string;
  readonly message: string;
  readonly updated: Ms;
}

export interface DeploymentSpec {
  readonly replicas: number;
  readonly selector: LabelSelector;
  readonly template: PodTemplate;
  readonly strategy: Strategy;
  readonly maxSurge: IntOrPercent;
  readonly maxUnavailable: IntOrPercent;
  readonly paused: boolean;
  /** Seconds for which a pod has to be ready before it counts as available. */
  readonly minReady?: number;
  /** Seconds. */
  readonly progressDeadline: number;
  readonly historyLimit: number;
}

export interface DeploymentStatus extends SetStatus {
  readonly observed: number;
  readonly updated: number;
  readonly unavailable: number;
  readonly conditions: readonly Condition[];
}

export interface Deployment {
  readonly kind: 'Deployment';
  readonly meta: Meta;
  readonly spec: DeploymentSpec;
  readonly status: DeploymentStatus;
}

export interface Node {
  readonly kind: 'Node';
  readonly meta: Meta;
  readonly unschedulable: boolean;
  readonly taints: readonly Taint[];
  /** As written: "4", "3800Mi". */
  readonly capacity: Readonly<Record<string, string>>;
  readonly ready: 'True' | 'False' | 'Unknown';
  readonly reason: string;
  readonly message: string;
  /** What its container runtime can run pods by, beside runc; all that the model has, unless said. */
  readonly handlers?: readonly string[];
}

export interface Service {
  readonly kind: 'Service';
  readonly meta: Meta;
  readonly selector?: Labels;
}

/** Names of pods. */
export interface Endpoints {
  readonly kind: 'Endpoints';
  readonly meta: Meta;
  readonly ready: readonly string[];
  readonly notReady: readonly string[];
}

export interface EndpointSlice {
  readonly kind: 'EndpointSlice';
  readonly meta: Meta;
  readonly endpoints: readonly {
    readonly pod: string;
    readonly ready: boolean;
    readonly node: string;
  }[];
}

/** Something that a component has told about an object. */
export interface Event {
  readonly kind: 'Event';
  readonly meta: Meta;
  readonly severity: 'Normal' | 'Warning';
  readonly reason: string;
  /** "Pod/web-1". */
  readonly about: string;
  readonly message: string;
  readonly source: string;
  readonly count: number;
}

export interface Kinds extends PolicyKinds, ScalingKinds, WorkloadKinds {
  readonly Pod: Pod;
  readonly ReplicaSet: ReplicaSet;
  readonly Deployment: Deployment;
  readonly Node: Node;
  readonly Event: Event;
  readonly Service: Service;
  readonly Endpoints: Endpoints;
  readonly EndpointSlice: EndpointSlice;
}

export type Kind = keyof Kinds;
export type ClusterObject = Kinds[Kind];
