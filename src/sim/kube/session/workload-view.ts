/** What runs pods, as a table tells it: how many are wanted, and how many there are. */

import type { ApiServer } from '../cluster/api-server.ts';
import type { Cluster } from '../cluster/cluster.ts';
import type { Deployment, PodTemplate } from '../cluster/objects.ts';
import type { HorizontalPodAutoscaler } from '../cluster/scaling-objects.ts';

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
  /** Requests each second on all of its pods; nothing where there are none. */
  readonly load?: number;
  readonly scaling?: ScalingView;
}

/** What an autoscaler makes of it. */
interface ScalingView {
  readonly min: number;
  readonly max: number;
  /** CPU in percent of what pods ask for: what it aims at, and what it last measured. */
  readonly target: number;
  readonly utilization?: number;
}

export function workloadsOf(cluster: Cluster): readonly WorkloadView[] {
  return viewsOf(cluster.api).map((view) => ({ ...view, ...burdenOf(cluster, view) }));
}

function burdenOf(
  cluster: Cluster,
  { kind, name }: WorkloadView,
): Pick<WorkloadView, 'load' | 'scaling'> {
  if (kind !== 'Deployment' && kind !== 'StatefulSet') return {};
  const load = cluster.loadOf({ kind, name });
  const hpa = cluster.api
    .list('HorizontalPodAutoscaler')
    .find(({ spec: { target } }) => target.kind === kind && target.name === name);
  return { ...(load > 0 && { load }), ...(hpa && { scaling: scalingView(hpa) }) };
}

function scalingView({ spec, status }: HorizontalPodAutoscaler): ScalingView {
  const { min, max, utilization: target } = spec;
  const { utilization } = status;
  return { min, max, target, ...(utilization !== undefined && { utilization }) };
}

function viewsOf(api: ApiServer): readonly WorkloadView[] {
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
