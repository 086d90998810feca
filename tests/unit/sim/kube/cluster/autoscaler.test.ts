/** The autoscaler: load comes to a Service, is measured, and replicas follow within their bounds. */

import { describe, expect, it } from 'vitest';
import type { Cluster } from '../../../../../src/sim/kube/cluster/cluster.ts';
import { clusterOf, deploy, when } from './bench.ts';

const WEB = { kind: 'Deployment', name: 'web' } as const;
const SERVICE = { kind: 'Service', name: 'web' } as const;

const asking = {
  containers: [{ name: 'web', image: 'web:1', resources: { requests: { cpu: '200m' } } }],
};

function autoscale(cluster: Cluster, spec: object = {}): void {
  cluster.kubectl.apply({
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'web' },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      ...{ minReplicas: 2, maxReplicas: 10 },
      metrics: [
        {
          type: 'Resource',
          resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } },
        },
      ],
      ...spec,
    },
  });
}

/** Two pods that serve 50 requests a second each at all of their request, at rest. */
function start(spec: object = {}, pod: object = asking): Cluster {
  const cluster = clusterOf(['a', 'b', 'c', 'd'], { minor: 35 });
  deploy(cluster, 2, pod);
  autoscale(cluster, spec);
  cluster.runUntil(400_000);
  return cluster;
}

const wanted = ({ api }: Cluster) => api.get('Deployment', 'web')!.spec.replicas;
const hpa = ({ api }: Cluster) => api.get('HorizontalPodAutoscaler', 'web')!;
const told = ({ api }: Cluster, reason: string) =>
  api
    .list('Event')
    .filter((one) => one.reason === reason)
    .map((one) => one.message);
const condition = (cluster: Cluster, type: string) =>
  hpa(cluster).status.conditions.find((one) => one.type === type);

describe('an autoscaler', () => {
  it('follows the load up, at most doubling, and down only after five minutes', () => {
    const cluster = start();
    expect(wanted(cluster)).toBe(2);
    cluster.setLoad(SERVICE, 200);
    expect(cluster.loadOf(WEB)).toBe(200);
    when(cluster, () => wanted(cluster) > 2);
    expect(wanted(cluster)).toBe(4);
    expect(told(cluster, 'SuccessfulRescale')).toEqual([
      'New size: 4; reason: cpu resource utilization (percentage of request) above target',
    ]);
    expect(condition(cluster, 'ScalingLimited')).toMatchObject({ reason: 'ScaleUpLimit' });
    cluster.runUntil(600_000);
    expect(wanted(cluster)).toBe(8);
    expect(hpa(cluster).status).toMatchObject({ current: 8, desired: 8, utilization: 50 });
    cluster.setLoad(SERVICE, 0);
    cluster.runUntil(880_000);
    expect(wanted(cluster)).toBe(8);
    expect(condition(cluster, 'AbleToScale')).toMatchObject({ reason: 'ScaleDownStabilized' });
    cluster.runUntil(960_000);
    expect(wanted(cluster)).toBe(2);
    expect(told(cluster, 'SuccessfulRescale')).toContain(
      'New size: 2; reason: All metrics below target',
    );
  });

  it('stays as it is while use is within a tenth of the target', () => {
    const cluster = start();
    cluster.setLoad(WEB, 54);
    cluster.runUntil(700_000);
    expect(hpa(cluster).status.utilization).toBe(54);
    expect(wanted(cluster)).toBe(2);
    expect(told(cluster, 'SuccessfulRescale')).toEqual([]);
  });

  it('brings replicas within its bounds, and leaves a workload of none alone', () => {
    const cluster = start();
    cluster.kubectl.scale('web', 15);
    cluster.runUntil(420_000);
    expect(told(cluster, 'SuccessfulRescale')).toContain(
      'New size: 10; reason: Current number of replicas above Spec.MaxReplicas',
    );
    cluster.kubectl.scale('web', 0);
    cluster.runUntil(460_000);
    expect(wanted(cluster)).toBe(0);
    expect(condition(cluster, 'ScalingActive')).toMatchObject({ reason: 'ScalingDisabled' });
  });

  it('says why it can tell nothing', () => {
    const cluster = start({}, {});
    expect(told(cluster, 'FailedGetResourceMetric').at(-1)).toMatch(
      /^failed to get cpu utilization: missing request for cpu in container web of Pod web-\S+$/u,
    );
    expect(condition(cluster, 'ScalingActive')).toMatchObject({ status: 'False' });
    cluster.kubectl.delete('Deployment', 'web');
    cluster.runUntil(420_000);
    expect(told(cluster, 'FailedGetScale')).toEqual(['deployments.apps "web" not found']);
  });

  it('goes no faster than its own rules of behaviour', () => {
    const policies = [{ type: 'Pods', value: 1, periodSeconds: 60 }];
    const cluster = start({ behavior: { scaleUp: { policies } } });
    cluster.setLoad(SERVICE, 1000);
    cluster.runUntil(435_000);
    expect(wanted(cluster)).toBe(3);
    cluster.runUntil(640_000);
    expect(wanted(cluster)).toBeLessThanOrEqual(7);
    expect(wanted(cluster)).toBeGreaterThanOrEqual(5);
  });

  it('goes on from a checkpoint as it went on without', () => {
    const cluster = start();
    cluster.setLoad(SERVICE, 200);
    cluster.runUntil(420_000);
    const checkpoint = cluster.save();
    cluster.runUntil(900_000);
    const branch = clusterOf([], { minor: 35 });
    branch.restore(checkpoint);
    branch.runUntil(900_000);
    expect(branch.api.list('Event')).toEqual(cluster.api.list('Event'));
  });

  it('is refused where it asks for what the model doesn’t measure', () => {
    const metrics = [{ type: 'Resource', resource: { name: 'memory', target: {} } }];
    expect(() => start({ metrics })).toThrow('This model measures one thing: CPU');
  });
});

describe('a load', () => {
  it('is shared by the pods that are ready', () => {
    const cluster = start();
    cluster.setLoad(SERVICE, 40);
    const [first, second] = cluster.api.list('Pod');
    cluster.answerProbe(first!.meta.name, false);
    cluster.runUntil(401_000);
    expect(cluster.loadOf(WEB)).toBe(40);
    cluster.answerProbe(second!.meta.name, false);
    cluster.runUntil(402_000);
    expect(cluster.loadOf(WEB)).toBe(0);
  });

  it('needs somebody to answer it', () => {
    const cluster = start();
    expect(() => cluster.setLoad({ kind: 'Service', name: 'shop' }, 5)).toThrow(
      'There is no Service “shop”.',
    );
    expect(() => cluster.setLoad(SERVICE, -1)).toThrow('0 or more');
  });
});
