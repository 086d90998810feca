/** kubectl apply: what a manifest asks for is made, or changed to be so. */

import type { LabelSelector, Labels } from '../selectors.ts';
import { refuseChange } from './fixed-fields.ts';
import { deploymentSpec, NO_STATUS, respecified, type Manifest } from './manifests.ts';
import type { PodSpec, PodTemplate, Service } from './objects.ts';
import type { Parts } from './parts.ts';
import { admittedSpec } from './pod-control.ts';
import { POLICIES } from './policies.ts';
import { Refused } from './refused.ts';
import { SCALING } from './scaling-manifests.ts';
import { WORKLOADS } from './workload-manifests.ts';

type Apply = (parts: Parts, manifest: Manifest) => void;

const KINDS: Readonly<Record<string, Apply>> = {
  Deployment: applyDeployment,
  ReplicaSet: applyReplicaSet,
  Pod: applyPod,
  Service: applyService,
  ...WORKLOADS,
  ...POLICIES,
  ...SCALING,
};

/** Throws in kubectl’s words, and where the model has no such kind. */
export function apply(parts: Parts, manifest: Manifest): void {
  const applyKind = KINDS[manifest.kind];
  if (applyKind === undefined) throw new Error(`This model has no ${manifest.kind}.`);
  refuseChange(parts, manifest);
  try {
    applyKind(parts, manifest);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const where = 'Error from server (Forbidden): error when creating "STDIN"';
    throw new Error(`${where}: ${error.message}`, { cause: error });
  }
}

function applyDeployment({ api }: Parts, { metadata, spec: given }: Manifest): void {
  const { name, labels = {} } = metadata;
  const spec = deploymentSpec(given as Parameters<typeof deploymentSpec>[0]);
  const before = api.get('Deployment', name);
  if (before === undefined) {
    const meta = { name, labels };
    api.create('Deployment', { kind: 'Deployment', meta, spec, status: NO_STATUS });
    return;
  }
  const after = respecified(before, spec);
  if (after !== before) api.update('Deployment', after);
}

interface SetManifest {
  readonly replicas?: number;
  readonly selector: LabelSelector;
  readonly template: { readonly metadata?: { readonly labels?: Labels }; readonly spec: PodSpec };
}

function applyReplicaSet({ api }: Parts, { metadata, spec }: Manifest): void {
  const { name, labels = {} } = metadata;
  const { replicas = 1, selector, template: given } = spec as SetManifest;
  const template: PodTemplate = { labels: given.metadata?.labels ?? {}, spec: given.spec };
  const before = api.get('ReplicaSet', name);
  if (before !== undefined) {
    const meta = { ...before.meta, generation: before.meta.generation + 1 };
    api.update('ReplicaSet', { ...before, meta, replicas, template });
    return;
  }
  const status = { replicas: 0, ready: 0, available: 0 };
  const meta = { name, labels };
  api.create('ReplicaSet', { kind: 'ReplicaSet', meta, replicas, selector, template, status });
}

/** A pod that is there gets its labels; what it runs can’t be changed. */
function applyPod({ world, api }: Parts, { metadata, spec }: Manifest): void {
  const { name, labels = {} } = metadata;
  const before = api.get('Pod', name);
  if (before !== undefined) {
    if (JSON.stringify(before.meta.labels) === JSON.stringify(labels)) return;
    api.update('Pod', { ...before, meta: { ...before.meta, labels } });
    return;
  }
  api.create('Pod', {
    kind: 'Pod',
    meta: { name, labels },
    spec: admittedSpec(spec as PodSpec),
    status: { phase: 'Pending', ready: false, readySince: world.now(), containers: [] },
  });
}

function applyService({ api }: Parts, { metadata, spec }: Manifest): void {
  const { name, labels = {} } = metadata;
  const { selector } = spec as Pick<Service, 'selector'>;
  const before = api.get('Service', name);
  if (before === undefined) {
    const meta = { name, labels };
    api.create('Service', { kind: 'Service', meta, ...(selector && { selector }) });
  } else if (JSON.stringify(before.selector) !== JSON.stringify(selector)) {
    const { selector: _, ...rest } = before;
    api.update('Service', { ...rest, ...(selector && { selector }) });
  }
}
