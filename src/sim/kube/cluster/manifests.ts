/** Manifests as objects: what a reader wrote, with the API server's defaults for the rest. */

import type { IntOrPercent, Strategy } from '../rolling-update.ts';
import type { LabelSelector, Labels } from '../selectors.ts';
import type { DeploymentSpec, DeploymentStatus, Meta, PodSpec } from './objects.ts';

/** The parts of a manifest that the model knows; it is expected to be valid. */
export interface Manifest {
  readonly apiVersion?: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels?: Labels };
  readonly spec: object;
}

interface DeploymentManifest {
  readonly replicas?: number;
  readonly selector: LabelSelector;
  readonly template: { readonly metadata?: { readonly labels?: Labels }; readonly spec: PodSpec };
  readonly strategy?: {
    readonly type?: Strategy;
    readonly rollingUpdate?: {
      readonly maxSurge?: IntOrPercent;
      readonly maxUnavailable?: IntOrPercent;
    };
  };
  readonly paused?: boolean;
  readonly minReadySeconds?: number;
  readonly progressDeadlineSeconds?: number;
  readonly revisionHistoryLimit?: number;
}

/** Source of the defaults: kubernetes/kubernetes, pkg/apis/apps/v1/defaults.go. */
export function deploymentSpec(spec: DeploymentManifest): DeploymentSpec {
  const { maxSurge = '25%', maxUnavailable = '25%' } = spec.strategy?.rollingUpdate ?? {};
  return {
    replicas: spec.replicas ?? 1,
    selector: spec.selector,
    template: { labels: spec.template.metadata?.labels ?? {}, spec: spec.template.spec },
    strategy: spec.strategy?.type ?? 'RollingUpdate',
    maxSurge,
    maxUnavailable,
    paused: spec.paused ?? false,
    ...(spec.minReadySeconds ? { minReady: spec.minReadySeconds } : {}),
    progressDeadline: spec.progressDeadlineSeconds ?? 600,
    historyLimit: spec.revisionHistoryLimit ?? 10,
  };
}

export const NO_STATUS: DeploymentStatus = {
  observed: 0,
  replicas: 0,
  updated: 0,
  ready: 0,
  available: 0,
  unavailable: 0,
  conditions: [],
};

/** The object with something else asked for: a new generation, unless it is the same as before. */
export function respecified<T extends { readonly meta: Meta; readonly spec: object }>(
  object: T,
  change: Partial<T['spec']>,
): T {
  const { meta } = object;
  const spec = { ...object.spec, ...change };
  if (JSON.stringify(spec) === JSON.stringify(object.spec)) return object;
  return { ...object, meta: { ...meta, generation: meta.generation + 1 }, spec };
}
