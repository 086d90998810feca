/** What holds of StatefulSets, DaemonSets and Jobs, whatever is asked of them and whatever happens. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cluster } from '../../../../src/sim/kube/cluster/cluster.ts';
import { clusterOf } from '../../../unit/sim/kube/cluster/bench.ts';
import {
  applyDaemonSet,
  applyJob,
  applyStatefulSet,
  workload,
} from '../../../unit/sim/kube/cluster/workloads.ts';

const NODES = ['a', 'b', 'c'];

/** What a reader does, and how long the cluster goes on then. */
interface Step {
  readonly what: 'scale' | 'image' | 'delete pod' | 'restart' | 'cut' | 'back' | 'cordon' | 'anew';
  readonly number: number;
  readonly ms: number;
}

const steps = fc.array(
  fc.record<Step>({
    what: fc.constantFrom(
      ...(['scale', 'image', 'delete pod', 'restart', 'cut', 'back', 'cordon', 'anew'] as const),
    ),
    number: fc.nat({ max: 5 }),
    ms: fc.constantFrom(5, 300, 1700, 6000, 60_000),
  }),
  { maxLength: 8 },
);

function start(seed: number, minor: number): Cluster {
  const cluster = clusterOf(NODES, { workload, minor }, seed);
  cluster.runUntil(1000);
  return cluster;
}

/** Does what can be done; a step for a kind that hasn't it does nothing. */
function take(cluster: Cluster, set: string, { what, number }: Step): void {
  const node = NODES[number % NODES.length]!;
  const pods = cluster.api.list('Pod');
  const { kubectl, outages } = cluster;
  if (what === 'scale' && set.startsWith('sts/')) kubectl.scale(set, number);
  if (what === 'image') kubectl.setImage(set, 'main', ['x:1', 'x:2', 'x:bad'][number % 3]!);
  if (what === 'delete pod' && pods.length > 0)
    kubectl.deletePod(pods[number % pods.length]!.meta.name);
  if (what === 'restart') kubectl.restart(set);
  if (what === 'cut') outages.cutNode(node);
  if (what === 'back') outages.restoreNode(node);
  if (what === 'cordon') kubectl.cordon(node);
}

