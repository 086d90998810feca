/** Labels, owners, and what happens to what an object has made. */

import { describe, expect, it } from 'vitest';
import type { Cluster } from '../../../../../src/sim/kube/cluster/cluster.ts';
import { clusterOf, deploy } from './bench.ts';

function running(): Cluster {
  const cluster = clusterOf(['a', 'b']);
  cluster.runUntil(1000);
  deploy(cluster, 3);
  cluster.runUntil(10_000);
  return cluster;
}

const pods = (cluster: Cluster) => cluster.api.list('Pod');
const SET = {
  kind: 'ReplicaSet',
  metadata: { name: 'again' },
  spec: {
    replicas: 3,
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'web', image: 'web:2' }] },
    },
  },
};

describe('a pod whose label is changed', () => {
  it('leaves its set and its Service, and goes on running', () => {
    const cluster = running();
    const { name, uid } = pods(cluster)[0]!.meta;
    cluster.kubectl.label('Pod', name, { app: 'broken' }, true);
    cluster.runUntil(20_000);
    const pod = cluster.api.get('Pod', name)!;
    expect(pod).toMatchObject({ meta: { uid }, status: { phase: 'Running', ready: true } });
    expect(pod.meta.owner).toBeUndefined();
    expect(pods(cluster)).toHaveLength(4);
    expect(cluster.api.get('Endpoints', 'web')!.ready).not.toContain(name);
    expect(cluster.api.get('Endpoints', 'web')!.ready).toHaveLength(3);
  });

  it('comes back with its label, and the youngest goes', () => {
    const cluster = running();
    const before = pods(cluster).map(({ meta }) => meta.name);
    cluster.kubectl.label('Pod', before[0]!, { app: 'broken' }, true);
    cluster.runUntil(20_000);
    cluster.kubectl.label('Pod', before[0]!, { app: 'web' }, true);
    cluster.runUntil(30_000);
    expect(
      pods(cluster)
        .map(({ meta }) => meta.name)
        .toSorted(),
    ).toEqual(before.toSorted());
    for (const { meta } of pods(cluster)) expect(meta.owner?.kind).toBe('ReplicaSet');
  });

  it('is only changed with --overwrite, and loses it with null', () => {
    const cluster = running();
    const { name } = pods(cluster)[0]!.meta;
    expect(() => cluster.kubectl.label('Pod', name, { app: 'broken' })).toThrow(
      "error: 'app' already has a value (web), and --overwrite is false",
    );
    cluster.kubectl.label('Pod', name, { team: 'one' });
    cluster.kubectl.label('Pod', name, { team: null });
    expect(Object.keys(cluster.api.get('Pod', name)!.meta.labels)).not.toContain('team');
    cluster.kubectl.annotate('Pod', name, { note: 'one' });
    expect(() => cluster.kubectl.annotate('Pod', name, { note: 'two' })).toThrow('--overwrite');
    expect(cluster.api.get('Pod', name)!.meta.annotations).toMatchObject({ note: 'one' });
  });
});

describe('deletion', () => {
  it('takes along what was made, down to the pods', () => {
    const cluster = running();
    cluster.kubectl.delete('Deployment', 'web');
    cluster.kubectl.delete('Service', 'web');
    cluster.runUntil(20_000);
    for (const kind of ['ReplicaSet', 'Pod', 'Endpoints', 'EndpointSlice'] as const) {
      expect(cluster.api.list(kind)).toEqual([]);
    }
    expect(() => cluster.kubectl.delete('Deployment', 'web')).toThrow(
      'Error from server (NotFound): deployments.apps "web" not found',
    );
  });

  it('with --cascade=orphan leaves the pods to whoever selects them next', () => {
    const cluster = running();
    const before = pods(cluster).map(({ meta }) => meta.uid);
    const [set] = cluster.api.list('ReplicaSet');
    cluster.kubectl.delete('Deployment', 'web', 'orphan');
    cluster.runUntil(11_000);
    expect(cluster.api.get('Deployment', 'web')).toBeUndefined();
    cluster.kubectl.delete('ReplicaSet', set!.meta.name, 'orphan');
    cluster.runUntil(12_000);
    expect(cluster.api.list('ReplicaSet')).toEqual([]);
    expect(pods(cluster).every(({ meta }) => meta.owner === undefined)).toBe(true);
    cluster.kubectl.apply(SET);
    cluster.runUntil(20_000);
    expect(pods(cluster).map(({ meta }) => meta.uid)).toEqual(before);
    expect(pods(cluster).every(({ meta }) => meta.owner?.name === 'again')).toBe(true);
  });

  it('lets a Deployment of the same name take its sets on again, without a restart', () => {
    const cluster = running();
    const before = pods(cluster).map(({ meta }) => meta.uid);
    cluster.kubectl.delete('Deployment', 'web', 'orphan');
    cluster.runUntil(12_000);
    deploy(cluster, 3);
    cluster.runUntil(20_000);
    expect(pods(cluster).map(({ meta }) => meta.uid)).toEqual(before);
    expect(cluster.api.list('ReplicaSet')).toHaveLength(1);
    expect(cluster.api.get('Deployment', 'web')!.status).toMatchObject({ available: 3 });
  });

  it('and the same again at once makes all anew', () => {
    const cluster = running();
    const before = pods(cluster).map(({ meta }) => meta.uid);
    cluster.kubectl.delete('Deployment', 'web');
    deploy(cluster, 3);
    cluster.runUntil(30_000);
    expect(cluster.api.get('Deployment', 'web')!.status.available).toBe(3);
    expect(pods(cluster).filter(({ meta }) => before.includes(meta.uid))).toEqual([]);
    expect(pods(cluster)).toHaveLength(3);
  });

  it('of a set that has no room for a bare pod: adopted, then too many', () => {
    const cluster = running();
    const [set] = cluster.api.list('ReplicaSet');
    const containers = [{ name: 'web', image: 'web:1' }];
    const { labels } = set!.template;
    cluster.kubectl.apply({
      kind: 'Pod',
      metadata: { name: 'alone', labels },
      spec: { containers },
    });
    cluster.runUntil(20_000);
    expect(cluster.api.get('Pod', 'alone')).toBeUndefined();
    expect(pods(cluster)).toHaveLength(3);
  });
});
