/** What holds in every cluster, whatever is asked of it. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCluster, type Cluster } from '../../../../src/sim/kube/cluster/cluster.ts';
import { maxUnavailable } from '../../../../src/sim/kube/rolling-update.ts';

const SETTINGS = {
  minor: 20,
  kubelet: {
    ...{ admit: 30, pull: 1000, start: 500, ready: 500, stop: 1000 },
    relist: 1000,
  },
  workload: (image: string) => ({ pulls: !image.endsWith(':bad'), becomesReady: true }),
};

interface Plan {
  readonly replicas: number;
  readonly maxSurge: number;
  readonly maxUnavailable: number;
  readonly cpu: number;
}

const plans = fc.record<Plan>({
  replicas: fc.integer({ min: 1, max: 8 }),
  maxSurge: fc.integer({ min: 1, max: 3 }),
  maxUnavailable: fc.integer({ min: 0, max: 3 }),
  cpu: fc.integer({ min: 100, max: 1500 }),
});

const images = fc.array(fc.constantFrom('web:2', 'web:3', 'web:bad'), { maxLength: 3 });

function start({ replicas, cpu, ...rollingUpdate }: Plan, seed: number): Cluster {
  const cluster = createCluster(SETTINGS, seed);
  for (const name of ['a', 'b', 'c']) {
    cluster.addNode({ name, capacity: { cpu: '4', memory: '4Gi' } });
  }
  const container = {
    name: 'web',
    image: 'web:1',
    resources: { requests: { cpu: `${String(cpu)}m` } },
  };
  cluster.kubectl.apply({
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      replicas,
      strategy: { rollingUpdate },
      selector: { matchLabels: { app: 'web' } },
      template: { metadata: { labels: { app: 'web' } }, spec: { containers: [container] } },
    },
  });
  return cluster;
}

/** Every change, as text. */
function listen(cluster: Cluster): readonly string[] {
  const lines: string[] = [];
  cluster.api.watch(({ type, object }) => {
    lines.push(`${String(cluster.now())} ${type} ${JSON.stringify(object)}`);
  });
  return lines;
}

function roll(cluster: Cluster, steps: readonly string[], from = 10_000): void {
  for (const [index, image] of steps.entries()) {
    cluster.kubectl.setImage('web', 'web', image);
    cluster.runUntil(from + (index + 1) * 1700);
  }
  cluster.runUntil(from + 60_000);
}

describe('a cluster', () => {
  it('never moves a pod, and never gives out more than a node has', () => {
    fc.assert(
      fc.property(plans, images, fc.nat(), (plan, steps, seed) => {
        const cluster = start(plan, seed);
        const places = new Map<string, string>();
        cluster.api.watch(({ object }) => {
          if (object.kind !== 'Pod' || object.spec.nodeName === undefined) return;
          const { uid } = object.meta;
          expect(places.get(uid) ?? object.spec.nodeName).toBe(object.spec.nodeName);
          places.set(uid, object.spec.nodeName);
          const taken = cluster.api.podsOn(object.spec.nodeName).length * plan.cpu;
          expect(taken).toBeLessThanOrEqual(4000);
        });
        cluster.runUntil(10_000);
        roll(cluster, steps);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps as many pods available as a rollout must', () => {
    fc.assert(
      fc.property(plans, images, fc.nat(), (given, steps, seed) => {
        const plan = { ...given, cpu: 100 };
        const cluster = start(plan, seed);
        cluster.runUntil(10_000);
        const least = plan.replicas - maxUnavailable({ ...plan, strategy: 'RollingUpdate' });
        cluster.api.watch(({ object }) => {
          if (object.kind !== 'Pod') return;
          const serving = cluster.api
            .list('Pod')
            .filter(({ meta, status }) => status.ready && meta.deletion === undefined);
          expect(serving.length).toBeGreaterThanOrEqual(least);
        });
        roll(cluster, steps);
      }),
      { numRuns: 40 },
    );
  });

  it('does the same for the same seed, and time never goes back', () => {
    fc.assert(
      fc.property(plans, images, fc.nat(), (plan, steps, seed) => {
        const runs = [1, 2].map(() => {
          const cluster = start(plan, seed);
          const lines = listen(cluster);
          cluster.runUntil(10_000);
          roll(cluster, steps);
          return lines;
        });
        expect(runs[0]).toEqual(runs[1]);
        const times = runs[0]!.map((line) => Number.parseFloat(line));
        expect(times).toEqual(times.toSorted((a, b) => a - b));
      }),
      { numRuns: 20 },
    );
  });

  it('goes on from a checkpoint as it went on without', () => {
    fc.assert(
      fc.property(plans, images, fc.nat(20_000), fc.nat(), (plan, steps, at, seed) => {
        const cluster = start(plan, seed);
        cluster.runUntil(at);
        const checkpoint = cluster.save();
        const first = listen(cluster);
        roll(cluster, steps, 30_000);
        const branch = createCluster(SETTINGS, seed + 1);
        branch.restore(checkpoint);
        const second = listen(branch);
        roll(branch, steps, 30_000);
        expect(second).toEqual(first);
      }),
      { numRuns: 20 },
    );
  });
});
