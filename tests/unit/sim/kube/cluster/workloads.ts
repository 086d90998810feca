/** Manifests of sets and Jobs for the tests, and images that end. */

import type { Cluster } from '../../../../../src/sim/kube/cluster/cluster.ts';
import type { Workload } from '../../../../../src/sim/kube/cluster/parts.ts';

/** "job:done" ends well after three seconds, "job:fail" doesn't; "db:bad" can't be pulled. */
export function workload(image: string): Workload {
  const [, tag = ''] = image.split(':');
  const works: Workload = { pulls: tag !== 'bad', becomesReady: tag !== 'unready' };
  if (tag !== 'done' && tag !== 'fail') return works;
  return { ...works, ends: { after: 3000, exitCode: tag === 'done' ? 0 : 1 } };
}

const template = (name: string, image: string, pod: object = {}) => ({
  metadata: { labels: { app: name } },
  spec: { containers: [{ name: 'main', image }], ...pod },
});

export function applyStatefulSet(
  { kubectl }: Cluster,
  replicas: number,
  spec: object = {},
  image = 'db:1',
): void {
  kubectl.apply({
    kind: 'StatefulSet',
    metadata: { name: 'db' },
    spec: {
      ...{ replicas, selector: { matchLabels: { app: 'db' } } },
      ...{ template: template('db', image), ...spec },
    },
  });
}

export function applyDaemonSet({ kubectl }: Cluster, spec: object = {}, pod: object = {}): void {
  kubectl.apply({
    kind: 'DaemonSet',
    metadata: { name: 'agent' },
    spec: {
      selector: { matchLabels: { app: 'agent' } },
      ...{ template: template('agent', 'agent:1', pod), ...spec },
    },
  });
}

export function applyJob({ kubectl }: Cluster, image: string, spec: object = {}, pod: object = {}) {
  kubectl.apply({
    kind: 'Job',
    metadata: { name: 'work' },
    spec: { template: template('work', image, { restartPolicy: 'Never', ...pod }), ...spec },
  });
}

/** "db-0 ready", "db-1 leaving" …, by name. */
export function podWords({ api }: Cluster): readonly string[] {
  return api
    .list('Pod')
    .map(({ meta, status }) => {
      const { name, deletion } = meta;
      return `${name} ${deletion !== undefined ? 'leaving' : status.ready ? 'ready' : 'coming'}`;
    })
    .toSorted();
}

export function limitPods({ kubectl }: Cluster, pods: number): void {
  const metadata = { name: 'few' };
  kubectl.apply({ kind: 'ResourceQuota', metadata, spec: { hard: { pods: String(pods) } } });
}

/** The messages of all events with the reason. */
export function toldOf({ api }: Cluster, reason: string): readonly string[] {
  return api.list('Event').flatMap((event) => (event.reason === reason ? event.message : []));
}
