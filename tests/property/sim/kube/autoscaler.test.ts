/** What holds of every autoscaler, whatever load comes and goes. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cluster } from '../../../../src/sim/kube/cluster/cluster.ts';
import { clusterOf, deploy } from '../../../unit/sim/kube/cluster/bench.ts';

interface Plan {
  readonly min: number;
  readonly more: number;
  readonly replicas: number;
  readonly target: number;
  readonly loads: readonly (readonly [wait: number, perSecond: number])[];
}

const plans = fc.record<Plan>({
  min: fc.integer({ min: 1, max: 4 }),
  more: fc.integer({ min: 0, max: 8 }),
  replicas: fc.integer({ min: 1, max: 12 }),
  target: fc.integer({ min: 20, max: 90 }),
  loads: fc.array(
    fc.tuple(fc.integer({ min: 1000, max: 200_000 }), fc.integer({ min: 0, max: 900 })),
    {
      maxLength: 5,
    },
  ),
});

function start({ min, more, replicas, target }: Plan, seed: number): Cluster {
  const cluster = clusterOf(['a', 'b', 'c'], { minor: 35 }, seed);
  const resources = { requests: { cpu: '100m' } };
  deploy(cluster, replicas, { containers: [{ name: 'web', image: 'web:1', resources }] });
  const averageUtilization = target;
  cluster.kubectl.apply({
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'web' },
    spec: {
      scaleTargetRef: { kind: 'Deployment', name: 'web' },
      ...{ minReplicas: min, maxReplicas: min + more },
      metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { averageUtilization } } }],
    },
  });
  return cluster;
}

function play(cluster: Cluster, { loads }: Plan): void {
  for (const [wait, perSecond] of loads) {
    cluster.setLoad({ kind: 'Service', name: 'web' }, perSecond);
    cluster.runUntil(cluster.now() + wait);
  }
  cluster.runUntil(cluster.now() + 400_000);
}

/** Source: kube-controller-manager, --horizontal-pod-autoscaler-downscale-stabilization. */
const WINDOW = 300_000;

describe('an autoscaler', () => {
  it('keeps replicas between its bounds from its first look on', () => {
    fc.assert(
      fc.property(plans, fc.nat(), (plan, seed) => {
        const cluster = start(plan, seed);
        cluster.runUntil(16_000);
        const check = (replicas: number) => {
          expect(replicas).toBeGreaterThanOrEqual(plan.min);
          expect(replicas).toBeLessThanOrEqual(plan.min + plan.more);
        };
        check(cluster.api.get('Deployment', 'web')!.spec.replicas);
        cluster.api.watch(({ object }) => {
          if (object.kind === 'Deployment') check(object.spec.replicas);
        });
        play(cluster, plan);
      }),
      { numRuns: 30 },
    );
  });

  it('grows only where it measured too much in the last minutes, and shrinks only where it does too little now', () => {
    fc.assert(
      fc.property(plans, fc.nat(), (plan, seed) => {
        const cluster = start(plan, seed);
        cluster.runUntil(16_000);
        const measured: { readonly at: number; readonly ratio: number }[] = [];
        cluster.api.watch(({ object, old }) => {
          if (object.kind !== 'HorizontalPodAutoscaler' || old === undefined) return;
          const { current, desired, utilization = 0, lastScaled } = object.status;
          const ratio = utilization / plan.target;
          measured.push({ at: cluster.now(), ratio });
          if (lastScaled !== cluster.now()) return;
          // What was recommended in the last five minutes holds, where the pace of growth kept it back.
          const since = cluster.now() - WINDOW;
          const first = measured.findLastIndex(({ at }) => at < since);
          const highest = Math.max(...measured.slice(Math.max(0, first)).map((one) => one.ratio));
          if (desired > current) expect(highest).toBeGreaterThanOrEqual(1.1);
          else expect(ratio).toBeLessThan(0.9);
        });
        play(cluster, plan);
      }),
      { numRuns: 30 },
    );
  });

  it('comes to rest at what its target asks for, or at a bound', () => {
    fc.assert(
      fc.property(plans, fc.nat({ max: 900 }), fc.nat(), (plan, perSecond, seed) => {
        const cluster = start(plan, seed);
        play(cluster, { ...plan, loads: [...plan.loads, [600_000, perSecond]] });
        const { min, max } = cluster.api.get('HorizontalPodAutoscaler', 'web')!.spec;
        const { replicas } = cluster.api.get('Deployment', 'web')!.spec;
        const exact = (2 * perSecond) / plan.target;
        if (replicas > min) expect(replicas).toBeLessThanOrEqual(Math.ceil(exact / 0.9) + 1);
        if (replicas < max) expect(replicas).toBeGreaterThanOrEqual(Math.floor(exact / 1.15));
      }),
      { numRuns: 20 },
    );
  });
});
