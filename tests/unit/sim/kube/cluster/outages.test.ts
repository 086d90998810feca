/** What a cluster makes of machines that fail, and of a control plane that does. */

import { describe, expect, it } from 'vitest';
import { clusterOf, deploy, on, when } from './bench.ts';

const nodeOf = (cluster: ReturnType<typeof clusterOf>, name: string) =>
  cluster.api.get('Node', name)!;
const taints = (cluster: ReturnType<typeof clusterOf>, name: string) =>
  nodeOf(cluster, name).taints.map(({ key, effect }) => `${key.split('/')[1] ?? ''}:${effect}`);

function running(nodes = ['a', 'b'], replicas = 4) {
  const cluster = clusterOf(nodes);
  cluster.runUntil(1000);
  deploy(cluster, replicas);
  cluster.runUntil(30_000);
  return cluster;
}

describe('a node without power', () => {
  it('is found out 40 to 50 seconds after its last heartbeat, and emptied five minutes after its second taint', () => {
    const cluster = running();
    cluster.outages.killNode('a');
    const { lastHeartbeat } = cluster.outages.machine('a');
    const unknown = when(cluster, () => nodeOf(cluster, 'a').ready === 'Unknown')!;
    expect(unknown - lastHeartbeat).toBeGreaterThan(40_000);
    expect(unknown - lastHeartbeat).toBeLessThan(50_500);
    const tainted = when(cluster, () => taints(cluster, 'a').includes('unreachable:NoExecute'))!;
    expect(tainted - unknown).toBeGreaterThan(4500);
    expect(tainted - unknown).toBeLessThan(5600);
    const evicted = when(cluster, () => on(cluster, 'a').every(({ meta }) => meta.deletion))!;
    expect(evicted - tainted).toBeGreaterThanOrEqual(299_900);
    expect(evicted - tainted).toBeLessThan(300_500);
  });

  it('takes its pods out of the service before they are replaced, and keeps them until it is back', () => {
    const cluster = running();
    const lost = on(cluster, 'a').map(({ meta }) => meta.name);
    cluster.outages.killNode('a');
    when(cluster, () => nodeOf(cluster, 'a').ready === 'Unknown');
    cluster.runUntil(cluster.now() + 1000);
    const endpoints = cluster.api.get('Endpoints', 'web')!;
    expect(endpoints.notReady.toSorted()).toEqual(lost.toSorted());
    expect(cluster.api.list('Pod')).toHaveLength(4);
    cluster.runUntil(500_000);
    expect(cluster.api.get('Deployment', 'web')!.status.available).toBe(4);
    expect(cluster.api.list('Pod')).toHaveLength(4 + lost.length);
    cluster.outages.restoreNode('a');
    cluster.runUntil(520_000);
    expect(cluster.api.list('Pod')).toHaveLength(4);
    expect(nodeOf(cluster, 'a')).toMatchObject({ ready: 'True', taints: [] });
  });

  it('starts its containers again where it comes back in time', () => {
    const cluster = running();
    cluster.outages.killNode('a');
    cluster.runUntil(60_000);
    expect(cluster.outages.machine('a').pods).toEqual([]);
    cluster.outages.restoreNode('a');
    cluster.runUntil(70_000);
    expect(on(cluster, 'a').map(({ status }) => status)).toMatchObject([
      { ready: true, containers: [{ state: 'running', restarts: 1 }] },
      { ready: true, containers: [{ state: 'running', restarts: 1 }] },
    ]);
  });
});

describe('a node without a network', () => {
  it('goes on running its pods beside their successors', () => {
    const cluster = running();
    cluster.outages.cutNode('a');
    cluster.runUntil(500_000);
    const { power, network, pods } = cluster.outages.machine('a');
    expect({ power, network }).toEqual({ power: true, network: false });
    expect(pods.map(({ status }) => status.ready)).toEqual([true, true]);
    expect(on(cluster, 'b').filter(({ status }) => status.ready)).toHaveLength(4);
    cluster.outages.restoreNode('a');
    cluster.runUntil(510_000);
    expect(on(cluster, 'a')).toEqual([]);
  });

  it('is forgiven a short silence: nothing is evicted, and its pods were never restarted', () => {
    const cluster = running();
    const before = cluster.api.list('Pod').map(({ meta }) => meta.uid);
    cluster.outages.cutNode('a');
    cluster.runUntil(130_000);
    expect(taints(cluster, 'a')).toContain('unreachable:NoExecute');
    cluster.outages.restoreNode('a');
    cluster.runUntil(600_000);
    expect(cluster.api.list('Pod').map(({ meta }) => meta.uid)).toEqual(before);
    expect(cluster.api.list('Pod').flatMap(({ status }) => status.containers)).toMatchObject(
      before.map(() => ({ restarts: 0 })),
    );
  });

  it('tells what it missed to tell when it is back', () => {
    const crashes = { pulls: true, becomesReady: true, ends: { after: 50_000, exitCode: 1 } };
    const cluster = clusterOf(['a'], { workload: () => crashes });
    cluster.runUntil(1000);
    deploy(cluster, 1);
    cluster.runUntil(20_000);
    cluster.outages.cutNode('a');
    cluster.runUntil(56_000);
    expect(on(cluster, 'a')[0]?.status.containers).toMatchObject([{ restarts: 0 }]);
    expect(cluster.outages.machine('a').pods[0]?.status.containers).toMatchObject([
      { restarts: 1 },
    ]);
    cluster.outages.restoreNode('a');
    cluster.runUntil(58_000);
    expect(on(cluster, 'a')[0]?.status.containers).toMatchObject([{ restarts: 1 }]);
  });
});

