/** What runs pods, as a table tells it: how many are wanted, and how many there are. */

import type { ApiServer } from '../cluster/api-server.ts';
import type { Deployment, PodTemplate } from '../cluster/objects.ts';

export interface WorkloadView {
  readonly kind: 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'Job';
  readonly name: string;
  readonly image: string;
  readonly wanted: number;
  /** Of the newest revision. */
  readonly updated: number;
  readonly ready: number;
  /** What its conditions say is wrong, or going on. */
  readonly words: string;
}

export function workloadsOf(api: ApiServer): readonly WorkloadView[] {
  const image = ({ spec }: PodTemplate) => spec.containers.map((one) => one.image).join(', ');
  return [
    ...api.list('Deployment').map(deploymentView),
    ...api.list('StatefulSet').map(({ kind, meta, spec, status }) => ({
      ...{ kind, name: meta.name, image: image(spec.template), wanted: spec.replicas },
      ...{ updated: status.updated, ready: status.ready, words: '' },
    })),
    ...api.list('DaemonSet').map(({ kind, meta, spec, status }) => ({
      ...{ kind, name: meta.name, image: image(spec.template), wanted: status.desired },
      ...{ updated: status.updated, ready: status.ready, words: 'one on each node' },
    })),
    ...api.list('Job').map(({ kind, meta, spec, status }) => ({
      ...{ kind, name: meta.name, image: image(spec.template), wanted: spec.completions ?? 1 },
      ...{ updated: status.active, ready: status.active },
      words: `${status.succeeded} succeeded, ${status.failed} failed`,
    })),
  ];
}

function deploymentView({ kind, meta, spec, status }: Deployment): WorkloadView {
  const progressing = status.conditions.find(({ type }) => type === 'Progressing');
  return {
    ...{ kind, name: meta.name, wanted: spec.replicas },
    image: spec.template.spec.containers.map(({ image }) => image).join(', '),
    ...{ updated: status.updated, ready: status.ready },
    words: spec.paused ? 'paused' : (progressing?.message ?? ''),
  };
}
