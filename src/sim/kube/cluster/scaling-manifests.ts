/** Manifests of autoscalers and runtime classes, with the API server's defaults. */

import {
  DEFAULT_SCALE_DOWN,
  DEFAULT_SCALE_UP,
  type Policy,
  type ScalingRules,
} from '../hpa/limits.ts';
import type { Manifest } from './manifests.ts';
import type { Parts } from './parts.ts';
import type { AutoscalerSpec, Behaviour, RuntimeClass, ScaleTarget } from './scaling-objects.ts';

type Apply = (parts: Parts, manifest: Manifest) => void;

/** By kind. */
export const SCALING: Readonly<Record<string, Apply>> = {
  HorizontalPodAutoscaler: applyAutoscaler,
  RuntimeClass: applyRuntimeClass,
};

interface Metric {
  readonly type: string;
  readonly resource?: {
    readonly name: string;
    /** Before v2 it stood beside the name. */
    readonly targetAverageUtilization?: number;
    readonly target?: { readonly averageUtilization?: number };
  };
}

interface Rules {
  readonly stabilizationWindowSeconds?: number;
  readonly selectPolicy?: ScalingRules['select'];
  readonly policies?: readonly Policy[];
}

interface AutoscalerManifest {
  readonly scaleTargetRef: { readonly kind: string; readonly name: string };
  readonly minReplicas?: number;
  readonly maxReplicas: number;
  readonly metrics?: readonly Metric[];
  readonly targetCPUUtilizationPercentage?: number;
  readonly behavior?: { readonly scaleUp?: Rules; readonly scaleDown?: Rules };
}

function applyAutoscaler({ api }: Parts, { metadata, spec: given }: Manifest): void {
  const { name, labels = {} } = metadata;
  const spec = autoscalerSpec(given as AutoscalerManifest);
  const before = api.get('HorizontalPodAutoscaler', name);
  if (before === undefined) {
    const status = { current: 0, desired: 0, conditions: [] };
    const meta = { name, labels };
    api.create('HorizontalPodAutoscaler', { kind: 'HorizontalPodAutoscaler', meta, spec, status });
  } else if (JSON.stringify(before.spec) !== JSON.stringify(spec)) {
    const meta = { ...before.meta, generation: before.meta.generation + 1 };
    api.update('HorizontalPodAutoscaler', { ...before, meta, spec });
  }
}

/** Where no metric is given. Source: kubernetes/kubernetes, pkg/apis/autoscaling/v2/defaults.go. */
const UTILIZATION = 80;

function autoscalerSpec(given: AutoscalerManifest): AutoscalerSpec {
  const { minReplicas = 1, maxReplicas, behavior } = given;
  const behaviour = behavior === undefined ? undefined : behaviourOf(behavior);
  return {
    target: targetOf(given),
    min: minReplicas,
    max: maxReplicas,
    utilization: utilizationOf(given),
    ...(behaviour && { behaviour }),
  };
}

function targetOf({ scaleTargetRef: { kind, name } }: AutoscalerManifest): ScaleTarget {
  if (kind === 'Deployment' || kind === 'StatefulSet' || kind === 'ReplicaSet') {
    return { kind, name };
  }
  throw new Error(`This model scales Deployments, StatefulSets and ReplicaSets, not a ${kind}.`);
}

function utilizationOf({
  metrics = [],
  targetCPUUtilizationPercentage: percent,
}: AutoscalerManifest): number {
  const [metric] = metrics;
  if (metric === undefined) return percent ?? UTILIZATION;
  const { resource } = metric;
  const target = resource?.target?.averageUtilization ?? resource?.targetAverageUtilization;
  if (metrics.length === 1 && resource?.name === 'cpu' && target !== undefined) return target;
  throw new Error(
    'This model measures one thing: CPU in percent of what pods ask for. Give one metric of type Resource, named cpu, with averageUtilization.',
  );
}

function behaviourOf({
  scaleUp = {},
  scaleDown = {},
}: NonNullable<AutoscalerManifest['behavior']>): Behaviour {
  return {
    up: rulesOf(scaleUp, DEFAULT_SCALE_UP, 0),
    down: rulesOf(scaleDown, DEFAULT_SCALE_DOWN, 300),
  };
}

function rulesOf(given: Rules, usual: ScalingRules, windowSeconds: number): Behaviour['up'] {
  return {
    select: given.selectPolicy ?? usual.select,
    policies: given.policies ?? usual.policies,
    windowSeconds: given.stabilizationWindowSeconds ?? windowSeconds,
  };
}

interface ClassManifest {
  readonly handler: string;
  readonly overhead?: { readonly podFixed?: RuntimeClass['overhead'] };
  readonly scheduling?: Pick<RuntimeClass, 'nodeSelector' | 'tolerations'>;
}

function applyRuntimeClass({ api }: Parts, manifest: Manifest): void {
  const { name, labels = {} } = manifest.metadata;
  const { handler, overhead, scheduling = {} } = manifest as unknown as ClassManifest;
  const { nodeSelector, tolerations } = scheduling;
  const made = {
    ...({ kind: 'RuntimeClass', handler } as const),
    ...(overhead?.podFixed && { overhead: overhead.podFixed }),
    ...(nodeSelector && { nodeSelector }),
    ...(tolerations && { tolerations }),
  };
  const before = api.get('RuntimeClass', name);
  if (before === undefined) {
    api.create('RuntimeClass', { ...made, meta: { name, labels } });
    return;
  }
  const { meta, ...old } = before;
  if (handler !== before.handler) {
    const words = `handler: Invalid value: "${handler}": field is immutable`;
    throw new Error(`The RuntimeClass "${name}" is invalid: ${words}`);
  }
  if (JSON.stringify(old) !== JSON.stringify(made)) api.update('RuntimeClass', { ...made, meta });
}