describe('many nodes that fail', () => {
  it('are emptied one each ten seconds', () => {
    const cluster = running(['a', 'b', 'c', 'd', 'e', 'f', 'g'], 7);
    const at = new Map<string, number>();
    cluster.api.watch(({ object }) => {
      if (object.kind !== 'Node' || at.has(object.meta.name)) return;
      if (object.taints.some(({ effect }) => effect === 'NoExecute'))
        at.set(object.meta.name, cluster.now());
    });
    for (const node of ['a', 'b', 'c']) cluster.outages.killNode(node);
    cluster.runUntil(200_000);
    const [first = 0, second = 0, third = 0] = [...at.values()];
    expect(at.size).toBe(3);
    expect(Math.round((second - first) / 1000)).toBe(10);
    expect(Math.round((third - second) / 1000)).toBe(10);
  });

  it('of a small zone are not emptied at all where more than half of it is down', () => {
    const cluster = running(['a', 'b', 'c', 'd', 'e'], 5);
    for (const node of ['a', 'b', 'c']) cluster.outages.cutNode(node);
    cluster.runUntil(600_000);
    const tainted = ['a', 'b', 'c'].filter((node) =>
      taints(cluster, node).includes('unreachable:NoExecute'),
    );
    expect(tainted).toEqual([]);
    expect(taints(cluster, 'a')).toEqual(['unreachable:NoSchedule']);
  });

  it('are left alone where no node is left: the fault may be the control plane’s own', () => {
    const cluster = running();
    for (const node of ['a', 'b']) cluster.outages.cutNode(node);
    cluster.runUntil(600_000);
    expect(cluster.api.list('Pod').filter(({ meta }) => meta.deletion)).toEqual([]);
    cluster.outages.restoreNode('a');
    const tainted = when(cluster, () => taints(cluster, 'b').includes('unreachable:NoExecute'));
    // All silence counts from the first node’s return on.
    expect(tainted! - 600_000).toBeGreaterThan(10_000);
  });
});

describe('a control plane in parts', () => {
  it('without its scheduler makes pods that wait', () => {
    const cluster = running();
    cluster.outages.stop('kube-scheduler');
    cluster.kubectl.scale('web', 6);
    cluster.runUntil(60_000);
    const waiting = cluster.api.list('Pod').filter(({ spec }) => spec.nodeName === undefined);
    expect(waiting).toHaveLength(2);
    cluster.outages.start('kube-scheduler');
    cluster.runUntil(65_000);
    expect(cluster.api.get('Deployment', 'web')!.status.available).toBe(6);
  });

  it('without its controller manager takes what is asked for and does nothing about it', () => {
    const cluster = running();
    cluster.outages.stop('kube-controller-manager');
    cluster.kubectl.scale('web', 6);
    cluster.outages.killNode('a');
    cluster.runUntil(600_000);
    expect(cluster.api.list('Pod')).toHaveLength(4);
    expect(nodeOf(cluster, 'a').ready).toBe('True');
    cluster.outages.start('kube-controller-manager');
    cluster.runUntil(610_000);
    expect(cluster.api.list('Pod')).toHaveLength(6);
    // It knows of no heartbeat yet, and gives the node its time.
    expect(nodeOf(cluster, 'a').ready).toBe('True');
    expect(when(cluster, () => nodeOf(cluster, 'a').ready === 'Unknown')).toBeGreaterThan(640_000);
  });

  it('without its API server answers nobody, while containers run on', () => {
    const cluster = running();
    const before = cluster.api.list('Pod');
    cluster.outages.stop('kube-apiserver');
    expect(() => cluster.kubectl.scale('web', 6)).toThrow(
      'was refused - did you specify the right',
    );
    cluster.runUntil(600_000);
    expect(cluster.api.list('Pod')).toEqual(before);
    expect(cluster.outages.machine('a').pods.map(({ status }) => status.ready)).toEqual([
      true,
      true,
    ]);
    cluster.outages.start('kube-apiserver');
    cluster.runUntil(700_000);
    expect(cluster.api.list('Pod').map(({ meta }) => meta.uid)).toEqual(
      before.map(({ meta }) => meta.uid),
    );
    expect(nodeOf(cluster, 'a').ready).toBe('True');
  });

  it('keeps a part stopped that was stopped before the API server was', () => {
    const cluster = running();
    cluster.outages.stop('kube-scheduler');
    cluster.outages.stop('kube-apiserver');
    cluster.outages.start('kube-apiserver');
    cluster.kubectl.scale('web', 5);
    cluster.runUntil(60_000);
    expect(cluster.outages.isStopped('kube-scheduler')).toBe(true);
    expect(cluster.api.list('Pod').filter(({ spec }) => spec.nodeName === undefined)).toHaveLength(
      1,
    );
  });
});

describe('a node that is cordoned', () => {
  it('gets pods again when it is uncordoned', () => {
    const cluster = running(['a'], 2);
    cluster.kubectl.cordon('a');
    cluster.runUntil(31_000);
    expect(taints(cluster, 'a')).toEqual(['unschedulable:NoSchedule']);
    cluster.kubectl.scale('web', 3);
    cluster.runUntil(40_000);
    expect(on(cluster, 'a')).toHaveLength(2);
    cluster.kubectl.uncordon('a');
    cluster.runUntil(60_000);
    expect(on(cluster, 'a')).toHaveLength(3);
  });
});
