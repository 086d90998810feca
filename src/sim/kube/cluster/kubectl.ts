/** What a reader asks of the cluster, as kubectl sends it to the API server. */

import { withDefaultTolerations } from '../taints.ts';
import { addDrain, type DrainCommands } from './drain.ts';
import { notFound, objectCommands, type ObjectCommands } from './kubectl-objects.ts';
import { deploymentSpec, NO_STATUS, respecified, type Manifest } from './manifests.ts';
import type { PodSpec, Service } from './objects.ts';
import { workloadCommands, type WorkloadCommands } from './kubectl-workloads.ts';
import { deletePod, type Parts } from './parts.ts';
import { POLICIES } from './policies.ts';
import { WORKLOADS } from './workload-manifests.ts';

/** Errors are in kubectl's words. */
export interface Kubectl extends ObjectCommands, WorkloadCommands, DrainCommands {
  /** Throws where the model has no such kind. */
  apply(manifest: Manifest): void;
  deletePod(name: string): void;
}

export function createKubectl(parts: Parts): Kubectl {
  const { api } = parts;
  return {
    ...objectCommands(parts),
    ...addDrain(parts),
    ...workloadCommands(parts),
    apply: (manifest) => apply(parts, manifest),
    deletePod(name) {
      const pod = api.get('Pod', name);
      if (pod === undefined) throw new Error(notFound('Pod', name));
      deletePod(parts, pod);
    },
  };
}

function apply(parts: Parts, manifest: Manifest): void {
  const { world, api } = parts;
  const { name, labels = {} } = manifest.metadata;
  if (manifest.kind === 'Deployment') {
    const spec = deploymentSpec(manifest.spec as Parameters<typeof deploymentSpec>[0]);
    const before = api.get('Deployment', name);
    const meta = { name, labels };
    if (before === undefined)
      api.create('Deployment', { kind: 'Deployment', meta, spec, status: NO_STATUS });
    else {
      const after = respecified(before, spec);
      if (after !== before) api.update('Deployment', after);
    }
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
  } else {
    const applyOther = WORKLOADS[manifest.kind] ?? POLICIES[manifest.kind];
    if (applyOther === undefined) throw new Error(`This model has no ${manifest.kind}.`);
    applyOther(parts, manifest);
  }
}