describe('a StatefulSet', () => {
  it('never has two pods of a number, and in order makes none before those below are ready', () => {
    const policies = fc.constantFrom('OrderedReady', 'Parallel');
    fc.assert(
      fc.property(policies, fc.nat({ max: 4 }), steps, fc.nat(), (policy, replicas, all, seed) => {
        const cluster = start(seed, 20);
        const spec = { podManagementPolicy: policy };
        const living = new Map<string, string>();
        cluster.api.watch(({ type, object }) => {
          if (object.kind !== 'Pod') return;
          const { name, uid } = object.meta;
          if (type === 'DELETED') living.delete(name);
          else {
            expect(living.get(name) ?? uid).toBe(uid);
            living.set(name, uid);
          }
          if (type !== 'ADDED' || policy === 'Parallel') return;
          const below = Number(name.split('-')[1]);
          for (let number = 0; number < below; number += 1) {
            expect(cluster.api.get('Pod', `db-${String(number)}`)?.status.ready).toBe(true);
          }
        });
        applyStatefulSet(cluster, replicas, spec);
        cluster.runUntil(8000);
        for (const step of all) {
          if (step.what === 'anew') {
            if (cluster.api.get('StatefulSet', 'db')) cluster.kubectl.delete('StatefulSet', 'db');
            cluster.runUntil(cluster.now() + step.ms);
            applyStatefulSet(cluster, replicas, spec);
          } else take(cluster, 'sts/db', step);
          cluster.runUntil(cluster.now() + step.ms);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('comes to what was asked for in the end, where nothing is in its way', () => {
    fc.assert(
      fc.property(steps, fc.nat(), (all, seed) => {
        const cluster = start(seed, 20);
        applyStatefulSet(cluster, 3);
        cluster.runUntil(10_000);
        for (const step of all) {
          if (!['scale', 'delete pod', 'restart'].includes(step.what)) continue;
          take(cluster, 'sts/db', step);
          cluster.runUntil(cluster.now() + step.ms);
        }
        cluster.runUntil(cluster.now() + 120_000);
        const { spec, status } = cluster.api.get('StatefulSet', 'db')!;
        const { replicas } = spec;
        expect(status).toMatchObject({ replicas, ready: replicas, updated: replicas });
        const names = cluster.api.list('Pod').map(({ meta }) => meta.name);
        const wanted = Array.from({ length: replicas }, (_, number) => `db-${String(number)}`);
        expect(names.toSorted()).toEqual(wanted);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a DaemonSet', () => {
  it('never has two pods on a node, nor fewer serving than a rollout may leave', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), steps, fc.nat(), (maxUnavailable, all, seed) => {
        const cluster = start(seed, 20);
        const isQuiet = all.every(({ what }) => ['image', 'restart', 'scale'].includes(what));
        applyDaemonSet(cluster, { updateStrategy: { rollingUpdate: { maxUnavailable } } });
        cluster.runUntil(8000);
        cluster.api.watch(({ object }) => {
          if (object.kind !== 'Pod') return;
          for (const node of NODES) {
            expect(cluster.api.podsOn(node).length).toBeLessThanOrEqual(1);
          }
          const serving = cluster.api
            .list('Pod')
            .filter(({ meta, status }) => status.ready && meta.deletion === undefined);
          if (isQuiet) expect(serving.length).toBeGreaterThanOrEqual(3 - maxUnavailable);
        });
        for (const step of all) {
          take(cluster, 'ds/agent', step);
          cluster.runUntil(cluster.now() + step.ms);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a Job', () => {
  it('never runs more pods than it may, nor has more successes than it needs', () => {
    const sizes = fc.integer({ min: 1, max: 5 });
    const versions = fc.constantFrom(20, 24, 33);
    fc.assert(
      fc.property(
        sizes,
        sizes,
        versions,
        steps,
        fc.nat(),
        (most, completions, minor, all, seed) => {
          const cluster = start(seed, minor);
          let parallelism = most;
          const active = () =>
            cluster.api.list('Pod').filter(({ meta, status }) => {
              const goesOn = status.phase === 'Pending' || status.phase === 'Running';
              return goesOn && meta.deletion === undefined;
            }).length;
          cluster.api.watch(({ type, object }) => {
            if (object.kind === 'Pod' && type === 'ADDED') {
              expect(active()).toBeLessThanOrEqual(parallelism);
            }
            if (object.kind === 'Job') {
              expect(object.status.succeeded).toBeLessThanOrEqual(completions);
            }
          });
          applyJob(cluster, seed % 3 === 0 ? 'job:fail' : 'job:done', { completions, parallelism });
          for (const step of all) {
            if (step.what === 'scale' || step.what === 'anew') {
              parallelism = step.number;
              const image = seed % 3 === 0 ? 'job:fail' : 'job:done';
              applyJob(cluster, image, { completions, parallelism });
            } else if (step.what !== 'image' && step.what !== 'restart') take(cluster, '', step);
            cluster.runUntil(cluster.now() + step.ms);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('sets and Jobs', () => {
  it('go on from a checkpoint as they went on without', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(20, 33),
        steps,
        fc.nat({ max: 12_000 }),
        fc.nat(),
        (minor, all, at, seed) => {
          const play = (cluster: Cluster) => {
            const lines: string[] = [];
            cluster.api.watch(({ type, object }) => {
              lines.push(`${String(cluster.now())} ${type} ${JSON.stringify(object)}`);
            });
            for (const step of all) {
              if (step.what === 'image' || step.what === 'restart') take(cluster, 'ds/agent', step);
              else if (step.what !== 'anew') take(cluster, 'sts/db', step);
              cluster.runUntil(cluster.now() + step.ms);
            }
            cluster.runUntil(cluster.now() + 30_000);
            return lines;
          };
          const cluster = start(seed, minor);
          applyStatefulSet(cluster, 3);
          applyDaemonSet(cluster);
          applyJob(cluster, 'job:fail', { backoffLimit: 2, ttlSecondsAfterFinished: 5 });
          cluster.runUntil(1000 + at);
          const checkpoint = cluster.save();
          const branch = clusterOf([], { workload, minor }, seed + 1);
          branch.restore(checkpoint);
          expect(firstDifference(play(branch), play(cluster))).toBeUndefined();
        },
      ),
      { numRuns: 30 },
    );
  });
});

/** The first lines that aren't the same: a whole comparison takes minutes where they are many. */
function firstDifference(one: readonly string[], other: readonly string[]): unknown {
  const length = Math.max(one.length, other.length);
  const index = Array.from({ length }, (_, at) => at).find((at) => one[at] !== other[at]);
  return index === undefined ? undefined : [index, one[index], other[index]];
}
