/** Quotas and priority classes at a pod's admission. */

import { describe, expect, it } from 'vitest';
import type { Cluster } from '../../../../../src/sim/kube/cluster/cluster.ts';
import { clusterOf, deploy, when } from './bench.ts';

function withQuota(hard: object, replicas = 0, minor = 20): Cluster {
  const cluster = clusterOf(['a', 'b'], { minor });
  cluster.kubectl.apply({ kind: 'ResourceQuota', metadata: { name: 'few' }, spec: { hard } });
  cluster.runUntil(1000);
  if (replicas > 0) deploy(cluster, replicas);
  cluster.runUntil(5000);
  return cluster;
}

function bare(name: string, resources: object = {}, spec: object = {}) {
  const containers = [{ name: 'web', image: 'web:1', resources }];
  return { kind: 'Pod', metadata: { name }, spec: { containers, ...spec } };
}

const quota = (cluster: Cluster) => cluster.api.get('ResourceQuota', 'few')!.status;
const events = (cluster: Cluster, reason: string) =>
  cluster.api.list('Event').filter((one) => one.reason === reason);

describe('a quota', () => {
  it('stops a ReplicaSet at its limit, in the API server’s words', () => {
    const cluster = withQuota({ pods: '4' }, 6);
    expect(cluster.api.list('Pod')).toHaveLength(4);
    expect(quota(cluster)).toEqual({ hard: { pods: '4' }, used: { pods: '4' } });
    const words =
      /^Error creating: pods "web-\S+" is forbidden: exceeded quota: few, requested: pods=1, used: pods=4, limited: pods=4$/u;
    expect(events(cluster, 'FailedCreate')[0]!.message).toMatch(words);
    const { conditions } = cluster.api.get('Deployment', 'web')!.status;
    expect(conditions.find(({ type }) => type === 'ReplicaFailure')).toMatchObject({
      status: 'True',
      reason: 'FailedCreate',
    });
  });

  it('is tried again after longer and longer, not when it is raised', () => {
    const cluster = withQuota({ pods: '4' }, 6);
    cluster.runUntil(30_000);
    cluster.kubectl.patchQuota('few', { pods: '10' });
    cluster.runUntil(30_100);
    expect(cluster.api.list('Pod')).toHaveLength(4);
    expect(quota(cluster).hard).toEqual({ pods: '10' });
    expect(when(cluster, () => cluster.api.list('Pod').length === 6, 1_100_000)).toBeDefined();
    cluster.runUntil(cluster.now() + 5000);
    const { status } = cluster.api.get('Deployment', 'web')!;
    expect(status.available).toBe(6);
    expect(status.conditions.map(({ type }) => type)).not.toContain('ReplicaFailure');
  });

  it('is tried again at once where a pod of the set goes', () => {
    const cluster = withQuota({ pods: '4' }, 6);
    cluster.kubectl.patchQuota('few', { pods: '10' });
    cluster.runUntil(5100);
    cluster.kubectl.deletePod(cluster.api.list('Pod')[0]!.meta.name);
    cluster.runUntil(5200);
    expect(cluster.api.list('Pod').filter(({ meta }) => !meta.deletion)).toHaveLength(6);
  });

  it('counts a pod until it is gone', () => {
    const cluster = withQuota({ pods: '1' });
    cluster.kubectl.apply(bare('one'));
    cluster.runUntil(10_000);
    cluster.kubectl.deletePod('one');
    expect(() => cluster.kubectl.apply(bare('two'))).toThrow(
      'Error from server (Forbidden): error when creating "STDIN": pods "two" is forbidden: exceeded quota: few, requested: pods=1, used: pods=1, limited: pods=1',
    );
    when(cluster, () => cluster.api.get('Pod', 'one') === undefined);
    cluster.runUntil(cluster.now() + 100);
    expect(quota(cluster).used).toEqual({ pods: '0' });
    cluster.kubectl.apply(bare('two'));
    expect(quota(cluster).used).toEqual({ pods: '1' });
  });

  it('adds up what containers ask for', () => {
    const cluster = withQuota({ 'requests.cpu': '1', 'limits.memory': '1Gi' });
    const resources = { requests: { cpu: '300m' }, limits: { memory: '256Mi' } };
    for (const name of ['one', 'two', 'three']) cluster.kubectl.apply(bare(name, resources));
    expect(quota(cluster).used).toEqual({ 'requests.cpu': '900m', 'limits.memory': '768Mi' });
    expect(() => cluster.kubectl.apply(bare('four', resources))).toThrow(
      'exceeded quota: few, requested: requests.cpu=300m, used: requests.cpu=900m, limited: requests.cpu=1',
    );
    const more = { ...resources, limits: { memory: '512Mi', cpu: '50m' }, requests: {} };
    expect(() => cluster.kubectl.apply(bare('four', more))).toThrow(
      'exceeded quota: few, requested: limits.memory=512Mi, used: limits.memory=768Mi, limited: limits.memory=1Gi',
    );
  });

  it('wants every container to say what it counts', () => {
    for (const [minor, words] of [
      [23, 'cpu,requests.memory'],
      [24, 'cpu for: web; requests.memory for: web'],
    ] as const) {
      const cluster = withQuota({ 'requests.memory': '1Gi', cpu: '1' }, 0, minor);
      expect(() => cluster.kubectl.apply(bare('one'))).toThrow(
        `pods "one" is forbidden: failed quota: few: must specify ${words}`,
      );
    }
  });
});

describe('a priority class', () => {
  const classOf = (name: string, value: number, more: object = {}) => ({
    ...{ kind: 'PriorityClass', metadata: { name }, spec: {} },
    ...{ value, ...more },
  });

  it('becomes a number when a pod is made, and stays', () => {
    const cluster = clusterOf(['a']);
    cluster.kubectl.apply(classOf('high', 1000, { preemptionPolicy: 'Never' }));
    cluster.kubectl.apply(classOf('usual', 10, { globalDefault: true }));
    cluster.kubectl.apply(bare('vip', {}, { priorityClassName: 'high' }));
    cluster.kubectl.apply(bare('other'));
    cluster.kubectl.apply(bare('system', {}, { priorityClassName: 'system-node-critical' }));
    const spec = (name: string) => cluster.api.get('Pod', name)!.spec;
    expect(spec('vip')).toMatchObject({ priority: 1000, preemptionPolicy: 'Never' });
    expect(spec('other')).toMatchObject({ priority: 10, priorityClassName: 'usual' });
    expect(spec('system').priority).toBe(2_000_001_000);
    expect(() => cluster.kubectl.apply(classOf('high', 2000))).toThrow('may not be changed');
  });

  it('has to be there', () => {
    const cluster = clusterOf(['a']);
    expect(() => cluster.kubectl.apply(bare('vip', {}, { priorityClassName: 'high' }))).toThrow(
      'pods "vip" is forbidden: no PriorityClass with name high was found',
    );
    deploy(cluster, 2, { priorityClassName: 'high' });
    cluster.runUntil(1000);
    expect(cluster.api.list('Pod')).toEqual([]);
    expect(events(cluster, 'FailedCreate').length).toBeGreaterThan(0);
    cluster.kubectl.apply(classOf('high', 1000));
    cluster.runUntil(60_000);
    expect(cluster.api.get('Deployment', 'web')!.status.available).toBe(2);
  });
});
