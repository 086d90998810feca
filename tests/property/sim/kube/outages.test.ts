/** What holds whatever fails: machines, networks, parts of the control plane, in any order. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cluster } from '../../../../src/sim/kube/cluster/cluster.ts';
import { clusterOf, deploy, SETTINGS } from '../../../unit/sim/kube/cluster/bench.ts';
import { createCluster } from '../../../../src/sim/kube/cluster/cluster.ts';

const NODES = ['a', 'b', 'c', 'd'];
const COMPONENTS = ['kube-apiserver', 'kube-scheduler', 'kube-controller-manager'] as const;

const node = fc.constantFrom(...NODES);
const component = fc.constantFrom(...COMPONENTS);
const blows = fc.array(
  fc.record({
    wait: fc.integer({ min: 0, max: 120_000 }),
    what: fc.oneof(
      fc.record({ do: fc.constantFrom('killNode', 'cutNode', 'restoreNode'), node }),
      fc.record({ do: fc.constantFrom('stop', 'start'), component }),
      fc.record({ do: fc.constant('scale'), replicas: fc.integer({ min: 1, max: 9 }) }),
    ),
  }),
  { maxLength: 8 },
);
type Blows = typeof blows extends fc.Arbitrary<infer T> ? T : never;

function strike(cluster: Cluster, { what }: Blows[number]): void {
  if ('node' in what) cluster.outages[what.do as 'killNode'](what.node);
  else if ('component' in what) cluster.outages[what.do as 'stop'](what.component);
  else if (!cluster.outages.isStopped('kube-apiserver'))
    cluster.kubectl.scale('web', what.replicas);
}

function suffer(cluster: Cluster, all: Blows): void {
  for (const blow of all) {
    cluster.runUntil(cluster.now() + blow.wait);
    strike(cluster, blow);
  }
}

function started(seed: number): Cluster {
  const cluster = clusterOf(NODES, {}, seed);
  deploy(cluster, 5);
  cluster.runUntil(20_000);
  return cluster;
}

/** A binding that was on its way when the node got its taint still arrives. */
const ON_ITS_WAY = 30;

describe('a cluster that suffers', () => {
  it('sends no pods to a node that it knows to be lost, and has a pod on one node only', () => {
    fc.assert(
      fc.property(blows, fc.nat(), (all, seed) => {
        const cluster = started(seed);
        const keptOff = new Map<string, number>();
        const places = new Map<string, string>();
        cluster.api.watch(({ object, old }) => {
          if (object.kind === 'Node') {
            const { name } = object.meta;
            // After its return a node keeps NoExecute for a round, which pods tolerate for some time.
            const keepsOff = object.taints.some(({ effect }) => effect === 'NoSchedule');
            if (!keepsOff) keptOff.delete(name);
            else if (!keptOff.has(name)) keptOff.set(name, cluster.now());
          }
          if (object.kind !== 'Pod' || object.spec.nodeName === undefined) return;
          const { nodeName } = object.spec;
          expect(places.get(object.meta.uid) ?? nodeName).toBe(nodeName);
          places.set(object.meta.uid, nodeName);
          if (old?.kind !== 'Pod' || old.spec.nodeName !== undefined) return;
          expect(cluster.now() - (keptOff.get(nodeName) ?? Infinity)).toBeLessThan(ON_ITS_WAY);
        });
        suffer(cluster, all);
        cluster.runUntil(cluster.now() + 400_000);
      }),
      { numRuns: 40 },
    );
  });

  it('hears nothing from a machine that it can’t reach', () => {
    fc.assert(
      fc.property(blows, fc.nat(), (all, seed) => {
        const cluster = started(seed);
        cluster.api.watch(({ object, old }) => {
          if (object.kind !== 'Pod' || old?.kind !== 'Pod') return;
          const { nodeName = '' } = old.spec;
          if (nodeName === '') return;
          const { power, network } = cluster.outages.machine(nodeName);
          if (power && network && !cluster.outages.isStopped('kube-apiserver')) return;
          expect(object.status.containers).toEqual(old.status.containers);
          expect(object.status.ready && !old.status.ready).toBe(false);
        });
        suffer(cluster, all);
        cluster.runUntil(cluster.now() + 400_000);
      }),
      { numRuns: 40 },
    );
  });

  it('is whole again some time after all was mended', () => {
    fc.assert(
      fc.property(blows, fc.nat(), (all, seed) => {
        const cluster = started(seed);
        suffer(cluster, all);
        for (const part of COMPONENTS) cluster.outages.start(part);
        for (const name of NODES) cluster.outages.restoreNode(name);
        cluster.runUntil(cluster.now() + 120_000);
        const { spec, status } = cluster.api.get('Deployment', 'web')!;
        expect(status.available).toBe(spec.replicas);
        expect(cluster.api.list('Pod')).toHaveLength(spec.replicas);
        expect(cluster.api.get('Endpoints', 'web')!.ready).toHaveLength(spec.replicas);
        for (const { ready, taints } of cluster.api.list('Node')) {
          expect({ ready, taints }).toEqual({ ready: 'True', taints: [] });
        }
        for (const name of NODES) {
          expect(cluster.outages.machine(name).pods).toEqual(cluster.api.podsOn(name));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('goes on from a checkpoint in the middle of it as it went on without', () => {
    fc.assert(
      fc.property(blows, blows, fc.nat(), (before, after, seed) => {
        const cluster = started(seed);
        suffer(cluster, before);
        const checkpoint = cluster.save();
        const rest = (one: Cluster) => {
          const lines: string[] = [];
          one.api.watch((change) => lines.push(`${String(one.now())} ${JSON.stringify(change)}`));
          suffer(one, after);
          one.runUntil(one.now() + 400_000);
          return lines;
        };
        const first = rest(cluster);
        const branch = createCluster(SETTINGS, seed + 1);
        branch.restore(checkpoint);
        expect(rest(branch)).toEqual(first);
      }),
      { numRuns: 20 },
    );
  });
});
