/** What a cluster makes of DaemonSets: a pod on each node that is meant, and none elsewhere. */

import { describe, expect, it } from 'vitest';
import type { Cluster } from '../../../../../src/sim/kube/cluster/cluster.ts';
import { clusterOf, on, when } from './bench.ts';
import { applyDaemonSet, limitPods, toldOf, workload } from './workloads.ts';

const setOf = ({ api }: Cluster) => api.get('DaemonSet', 'agent')!;
const counts = (cluster: Cluster, nodes: readonly string[]) =>
  nodes.map((node) => on(cluster, node).length).join(' ');
const node = (name: string, more: object = {}) => ({
  ...{ name, capacity: { cpu: '4', memory: '4Gi' } },
  ...more,
});

function running(spec: object = {}, pod: object = {}) {
  const cluster = clusterOf(['a', 'b', 'c'], { workload });
  cluster.runUntil(1000);
  applyDaemonSet(cluster, spec, pod);
  cluster.runUntil(10_000);
  return cluster;
}

describe('a DaemonSet', () => {
  it('has a pod on each node, also on one that joins', () => {
    const cluster = running();
    expect(counts(cluster, ['a', 'b', 'c'])).toBe('1 1 1');
    cluster.addNode(node('d'));
    cluster.runUntil(20_000);
    expect(counts(cluster, ['a', 'b', 'c', 'd'])).toBe('1 1 1 1');
    expect(setOf(cluster).status).toMatchObject({ desired: 4, current: 4, ready: 4, updated: 4 });
  });

  it('goes by labels and taints', () => {
    const cluster = clusterOf([], { workload });
    cluster.addNode(node('plain'));
    cluster.addNode(node('disk', { labels: { disk: 'ssd' } }));
    const taints = [{ key: 'team', value: 'x', effect: 'NoSchedule' }];
    cluster.addNode(node('tainted', { labels: { disk: 'ssd' }, taints }));
    cluster.runUntil(1000);
    applyDaemonSet(cluster, {}, { nodeSelector: { disk: 'ssd' } });
    cluster.runUntil(10_000);
    expect(counts(cluster, ['plain', 'disk', 'tainted'])).toBe('0 1 0');
    applyDaemonSet(
      cluster,
      {},
      { nodeSelector: { disk: 'ssd' }, tolerations: [{ key: 'team', operator: 'Exists' }] },
    );
    cluster.runUntil(30_000);
    expect(counts(cluster, ['plain', 'disk', 'tainted'])).toBe('0 1 1');
  });

  it('follows a node’s labels', () => {
    const cluster = running({}, { nodeSelector: { disk: 'ssd' } });
    expect(setOf(cluster).status.desired).toBe(0);
    cluster.kubectl.label('Node', 'b', { disk: 'ssd' });
    cluster.runUntil(20_000);
    expect(counts(cluster, ['a', 'b', 'c'])).toBe('0 1 0');
    cluster.kubectl.label('Node', 'b', { disk: null });
    cluster.runUntil(30_000);
    expect(counts(cluster, ['a', 'b', 'c'])).toBe('0 0 0');
  });

  it('comes to a cordoned node as well', () => {
    const cluster = clusterOf(['a', 'b'], { workload });
    cluster.runUntil(1000);
    cluster.kubectl.cordon('a');
    cluster.runUntil(2000);
    applyDaemonSet(cluster);
    cluster.runUntil(10_000);
    expect(counts(cluster, ['a', 'b'])).toBe('1 1');
  });

  it('stays on a node that is lost, where other pods are thrown out', () => {
    const cluster = running();
    cluster.outages.killNode('a');
    cluster.runUntil(600_000);
    expect(on(cluster, 'a').map(({ meta }) => meta.deletion)).toEqual([undefined]);
    expect(setOf(cluster).status).toMatchObject({ desired: 2, ready: 2 });
  });

  it('updates one node after the other, or as many at once as may be away', () => {
    const seen = [1, 2, '100%'].map((maxUnavailable) => {
      const cluster = running({ updateStrategy: { rollingUpdate: { maxUnavailable } } });
      let least = 3;
      cluster.api.watch(({ object }) => {
        if (object.kind !== 'Pod') return;
        const serving = cluster.api
          .list('Pod')
          .filter(({ meta, status }) => status.ready && !meta.deletion).length;
        least = Math.min(least, serving);
      });
      cluster.kubectl.setImage('daemonset/agent', 'main', 'agent:2');
      const done = when(cluster, () => cluster.kubectl.rolloutStatus('ds/agent').done)!;
      const images = cluster.api.list('Pod').map(({ spec }) => spec.containers[0]!.image);
      expect(images).toEqual(['agent:2', 'agent:2', 'agent:2']);
      return [least, Math.round((done - 10_000) / 3100)];
    });
    expect(seen).toEqual([
      [2, 3],
      [1, 2],
      [0, 1],
    ]);
  });

  it('makes no new pod on a node before the old one is gone', () => {
    const cluster = running();
    let most = 0;
    cluster.api.watch(() => {
      for (const name of ['a', 'b', 'c']) most = Math.max(most, on(cluster, name).length);
    });
    cluster.kubectl.restart('daemonset/agent');
    cluster.kubectl.deletePod(on(cluster, 'b')[0]!.meta.name);
    cluster.runUntil(40_000);
    expect(counts(cluster, ['a', 'b', 'c'])).toBe('1 1 1');
    expect(most).toBe(1);
  });

  it('goes back to the revision before', () => {
    const cluster = running();
    cluster.kubectl.setImage('daemonset/agent', 'main', 'agent:bad');
    cluster.runUntil(60_000);
    expect(setOf(cluster).status).toMatchObject({ updated: 1, unavailable: 1 });
    cluster.kubectl.undo('ds/agent');
    cluster.runUntil(80_000);
    expect(setOf(cluster).status).toMatchObject({ updated: 3, available: 3 });
  });

  it('updates by deletion only, where it is asked to', () => {
    const cluster = running({ updateStrategy: { type: 'OnDelete' } });
    cluster.kubectl.setImage('daemonset/agent', 'main', 'agent:2');
    cluster.runUntil(30_000);
    expect(setOf(cluster).status.updated).toBe(0);
    cluster.kubectl.deletePod(on(cluster, 'a')[0]!.meta.name);
    cluster.runUntil(40_000);
    expect(setOf(cluster).status.updated).toBe(1);
  });

  it('takes its pods along when it is deleted', () => {
    const cluster = running();
    cluster.kubectl.delete('DaemonSet', 'agent');
    cluster.runUntil(20_000);
    expect(cluster.api.list('Pod')).toEqual([]);
    expect(cluster.api.list('ControllerRevision')).toEqual([]);
  });

  it('can’t be scaled', () => {
    const cluster = running();
    expect(() => {
      cluster.kubectl.scale('ds/agent', 2);
    }).toThrow('the server could not find the requested resource');
  });

  it('waits where a quota is used up, and tries again when something happens to its pods', () => {
    const cluster = clusterOf(['a', 'b', 'c'], { workload });
    cluster.runUntil(1000);
    limitPods(cluster, 2);
    cluster.runUntil(2000);
    applyDaemonSet(cluster);
    cluster.runUntil(30_000);
    expect(cluster.api.list('Pod')).toHaveLength(2);
    expect(toldOf(cluster, 'FailedCreate')[0]).toMatch(
      /^Error creating: pods "agent-.*" is forbidden/u,
    );
    limitPods(cluster, 3);
    cluster.kubectl.deletePod(cluster.api.list('Pod')[0]!.meta.name);
    cluster.runUntil(90_000);
    expect(counts(cluster, ['a', 'b', 'c'])).toBe('1 1 1');
  });

  it('may be deleted without its pods, and made again over them', () => {
    const cluster = running();
    const uids = () => cluster.api.list('Pod').map(({ meta }) => meta.uid);
    const before = uids();
    cluster.kubectl.delete('DaemonSet', 'agent', 'orphan');
    cluster.runUntil(40_000);
    applyDaemonSet(cluster);
    cluster.runUntil(60_000);
    expect(uids()).toEqual(before);
    expect(setOf(cluster).status).toMatchObject({ desired: 3, available: 3, updated: 3 });
  });
});
