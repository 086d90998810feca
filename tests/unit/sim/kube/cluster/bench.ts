/** A small cluster for the tests: nodes named a, b, c …, containers that start in two seconds. */

import { createCluster, type Cluster } from '../../../../../src/sim/kube/cluster/cluster.ts';
import type { Pod } from '../../../../../src/sim/kube/cluster/objects.ts';
import type { Settings } from '../../../../../src/sim/kube/cluster/parts.ts';

export const SETTINGS: Settings = {
  minor: 20,
  kubelet: {
    ...{ admit: 30, pull: 1000, start: 500, ready: 500, stop: 1000 },
    ...{ relist: 1000, reconcile: 1000 },
  },
  workload: (image) => ({ pulls: !image.endsWith(':bad'), becomesReady: true }),
};

export function clusterOf(
  nodes: readonly string[],
  settings: Partial<Settings> = {},
  seed = 1,
): Cluster {
  const cluster = createCluster({ ...SETTINGS, ...settings }, seed);
  for (const name of nodes) cluster.addNode({ name, capacity: { cpu: '4', memory: '4Gi' } });
  return cluster;
}

/** A Deployment “web”, and a Service of its name. */
export function deploy(
  cluster: Cluster,
  replicas: number,
  pod: object = {},
  spec: object = {},
): void {
  const { containers = [{ name: 'web', image: 'web:1' }], ...rest } = pod as {
    containers?: readonly object[];
  };
  const template = { metadata: { labels: { app: 'web' } }, spec: { containers, ...rest } };
  cluster.kubectl.apply({
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: { replicas, selector: { matchLabels: { app: 'web' } }, template, ...spec },
  });
  cluster.kubectl.apply({
    kind: 'Service',
    metadata: { name: 'web' },
    spec: { selector: { app: 'web' } },
  });
}

export function on(cluster: Cluster, node: string): readonly Pod[] {
  return cluster.api.podsOn(node);
}

/** The first moment, to 100 ms, at which `holds`; `undefined` for never within `most`. */
export function when(cluster: Cluster, holds: () => boolean, most = 600_000): number | undefined {
  const end = cluster.now() + most;
  while (!holds() && cluster.now() < end) cluster.runUntil(cluster.now() + 100);
  return holds() ? cluster.now() : undefined;
}
