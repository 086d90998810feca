/** Pods that make room for others of higher priority. */

import { describe, expect, it } from 'vitest';
import type { Cluster } from '../../../../../src/sim/kube/cluster/cluster.ts';
import { clusterOf, on } from './bench.ts';

interface Wish {
  readonly cpu?: string;
  readonly node?: string;
  readonly app?: string;
}

/** Each node has 4 CPUs. */
function withClasses(
  nodes: readonly string[],
  classes: Readonly<Record<string, number>>,
  minor = 20,
): Cluster {
  const cluster = clusterOf(nodes, { minor });
  for (const [name, value] of Object.entries(classes)) {
    const more = name.startsWith('patient') ? { preemptionPolicy: 'Never' } : {};
    const named = { kind: 'PriorityClass', metadata: { name }, spec: {} };
    cluster.kubectl.apply({ ...named, ...{ value, ...more } });
  }
  cluster.runUntil(1000);
  return cluster;
}

function put(cluster: Cluster, name: string, priorityClassName: string, wish: Wish = {}): void {
  const { cpu = '4', node, app = name } = wish;
  const containers = [{ name: 'web', image: 'web:1', resources: { requests: { cpu } } }];
  const nodeSelector =
    node === undefined ? {} : { nodeSelector: { 'kubernetes.io/hostname': node } };
  cluster.kubectl.apply({
    kind: 'Pod',
    metadata: { name, labels: { app } },
    spec: { containers, priorityClassName, ...nodeSelector },
  });
  cluster.runUntil(cluster.now() + 3000);
}

const CLASSES = { low: 100, mid: 500, high: 1000, patient: 1000 };
const pod = (cluster: Cluster, name: string) => cluster.api.get('Pod', name);

/** What is preempted for a pod that needs all of a node. */
function victims(cluster: Cluster, priorityClass = 'high', wish: Wish = {}): readonly string[] {
  const said = () =>
    cluster.api
      .list('Event')
      .filter(({ reason }) => reason === 'Preempted')
      .map(({ about }) => about.replace('Pod/', ''));
  put(cluster, 'vip', priorityClass, wish);
  return said().toSorted();
}

