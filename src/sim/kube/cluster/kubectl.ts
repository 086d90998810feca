/** What a reader asks of the cluster, as kubectl sends it to the API server. */

import { withDefaultTolerations } from '../taints.ts';
import { notFound, objectCommands, type ObjectCommands } from './kubectl-objects.ts';
import { deploymentSpec, NO_STATUS, respecified, type Manifest } from './manifests.ts';
import type { Deployment, DeploymentSpec, PodSpec, Service } from './objects.ts';
import { deletePod, setsOf, type Parts } from './parts.ts';
import { newSet, revisionOf, withoutHash } from './revisions.ts';

/** Errors are in kubectl's words. */
export interface Kubectl extends ObjectCommands {
  /** Throws where the model has no such kind. */
  apply(manifest: Manifest): void;
  scale(deployment: string, replicas: number): void;
  setImage(deployment: string, container: string, image: string): void;
  pause(deployment: string): void;
  resume(deployment: string): void;
  /** Back to the revision before. */
  undo(deployment: string): void;
  deletePod(name: string): void;
  cordon(node: string): void;
}

export function createKubectl(parts: Parts): Kubectl {
  const { api } = parts;
  const find = (name: string): Deployment => {
    const found = api.get('Deployment', name);
    if (found === undefined) throw new Error(notFound('Deployment', name));
    return found;
  };
  const change = (name: string, spec: Partial<DeploymentSpec>) => {
    const before = find(name);
    const after = respecified(before, spec);
    if (after !== before) api.update('Deployment', after);
  };
  return {
    ...objectCommands(parts),
    apply: (manifest) => apply(parts, manifest, change),
    scale: (name, replicas) => change(name, { replicas }),
    setImage(name, container, image) {
      const { template } = find(name).spec;
      const containers = template.spec.containers.map((one) =>
        one.name === container ? { ...one, image } : one,
      );
      change(name, { template: { ...template, spec: { ...template.spec, containers } } });
    },
    pause: (name) => change(name, { paused: true }),
    resume: (name) => change(name, { paused: false }),
    undo: (name) => undo(parts, find(name), change),
    deletePod(name) {
      const pod = api.get('Pod', name);
      if (pod === undefined) throw new Error(notFound('Pod', name));
      deletePod(parts, pod);
    },
    cordon(name) {
      const node = api.get('Node', name);
      if (node === undefined) throw new Error(notFound('Node', name));
      if (!node.unschedulable) api.update('Node', { ...node, unschedulable: true });
    },
  };
}

type ChangeSpec = (name: string, spec: Partial<DeploymentSpec>) => void;

function apply({ world, api }: Parts, manifest: Manifest, change: ChangeSpec): void {
  const { name, labels = {} } = manifest.metadata;
  if (manifest.kind === 'Deployment') {
    const spec = deploymentSpec(manifest.spec as Parameters<typeof deploymentSpec>[0]);
    if (api.get('Deployment', name) !== undefined) change(name, spec);
    else
      api.create('Deployment', {
        kind: 'Deployment',
        meta: { name, labels },
        spec,
        status: NO_STATUS,
      });
  } else if (manifest.kind === 'Pod') {
    const spec = manifest.spec as PodSpec;
    const tolerations = withDefaultTolerations(spec.tolerations ?? []);
    api.create('Pod', {
      kind: 'Pod',
      meta: { name, labels },
      spec: { ...spec, tolerations },
      status: { phase: 'Pending', ready: false, readySince: world.now(), containers: [] },
    });
  } else if (manifest.kind === 'Service') {
    const { selector } = manifest.spec as Pick<Service, 'selector'>;
    api.create('Service', {
      kind: 'Service',
      meta: { name, labels },
      ...(selector && { selector }),
    });
  } else throw new Error(`This model has no ${manifest.kind}.`);
}

function undo(parts: Parts, deployment: Deployment, change: ChangeSpec): void {
  const current = newSet(parts, deployment);
  const [before] = setsOf(parts, deployment)
    .filter(({ meta }) => meta.uid !== current?.meta.uid)
    .toSorted((a, b) => revisionOf(b) - revisionOf(a));
  if (before === undefined) {
    throw new Error(`error: no rollout history found for deployment "${deployment.meta.name}"`);
  }
  change(deployment.meta.name, { template: withoutHash(before.template) });
}
