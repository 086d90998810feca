/** What a reader asks of the cluster, as kubectl sends it to the API server. */

import { apply } from './apply.ts';
import { addDrain, type DrainCommands } from './drain.ts';
import { notFound, objectCommands, type ObjectCommands } from './kubectl-objects.ts';
import type { Manifest } from './manifests.ts';
import { workloadCommands, type WorkloadCommands } from './kubectl-workloads.ts';
import { deletePod, type Parts } from './parts.ts';

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
