/** Budgets for evictions, and kubectl drain under them. */

import { describe, expect, it } from 'vitest';
import type { Cluster } from '../../../../../src/sim/kube/cluster/cluster.ts';
import { clusterOf, deploy, on, when } from './bench.ts';

function budget(cluster: Cluster, spec: object, apiVersion = 'policy/v1'): void {
  cluster.kubectl.apply({
    apiVersion,
    kind: 'PodDisruptionBudget',
    metadata: { name: 'web' },
    spec: { selector: { matchLabels: { app: 'web' } }, ...spec },
  });
}

function running(spec: object, replicas = 4, nodes: readonly string[] = ['a', 'b']): Cluster {
  const cluster = clusterOf(nodes);
  cluster.runUntil(1000);
  deploy(cluster, replicas);
  budget(cluster, spec);
  cluster.runUntil(10_000);
  return cluster;
}

const status = (cluster: Cluster) => cluster.api.get('PodDisruptionBudget', 'web')!.status;
const lines = (cluster: Cluster) => cluster.printed().map(({ line }) => line);

describe('a disruption budget', () => {
  it.each([
    [{ minAvailable: 3 }, { desired: 3, allowed: 1 }],
    [{ minAvailable: '50%' }, { desired: 2, allowed: 2 }],
    [{ minAvailable: '51%' }, { desired: 3, allowed: 1 }],
    [{ maxUnavailable: 1 }, { desired: 3, allowed: 1 }],
    [{ maxUnavailable: '10%' }, { desired: 3, allowed: 1 }],
    [{ maxUnavailable: 9 }, { desired: 0, allowed: 4 }],
    [{ minAvailable: 9 }, { desired: 9, allowed: 0 }],
  ])('%j of four pods', (spec, expected) => {
    expect(status(running(spec))).toMatchObject({ healthy: 4, expected: 4, ...expected });
  });

  it('counts what the Deployment asks for, not the pods that are there', () => {
    const cluster = running({ maxUnavailable: 1 });
    cluster.kubectl.scale('deployment/web', 6);
    cluster.runUntil(10_020);
    expect(status(cluster)).toMatchObject({ expected: 6, desired: 5, healthy: 4, allowed: 0 });
  });

  it('with an empty selector selects all pods in v1, and none in v1beta1', () => {
    for (const [version, expected] of [
      ['policy/v1', 4],
      ['policy/v1beta1', 0],
    ] as const) {
      const cluster = running({ minAvailable: 1 });
      budget(cluster, { minAvailable: 1, selector: {} }, version);
      cluster.runUntil(11_000);
      expect(status(cluster)).toMatchObject({ expected, observed: 2 });
    }
  });
});

