/** What limits mean, whatever is asked of a cluster. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCluster, type Cluster } from '../../../../src/sim/kube/cluster/cluster.ts';
import { selects } from '../../../../src/sim/kube/selectors.ts';

const SETTINGS = {
  minor: 20,
  kubelet: {
    ...{ admit: 30, pull: 300, start: 200, ready: 500, stop: 400 },
    relist: 1000,
  },
  workload: () => ({ pulls: true, becomesReady: true }),
};
const NODES = ['a', 'b', 'c'];

function start(seed: number): Cluster {
  const cluster = createCluster(SETTINGS, seed);
  for (const name of NODES) cluster.addNode({ name, capacity: { cpu: '4', memory: '4Gi' } });
  cluster.runUntil(1000);
  return cluster;
}

function deploy(cluster: Cluster, replicas: number, pod: object = {}, name = 'web'): void {
  const containers = [{ name: 'web', image: 'web:1', resources: { requests: { cpu: '100m' } } }];
  const template = { metadata: { labels: { app: name } }, spec: { containers, ...pod } };
  cluster.kubectl.apply({
    kind: 'Deployment',
    metadata: { name },
    spec: { replicas, selector: { matchLabels: { app: name } }, template },
  });
}

const serving = (cluster: Cluster) =>
  cluster.api.list('Pod').filter(({ meta, status }) => status.ready && !meta.deletion).length;

const budgets = fc.oneof(
  fc.record({
    minAvailable: fc.oneof(
      fc.nat(8),
      fc.nat(100).map((share) => `${String(share)}%`),
    ),
  }),
  fc.record({
    maxUnavailable: fc.oneof(
      fc.nat(8),
      fc.nat(100).map((share) => `${String(share)}%`),
    ),
  }),
);

describe('limits', () => {
  it('a drain never brings availability below the budget', () => {
    const drains = fc.array(
      fc.record({ node: fc.constantFrom(...NODES), wait: fc.nat(4000), open: fc.boolean() }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), budgets, drains, fc.nat(), (...plan) => {
        const [replicas, spec, steps, seed] = plan;
        const cluster = start(seed);
        deploy(cluster, replicas);
        const selector = { matchLabels: { app: 'web' } };
        cluster.kubectl.apply({
          kind: 'PodDisruptionBudget',
          metadata: { name: 'web' },
          spec: { selector, ...spec },
        });
        cluster.runUntil(10_000);
        const { desired } = cluster.api.get('PodDisruptionBudget', 'web')!.status;
        cluster.api.watch(({ object, old }) => {
          if (object.kind !== 'Pod' || object.meta.deletion === undefined) return;
          if (old?.meta.deletion === undefined) {
            expect(serving(cluster)).toBeGreaterThanOrEqual(Math.min(desired, replicas));
          }
        });
        for (const { node, wait, open } of steps) {
          cluster.kubectl.drain(node);
          cluster.runUntil(cluster.now() + wait);
          if (open) cluster.kubectl.uncordon(node);
        }
        cluster.runUntil(cluster.now() + 40_000);
      }),
      { numRuns: 60 },
    );
  });

  it('what is used is never above a quota that isn’t lowered, and is what the pods that are there ask for', () => {
    const steps = fc.array(
      fc.oneof(
        fc.record({ scale: fc.nat(9) }),
        fc.record({ raise: fc.integer({ min: 1, max: 3 }) }),
        fc.record({ delete: fc.nat(9) }),
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), steps, fc.nat(), (pods, plan, seed) => {
        const cluster = start(seed);
        let most = pods;
        cluster.api.watch(({ object }) => {
          if (object.kind !== 'ResourceQuota') return;
          const { used } = object.status;
          expect(Number(used.pods ?? 0)).toBeLessThanOrEqual(most);
        });
        const hard = { pods: String(pods), cpu: '450m' };
        cluster.kubectl.apply({ kind: 'ResourceQuota', metadata: { name: 'few' }, spec: { hard } });
        cluster.runUntil(2000);
        deploy(cluster, 4);
        for (const step of plan) {
          if ('scale' in step) cluster.kubectl.scale('deployment/web', step.scale);
          else if ('raise' in step) {
            most += step.raise;
            cluster.kubectl.patchQuota('few', { pods: String(most) });
          } else {
            const pod = cluster.api.list('Pod')[step.delete];
            if (pod !== undefined) cluster.kubectl.deletePod(pod.meta.name);
          }
          cluster.runUntil(cluster.now() + 700);
          expect(cluster.api.list('Pod').length).toBeLessThanOrEqual(Math.min(most, 4));
        }
        cluster.runUntil(cluster.now() + 5000);
        const count = cluster.api.list('Pod').length;
        expect(cluster.api.get('ResourceQuota', 'few')!.status.used).toEqual({
          pods: String(count),
          cpu: count === 0 ? '0' : `${String(100 * count)}m`,
        });
      }),
      { numRuns: 60 },
    );
  });

  it('no pod is preempted for one of equal or lower priority, and no node is overfull', () => {
    const wish = fc.record({
      priority: fc.nat(3),
      cpu: fc.integer({ min: 500, max: 4000 }),
      replicas: fc.integer({ min: 1, max: 4 }),
      wait: fc.nat(3000),
    });
    fc.assert(
      fc.property(fc.array(wish, { minLength: 2, maxLength: 5 }), fc.nat(), (wishes, seed) => {
        const cluster = start(seed);
        for (const value of [0, 1, 2, 3]) {
          const metadata = { name: `p${String(value)}` };
          cluster.kubectl.apply({ kind: 'PriorityClass', metadata, spec: {}, ...{ value } });
        }
        const priorities = new Map<string, number>();
        cluster.api.watch(({ type, object }) => {
          if (object.kind === 'Event' && object.reason === 'Preempted' && type === 'ADDED') {
            const [, by = ''] = /default\/(\S+) on/u.exec(object.message) ?? [];
            const victim = object.about.replace('Pod/', '');
            expect(priorities.get(victim)!).toBeLessThan(priorities.get(by)!);
          }
          if (object.kind !== 'Pod') return;
          priorities.set(object.meta.name, object.spec.priority!);
          if (object.spec.nodeName === undefined) return;
          const sum = cluster.api
            .podsOn(object.spec.nodeName)
            .reduce((all, pod) => all + Number(pod.meta.labels.cpu), 0);
          expect(sum).toBeLessThanOrEqual(4000);
        });
        for (const [index, { priority, cpu, replicas, wait }] of wishes.entries()) {
          const app = `app${String(index)}`;
          const labels = { app, cpu: String(cpu) };
          const resources = { requests: { cpu: `${String(cpu)}m` } };
          const containers = [{ name: 'web', image: 'web:1', resources }];
          const priorityClassName = `p${String(priority)}`;
          const template = { metadata: { labels }, spec: { containers, priorityClassName } };
          const spec = { replicas, selector: { matchLabels: { app } }, template };
          cluster.kubectl.apply({ kind: 'Deployment', metadata: { name: app }, spec });
          cluster.runUntil(cluster.now() + wait);
        }
        cluster.runUntil(cluster.now() + 30_000);
      }),
      { numRuns: 60 },
    );
  });

  it('a pod that a set owns is one that it selects, and only the set’s pods are counted', () => {
    const steps = fc.array(
      fc.oneof(
        fc.record({ pod: fc.nat(9), app: fc.constantFrom('web', 'other', 'nobody') }),
        fc.record({ orphan: fc.constantFrom('web', 'other') }),
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(steps, fc.nat(), (plan, seed) => {
        const cluster = start(seed);
        for (const name of ['web', 'other']) deploy(cluster, 2, {}, name);
        cluster.runUntil(5000);
        for (const step of plan) {
          if ('pod' in step) {
            const pod = cluster.api.list('Pod')[step.pod];
            if (pod !== undefined) {
              cluster.kubectl.label('Pod', pod.meta.name, { app: step.app }, true);
            }
          } else if (cluster.api.get('Deployment', step.orphan) !== undefined) {
            cluster.kubectl.delete('Deployment', step.orphan, 'orphan');
            cluster.runUntil(cluster.now() + 500);
            deploy(cluster, 2, {}, step.orphan);
          }
          cluster.runUntil(cluster.now() + 900);
        }
        cluster.runUntil(cluster.now() + 20_000);
        const sets = cluster.api.list('ReplicaSet');
        for (const { meta } of cluster.api.list('Pod')) {
          const owner = sets.find(({ meta: set }) => set.uid === meta.owner?.uid);
          const fits = sets.filter(({ selector }) => selects(selector, meta.labels));
          expect(fits.map((set) => set.meta.name)).toEqual(owner ? [owner.meta.name] : []);
        }
        for (const { meta, replicas, status } of sets) {
          expect(cluster.api.podsOf(meta.uid)).toHaveLength(replicas);
          expect(status.replicas).toBe(replicas);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('all of it goes on from a checkpoint as it went on without', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9000 }), fc.nat(), (at, seed) => {
        const play = (cluster: Cluster) => {
          const lines: string[] = [];
          cluster.api.watch(({ type, object }) => {
            lines.push(`${String(cluster.now())} ${type} ${JSON.stringify(object)}`);
          });
          cluster.runUntil(25_000);
          return lines;
        };
        const cluster = start(seed);
        const hard = { pods: '7' };
        cluster.kubectl.apply({ kind: 'ResourceQuota', metadata: { name: 'few' }, spec: { hard } });
        const high = { kind: 'PriorityClass', metadata: { name: 'high' }, spec: {} };
        cluster.kubectl.apply({ ...high, ...{ value: 9 } });
        deploy(cluster, 6);
        const spec = { minAvailable: '50%', selector: { matchLabels: { app: 'web' } } };
        cluster.kubectl.apply({ kind: 'PodDisruptionBudget', metadata: { name: 'web' }, spec });
        cluster.runUntil(4000);
        cluster.kubectl.drain('a');
        deploy(cluster, 2, { priorityClassName: 'high' }, 'vip');
        cluster.runUntil(4000 + at);
        const checkpoint = cluster.save();
        const branch = createCluster(SETTINGS, seed + 1);
        branch.restore(checkpoint);
        expect(play(branch)).toEqual(play(cluster));
      }),
      { numRuns: 10 },
    );
  });
});