describe('preemption', () => {
  it('deletes a pod of lower priority, and gives its place to none but the pod that asked', () => {
    const cluster = withClasses(['a'], CLASSES);
    put(cluster, 'old', 'low');
    expect(victims(cluster)).toEqual(['old']);
    const [event] = cluster.api.list('Event').filter(({ reason }) => reason === 'Preempted');
    expect(event).toMatchObject({
      message: 'Preempted by default/vip on node a',
      source: 'default-scheduler',
    });
    expect(pod(cluster, 'vip')!.status.nominated).toBe('a');
    put(cluster, 'new', 'low');
    cluster.runUntil(30_000);
    expect(on(cluster, 'a').map(({ meta }) => meta.name)).toEqual(['vip']);
    expect(pod(cluster, 'new')!.status.unschedulable).toBe(
      '0/1 nodes are available: 1 Insufficient cpu.',
    );
  });

  it('never deletes a pod of equal priority, nor for a pod that was told to wait', () => {
    const cluster = withClasses(['a', 'b'], CLASSES);
    put(cluster, 'one', 'high', { node: 'a' });
    put(cluster, 'two', 'low', { node: 'b' });
    expect(victims(cluster, 'high', { node: 'a' })).toEqual([]);
    put(cluster, 'quiet', 'patient', { node: 'b' });
    expect(pod(cluster, 'two')!.meta.deletion).toBeUndefined();
    expect(pod(cluster, 'quiet')!.status.nominated).toBeUndefined();
  });

  it('does nothing where it wouldn’t help', () => {
    const cluster = withClasses(['a'], CLASSES);
    put(cluster, 'old', 'low', { cpu: '1' });
    expect(victims(cluster, 'high', { cpu: '5' })).toEqual([]);
    cluster.kubectl.cordon('a');
    cluster.kubectl.deletePod('vip');
    cluster.runUntil(10_000);
    expect(victims(cluster, 'high', { cpu: '4' })).toEqual([]);
  });

  it('leaves what may stay: the more important pods first', () => {
    const cluster = withClasses(['a'], CLASSES);
    put(cluster, 'mid', 'mid', { cpu: '1' });
    put(cluster, 'old', 'low', { cpu: '1' });
    put(cluster, 'new', 'low', { cpu: '1' });
    expect(victims(cluster, 'high', { cpu: '2' })).toEqual(['new']);
  });

  it('chooses the node where no budget is broken', () => {
    const cluster = withClasses(['a', 'b'], CLASSES);
    put(cluster, 'guarded', 'low', { node: 'a' });
    put(cluster, 'free', 'mid', { node: 'b' });
    cluster.kubectl.apply({
      kind: 'PodDisruptionBudget',
      metadata: { name: 'guard' },
      spec: { minAvailable: 1, selector: { matchLabels: { app: 'guarded' } } },
    });
    cluster.runUntil(cluster.now() + 1000);
    expect(victims(cluster)).toEqual(['free']);
  });

  it('then where the most important victim is least important', () => {
    const cluster = withClasses(['a', 'b'], CLASSES);
    put(cluster, 'mid', 'mid', { node: 'a' });
    put(cluster, 'low', 'low', { node: 'b' });
    expect(victims(cluster)).toEqual(['low']);
  });

  it('then where fewer go', () => {
    const cluster = withClasses(['a', 'b'], CLASSES);
    put(cluster, 'one', 'low', { node: 'a', cpu: '2' });
    put(cluster, 'two', 'low', { node: 'a', cpu: '2' });
    put(cluster, 'big', 'low', { node: 'b', cpu: '4' });
    expect(victims(cluster)).toEqual(['big']);
  });

  it('then where the victim has run for the shortest time', () => {
    const cluster = withClasses(['a', 'b'], CLASSES);
    put(cluster, 'old', 'low', { node: 'a' });
    put(cluster, 'young', 'low', { node: 'b' });
    expect(victims(cluster)).toEqual(['young']);
  });

  it('breaks a budget where there is no other way', () => {
    const cluster = withClasses(['a'], CLASSES);
    put(cluster, 'guarded', 'low');
    cluster.kubectl.apply({
      kind: 'PodDisruptionBudget',
      metadata: { name: 'guard' },
      spec: { minAvailable: 1, selector: { matchLabels: { app: 'guarded' } } },
    });
    cluster.runUntil(cluster.now() + 1000);
    expect(victims(cluster)).toEqual(['guarded']);
  });

  it('takes pods of higher priority first from the queue', () => {
    const cluster = withClasses([], CLASSES);
    put(cluster, 'low', 'low');
    put(cluster, 'high', 'high');
    cluster.addNode({ name: 'a', capacity: { cpu: '4', memory: '4Gi' } });
    cluster.runUntil(60_000);
    expect(on(cluster, 'a').map(({ meta }) => meta.name)).toEqual(['high']);
    expect(cluster.api.list('Event').some(({ reason }) => reason === 'Preempted')).toBe(false);
  });

  it('is spoken of in events since 1.24', () => {
    const said = (minor: number, name: string, wish: Wish, priorityClass = 'high') => {
      const cluster = withClasses(['a', 'b'], CLASSES, minor);
      put(cluster, 'same', 'high', { node: 'a', cpu: '3' });
      put(cluster, 'less', 'low', { node: 'a', cpu: '1' });
      cluster.kubectl.cordon('b');
      put(cluster, name, priorityClass, wish);
      return pod(cluster, name)!.status.unschedulable;
    };
    const words = '0/2 nodes are available: 1 Insufficient cpu, 1 node(s) were unschedulable.';
    expect(said(23, 'big', { cpu: '2' })).toBe(words);
    expect(said(24, 'big', { cpu: '2' })).toBe(
      `${words} preemption: 0/2 nodes are available: 1 Insufficient cpu, 1 Preemption is not helpful for scheduling.`,
    );
    expect(said(24, 'low', { cpu: '2' }, 'low')).toBe(
      `${words} preemption: 0/2 nodes are available: 1 No preemption victims found for incoming pod, 1 Preemption is not helpful for scheduling.`,
    );
    expect(said(24, 'big', { cpu: '2' }, 'patient')).toBe(
      `${words} preemption: not eligible due to preemptionPolicy=Never.`,
    );
    expect(said(24, 'small', { cpu: '1' })).toBe(
      `${words} preemption: not eligible due to a terminating pod on the nominated node.`,
    );
  });
});
