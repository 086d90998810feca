/** How far an autoscaler goes towards what its metrics ask for: windows, rates and bounds, and what it says of them. */

import type { Ms } from '../../../recording/units.ts';
import { stabilize, withinBounds, withinRates, type Reason } from '../hpa/limits.ts';
import type { Condition } from './objects.ts';
import type { Parts } from './parts.ts';
import type { HorizontalPodAutoscaler } from './scaling-objects.ts';

/** Source: kube-controller-manager, --horizontal-pod-autoscaler-downscale-stabilization. */
const CALM_DOWN = 300;
/** A policy's period is half an hour at most. Source: pkg/apis/autoscaling/validation. */
const LONGEST = 3_600_000;

/** Something that was so many replicas at some time: asked for, or changed by. */
interface Moment {
  readonly at: Ms;
  readonly replicas: number;
}

export type Said = Pick<Condition, 'type' | 'status' | 'reason' | 'message'>;

interface Limited {
  readonly replicas: number;
  readonly said: readonly Said[];
}

export interface Memory {
  /** What was asked for lately, beginning with what was there. */
  begin(name: string, current: number): void;
  limit(hpa: HorizontalPodAutoscaler, current: number, asked: number): Limited;
  scaled(name: string, from: number, to: number): void;
  forget(name: string): void;
}

/** Source: kubernetes/kubernetes, pkg/controller/podautoscaler/horizontal.go (normalizeDesiredReplicas). */
export function createMemory({ world }: Parts): Memory {
  const asked = world.memory<readonly Moment[]>('hpa/recommendations');
  const changes = world.memory<readonly Moment[]>('hpa/changes');
  const add = (to: Map<string, readonly Moment[]>, name: string, replicas: number) => {
    const now = world.now();
    const kept = (to.get(name) ?? []).filter(({ at }) => now - at < LONGEST);
    to.set(name, [...kept, { at: now, replicas }]);
  };
  const aged = (from: Map<string, readonly Moment[]>, name: string) =>
    (from.get(name) ?? []).map(({ at, replicas }) => ({
      ageSeconds: (world.now() - at) / 1000,
      replicas,
    }));
  return {
    begin(name, current) {
      if (!asked.has(name)) add(asked, name, current);
    },
    limit(hpa, current, wanted) {
      const { name } = hpa.meta;
      const { min, max, behaviour } = hpa.spec;
      const recent = aged(asked, name);
      add(asked, name, wanted);
      if (behaviour === undefined) {
        const calm = Math.max(
          wanted,
          ...recent.filter((one) => one.ageSeconds <= CALM_DOWN).map((one) => one.replicas),
        );
        return limited(wanted, calm, withinBounds(current, calm, min, max));
      }
      const windows = {
        upSeconds: behaviour.up.windowSeconds,
        downSeconds: behaviour.down.windowSeconds,
      };
      const calm = stabilize(current, wanted, recent, windows);
      const past = aged(changes, name);
      const history = {
        up: past
          .filter(({ replicas }) => replicas > 0)
          .map((one) => ({ ageSeconds: one.ageSeconds, change: one.replicas })),
        down: past
          .filter(({ replicas }) => replicas < 0)
          .map((one) => ({ ageSeconds: one.ageSeconds, change: -one.replicas })),
      };
      return limited(wanted, calm, withinRates(current, calm, { min, max }, behaviour, history));
    },
    scaled: (name, from, to) => add(changes, name, to - from),
    forget(name) {
      asked.delete(name);
      changes.delete(name);
    },
  };
}

function limited(
  wanted: number,
  calm: number,
  { replicas, reason }: { readonly replicas: number; readonly reason: Reason },
): Limited {
  const stabilized =
    calm === wanted
      ? { reason: 'ReadyForNewScale', message: 'recommended size matches current size' }
      : calm > wanted
        ? {
            reason: 'ScaleDownStabilized',
            message:
              'recent recommendations were higher than current one, applying the highest recent recommendation',
          }
        : {
            reason: 'ScaleUpStabilized',
            message:
              'recent recommendations were lower than current one, applying the lowest recent recommendation',
          };
  return {
    replicas,
    said: [
      { type: 'AbleToScale', status: 'True', ...stabilized },
      {
        type: 'ScalingLimited',
        status: reason === 'DesiredWithinRange' ? 'False' : 'True',
        ...{ reason, message: LIMITS[reason] },
      },
    ],
  };
}

const LIMITS: Readonly<Record<Reason, string>> = {
  DesiredWithinRange: 'the desired count is within the acceptable range',
  TooFewReplicas: 'the desired replica count is less than the minimum replica count',
  TooManyReplicas: 'the desired replica count is more than the maximum replica count',
  ScaleUpLimit: 'the desired replica count is increasing faster than the maximum scale rate',
  ScaleDownLimit: 'the desired replica count is decreasing faster than the maximum scale rate',
};