describe('kubectl drain', () => {
  it('evicts what the budget allows, and tries again every five seconds', () => {
    const cluster = running({ minAvailable: 3 });
    cluster.kubectl.drain('a');
    cluster.runUntil(40_000);
    const printed = lines(cluster);
    expect(printed[0]).toBe('node/a cordoned');
    expect(printed.at(-1)).toBe('node/a evicted');
    const refused = printed.filter((line) => line.startsWith('error'));
    expect(refused.length).toBeGreaterThan(0);
    for (const line of refused) {
      expect(line).toMatch(
        /^error when evicting pods\/"web-\S+" -n "default" \(will retry after 5s\): Cannot evict pod as it would violate the pod's disruption budget\.$/u,
      );
    }
    const tries = cluster.printed().filter(({ line }) => line.startsWith('evicting pod'));
    const last = tries.at(-1)!;
    const before = tries.findLast(({ line, at }) => line === last.line && at < last.at)!;
    expect(last.at - before.at).toBeGreaterThanOrEqual(5000);
    expect(last.at - before.at).toBeLessThan(5600);
    expect(on(cluster, 'a')).toEqual([]);
  });

  it('waits until the pods are gone before it says that they are', () => {
    const cluster = running({ minAvailable: 1 });
    const [pod] = on(cluster, 'a');
    cluster.kubectl.drain('a');
    const gone = when(cluster, () => cluster.api.get('Pod', pod!.meta.name) === undefined)!;
    cluster.runUntil(20_000);
    const said = cluster.printed().find(({ line }) => line === `pod/${pod!.meta.name} evicted`)!;
    expect(said.at).toBeGreaterThan(gone - 100);
  });

  it('goes on for ever where the budget never allows it, until the budget changes', () => {
    const cluster = running({ minAvailable: 4 });
    cluster.kubectl.drain('a');
    cluster.runUntil(120_000);
    expect(on(cluster, 'a').length).toBeGreaterThan(0);
    budget(cluster, { minAvailable: 2 });
    cluster.runUntil(160_000);
    expect(on(cluster, 'a')).toEqual([]);
    expect(lines(cluster).at(-1)).toBe('node/a evicted');
  });

  it('moves nothing back when the node is opened again', () => {
    const cluster = running({ minAvailable: 1 });
    cluster.kubectl.drain('a');
    cluster.runUntil(30_000);
    cluster.kubectl.uncordon('a');
    cluster.runUntil(60_000);
    expect(on(cluster, 'a')).toEqual([]);
    expect(cluster.api.get('Node', 'a')).toMatchObject({ unschedulable: false, taints: [] });
    expect(lines(cluster).at(-1)).toBe('node/a uncordoned');
  });

  it('refuses pods that nobody would make again, in the words of its version', () => {
    for (const [minor, words] of [
      [20, 'error: cannot delete Pods not managed by ReplicationController, ReplicaSet, Job, '],
      [27, 'cannot delete Pods declare no controller (use --force to override): default/alone'],
    ] as const) {
      const cluster = clusterOf(['a'], { minor });
      const spec = { containers: [{ name: 'web', image: 'web:1' }] };
      cluster.kubectl.apply({ kind: 'Pod', metadata: { name: 'alone' }, spec });
      cluster.runUntil(5000);
      expect(() => cluster.kubectl.drain('a')).toThrow(words);
      expect(on(cluster, 'a')).toHaveLength(1);
      cluster.kubectl.drain('a', { force: true });
      cluster.runUntil(15_000);
      expect(on(cluster, 'a')).toEqual([]);
      expect(lines(cluster)).toContain(minor < 23 ? 'node/a evicted' : 'node/a drained');
    }
  });

  it('leaves the pods of DaemonSets where they are', () => {
    const cluster = clusterOf(['a']);
    cluster.kubectl.apply({
      kind: 'DaemonSet',
      metadata: { name: 'agent' },
      spec: {
        selector: { matchLabels: { app: 'agent' } },
        template: {
          metadata: { labels: { app: 'agent' } },
          spec: { containers: [{ name: 'agent', image: 'agent:1' }] },
        },
      },
    });
    cluster.runUntil(10_000);
    const [pod] = on(cluster, 'a');
    expect(() => cluster.kubectl.drain('a')).toThrow('use --ignore-daemonsets to ignore');
    cluster.kubectl.drain('a', { ignoreDaemonSets: true });
    cluster.runUntil(20_000);
    expect(on(cluster, 'a').map(({ meta }) => meta.uid)).toEqual([pod!.meta.uid]);
    const warning = `WARNING: ignoring DaemonSet-managed Pods: default/${pod!.meta.name}`;
    expect(lines(cluster)).toContain(warning);
  });

  it('goes on from a checkpoint', () => {
    const cluster = running({ minAvailable: 3 });
    cluster.kubectl.drain('a');
    cluster.runUntil(10_050);
    const other = clusterOf([]);
    other.restore(cluster.save());
    for (const one of [cluster, other]) one.runUntil(40_000);
    expect(other.printed()).toEqual(cluster.printed());
  });
});

describe('an eviction under version', () => {
  /** One of four is not ready, and the budget allows nothing. */
  function withUnready(minor: number, spec: object): Cluster {
    const cluster = clusterOf(['a', 'b'], { minor });
    cluster.runUntil(1000);
    deploy(cluster, 4);
    budget(cluster, spec);
    cluster.runUntil(10_000);
    cluster.answerProbe(on(cluster, 'a')[0]!.meta.name, false);
    cluster.runUntil(11_000);
    expect(status(cluster)).toMatchObject({ healthy: 3, allowed: 0 });
    return cluster;
  }
  const evictsUnready = (cluster: Cluster) => {
    const { uid } = on(cluster, 'a').find((pod) => !pod.status.ready)!.meta;
    cluster.kubectl.drain('a');
    cluster.runUntil(11_500);
    return on(cluster, 'a').some(({ meta }) => meta.uid === uid && meta.deletion === undefined);
  };

  it('1.20 and later takes a pod that isn’t ready while enough others are', () => {
    expect(evictsUnready(withUnready(20, { minAvailable: 3 }))).toBe(false);
    expect(evictsUnready(withUnready(19, { minAvailable: 3 }))).toBe(true);
  });

  it('1.27 and later always takes one where the budget says so', () => {
    const spec = { minAvailable: 4, unhealthyPodEvictionPolicy: 'AlwaysAllow' };
    expect(evictsUnready(withUnready(27, spec))).toBe(false);
    expect(evictsUnready(withUnready(26, spec))).toBe(true);
  });
});
