/** What kubelets make of the answers of containers, and Deployments of time. */

import { describe, expect, it } from 'vitest';
import type { Workload } from '../../../../../src/sim/kube/cluster/parts.ts';
import { clusterOf, deploy, SETTINGS, when } from './bench.ts';

const QUICK = { periodSeconds: 2, failureThreshold: 2 };

function probed(probes: object, workload: Partial<Workload> = {}) {
  const cluster = clusterOf(['a', 'b'], {
    workload: (image) => ({ ...SETTINGS.workload(image), ...workload }),
  });
  cluster.runUntil(1000);
  deploy(cluster, 1, { containers: [{ name: 'web', image: 'web:1', ...probes }] });
  return cluster;
}

type Cluster = ReturnType<typeof probed>;
const pod = (cluster: Cluster) => cluster.api.list('Pod')[0]!;
const isReady = (cluster: Cluster) => cluster.api.list('Pod')[0]?.status.ready === true;
const container = (cluster: Cluster) => cluster.api.list('Pod')[0]?.status.containers[0];
const said = (cluster: Cluster, reason: string) =>
  cluster.api.list('Event').find((event) => event.reason === reason);

describe('a readiness probe', () => {
  it('makes a pod ready at its first good answer after the delay', () => {
    const cluster = probed({ readinessProbe: { ...QUICK, initialDelaySeconds: 5 } });
    const started = when(cluster, () => container(cluster)?.state === 'running')!;
    const ready = when(cluster, () => isReady(cluster))!;
    expect(ready - started).toBeGreaterThanOrEqual(4900);
    expect(ready - started).toBeLessThan(7200);
  });

  it('takes a pod out of its Service after failing often enough, and never restarts it', () => {
    const cluster = probed({ readinessProbe: QUICK });
    when(cluster, () => isReady(cluster));
    const from = cluster.now();
    cluster.breakProbe(pod(cluster).meta.name, 'readiness', 'for good');
    const out = when(cluster, () => !pod(cluster).status.ready)!;
    expect(out - from).toBeGreaterThanOrEqual(2000);
    expect(out - from).toBeLessThan(4200);
    cluster.runUntil(out + 60_000);
    expect(container(cluster)?.restarts).toBe(0);
    expect(cluster.api.get('Endpoints', 'web')).toMatchObject({
      ready: [],
      notReady: [expect.any(String)],
    });
    expect(said(cluster, 'Unhealthy')?.message).toBe('Readiness probe failed');
    cluster.mendProbe(pod(cluster).meta.name, 'readiness');
    expect(when(cluster, () => isReady(cluster))! - out).toBeLessThan(63_000);
  });

  it('keeps one that never answers out for ever', () => {
    const cluster = probed({ readinessProbe: QUICK }, { becomesReady: false });
    expect(when(cluster, () => isReady(cluster), 120_000)).toBeUndefined();
    expect(container(cluster)?.state).toBe('running');
  });
});

describe('a liveness probe', () => {
  it('restarts a container that hangs, and leaves alone one that was cured by it', () => {
    const cluster = probed({ livenessProbe: QUICK });
    when(cluster, () => isReady(cluster));
    cluster.breakProbe(pod(cluster).meta.name, 'liveness', 'until it restarts');
    const restarted = when(cluster, () => container(cluster)?.restarts === 1)!;
    expect(said(cluster, 'Killing')?.message).toBe(
      'Container web failed liveness probe, will be restarted',
    );
    cluster.runUntil(restarted + 120_000);
    expect(container(cluster)).toMatchObject({ state: 'running', restarts: 1 });
    expect(pod(cluster).status.ready).toBe(true);
  });

  it('restarts one that stays broken again and again, after longer and longer waits', () => {
    const cluster = probed({ livenessProbe: QUICK });
    when(cluster, () => isReady(cluster));
    cluster.breakProbe(pod(cluster).meta.name, 'liveness', 'for good');
    const times = [1, 2, 3].map((count) =>
      when(cluster, () => container(cluster)?.restarts === count)!,
    );
    const [first = 0, second = 0, third = 0] = times;
    expect(third - second).toBeGreaterThan(second - first + 5000);
    expect(said(cluster, 'BackOff')?.message).toBe('Back-off restarting failed container');
  });

  it('kills a slow starter over and over, unless a startup probe gives it time', () => {
    const slow = { answersAfter: 15_000 };
    const trapped = probed({ livenessProbe: QUICK }, slow);
    trapped.runUntil(60_000);
    expect(container(trapped)?.restarts).toBeGreaterThan(0);
    const spared = probed(
      { livenessProbe: QUICK, startupProbe: { ...QUICK, failureThreshold: 10 } },
      slow,
    );
    spared.runUntil(60_000);
    expect(container(spared)).toMatchObject({ state: 'running', restarts: 0 });
    expect(pod(spared).status.ready).toBe(true);
  });

  it('goes on where the machine has lost its network, and not where it has lost its power', () => {
    const cluster = probed({ livenessProbe: QUICK });
    when(cluster, () => isReady(cluster));
    const { name } = pod(cluster).meta;
    const node = pod(cluster).spec.nodeName!;
    cluster.outages.cutNode(node);
    cluster.breakProbe(name, 'liveness', 'until it restarts');
    cluster.runUntil(cluster.now() + 20_000);
    expect(cluster.outages.machine(node).pods[0]?.status.containers[0]?.restarts).toBe(1);
    expect(container(cluster)?.restarts).toBe(0);
  });

  it('can’t be broken where there is none', () => {
    const cluster = probed({});
    cluster.runUntil(20_000);
    expect(() => cluster.breakProbe(pod(cluster).meta.name, 'liveness', 'for good')).toThrow(
      'has no liveness probe',
    );
  });
});

describe('minReadySeconds', () => {
  it('lets a pod count as available only after so long, and a rollout wait for it', () => {
    const cluster = clusterOf(['a', 'b']);
    cluster.runUntil(1000);
    deploy(cluster, 2, {}, { minReadySeconds: 10 });
    const status = () => cluster.api.get('Deployment', 'web')!.status;
    const ready = when(cluster, () => status().ready === 2)!;
    expect(status().available).toBe(0);
    const available = when(cluster, () => status().available === 2)!;
    expect(available - ready).toBeGreaterThan(9000);
    expect(available - ready).toBeLessThan(11_500);
    const isDone = () => {
      const { observed, updated, replicas, available: enough } = status();
      return observed === 2 && updated === 2 && replicas === 2 && enough === 2;
    };
    cluster.kubectl.setImage('web', 'web', 'web:2');
    const done = when(cluster, () => isDone())!;
    expect(done - available).toBeGreaterThan(20_000);
  });
});
