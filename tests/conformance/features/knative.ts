/** Knative's pod autoscaler. */

import defaults from '../../../content/facts/knative-autoscaler.json' with { type: 'json' };
import * as kpa from '../../../src/sim/serverless/kpa.ts';
import * as load from '../../../src/sim/serverless/load-window.ts';
import { scaleTo, type Activity } from '../../../src/sim/serverless/scale-to-zero.ts';
import { answers } from '../feature.ts';

interface Spec {
  readonly targetValue: number;
  readonly totalValue: number;
  readonly targetBurstCapacity: number;
  readonly panicThreshold: number;
  readonly maxScaleUpRate: number;
  readonly maxScaleDownRate: number;
  readonly stableWindowSeconds: number;
  readonly scaleDownDelaySeconds: number;
  readonly reachable: boolean;
  readonly activationScale: number;
}

interface Scale {
  readonly spec: Spec;
  readonly start: {
    readonly readyPods: number;
    readonly panicSecondsAgo?: number;
    readonly maxPanicPods?: number;
  };
  readonly steps: readonly {
    readonly at: number;
    readonly readyPods: number;
    readonly stable: number | null;
    readonly panic: number | null;
    readonly spec?: Partial<Spec>;
  }[];
}

const toSpec = (spec: Spec): kpa.KpaSpec => ({
  ...spec,
  stableWindow: spec.stableWindowSeconds,
  scaleDownDelay: spec.scaleDownDelaySeconds,
});

function started({ readyPods, panicSecondsAgo, maxPanicPods }: Scale['start']): kpa.KpaState {
  const state = kpa.startKpa(readyPods, 0);
  return {
    ...state,
    ...(panicSecondsAgo === undefined ? {} : { panicSince: -panicSecondsAgo }),
    ...(maxPanicPods === undefined ? {} : { maxPanicPods }),
  };
}

function scale({ spec, start, steps }: Scale): unknown {
  let state = started(start);
  const decisions = [];
  for (const step of steps) {
    const { stable, panic } = step;
    if (stable === null || panic === null) return { valid: false };
    const next = kpa.decide(toSpec({ ...spec, ...step.spec }), state, { ...step, stable, panic });
    state = next.state;
    decisions.push(next.decision);
  }
  return { steps: decisions };
}

/** Knative writes times with their unit, and switches as words. */
function asInConfigMap(key: string): number | string | boolean | undefined {
  const fact = (defaults as Readonly<Record<string, { value: number; unit: string }>>)[key];
  if (fact?.unit === 's') return `${String(fact.value)}s`;
  return fact?.unit === 'switch' ? fact.value === 1 : fact?.value;
}

interface Window {
  readonly windowSeconds: number;
  readonly granularitySeconds: number;
  readonly records: readonly load.LoadRecord[];
  readonly now: number;
}

const average =
  (how: typeof load.windowAverage) =>
  ({ records, windowSeconds, granularitySeconds, now }: Window) => ({
    average: how(records, windowSeconds, granularitySeconds, now),
  });

export const KNATIVE = answers({
  autoscaler_scale: scale,
  autoscaler_create({ readyPods }: { readyPods: number }) {
    const { panicSince, maxPanicPods } = kpa.startKpa(readyPods, 0);
    return { panicking: panicSince !== undefined, maxPanicPods };
  },
  scale_to_zero(input: ToZero) {
    const rules = {
      ...input,
      enabled: input.enableScaleToZero,
      initialised: input.initialised ?? false,
      stableWindow: input.stableWindowSeconds,
      gracePeriod: input.gracePeriodSeconds,
      podRetention: input.podRetentionSeconds,
      reachable: input.reachability !== 'Unreachable',
      progressDeadline: input.progressDeadlineSeconds,
    };
    const [is, since] = Object.entries(input.state)[0] ?? [];
    const activity =
      since === undefined ? undefined : ({ is, for: since } as NonNullable<Activity>);
    const { desired, apply } = scaleTo(input.want, rules, activity, {
      proxyFor: input.proxyForSeconds,
      activatorReady: input.activatorProbe || input.targetBurstCapacity === -1,
    });
    return { desired, patched: apply && desired !== input.start };
  },
  window_average: average(load.windowAverage),
  weighted_average: average(load.weightedAverage),
  smoothing_coefficient: ({ buckets }: { buckets: number }) => ({
    // Upstream's row has five digits.
    coefficient: Number(load.smoothing(buckets).toFixed(5)),
  }),
  config_defaults: ({ key }: { key: string }) => ({ value: asInConfigMap(key) }),
});

interface ToZero {
  readonly start: number;
  readonly want: number;
  readonly min: number;
  readonly max: number;
  readonly initialScale: number;
  readonly initialised?: boolean;
  readonly state: Readonly<Record<string, number>>;
  readonly stableWindowSeconds: number;
  readonly gracePeriodSeconds: number;
  readonly podRetentionSeconds: number;
  readonly reachability: string;
  readonly proxyForSeconds: number;
  readonly targetBurstCapacity: number;
  readonly activatorProbe: boolean;
  readonly enableScaleToZero: boolean;
  readonly progressDeadlineSeconds: number;
}
