/** Deployments: rolling updates, proportional scaling, progress. */

import { scaleProportionally, type ScaledSet } from '../../../src/sim/kube/proportional-scale.ts';
import * as rolling from '../../../src/sim/kube/rolling-update.ts';
import * as status from '../../../src/sim/kube/rollout-status.ts';
import { answers } from '../feature.ts';

type Amount = rolling.IntOrPercent | null;

interface Spec {
  readonly strategy?: rolling.Strategy;
  readonly replicas?: number;
  readonly deploymentReplicas?: number;
  readonly maxSurge?: Amount;
  readonly maxUnavailable?: Amount;
}

const toSpec = (input: Spec): rolling.RolloutSpec => ({
  strategy: input.strategy ?? 'RollingUpdate',
  replicas: input.deploymentReplicas ?? input.replicas ?? 0,
  maxSurge: input.maxSurge ?? undefined,
  maxUnavailable: input.maxUnavailable ?? undefined,
});

interface Old extends Spec {
  readonly oldReplicas: number;
  readonly newReplicas: number;
  readonly availableOld: number;
  readonly availableNew: number;
}

const total = (sizes: readonly number[]) => sizes.reduce((sum, size) => sum + size, 0);

export const DEPLOYMENT = answers({
  resolve_fenceposts: (input: Spec & { desired: number }) =>
    rolling.resolveFenceposts(
      input.maxSurge ?? undefined,
      input.maxUnavailable ?? undefined,
      input.desired,
    ) ?? { error: true },
  new_rs_new_replicas: (input: Spec & { newReplicas: number; totalReplicas: number }) => ({
    newReplicas: rolling.nextNewReplicas(toSpec(input), input.newReplicas, input.totalReplicas),
  }),
  max_unavailable: (input: Spec) => ({ maxUnavailable: rolling.maxUnavailable(toSpec(input)) }),
  reconcile_new_rs(input: Spec & { oldReplicas: number; newReplicas: number }) {
    const all = input.oldReplicas + input.newReplicas;
    const newReplicas = rolling.nextNewReplicas(toSpec(input), input.newReplicas, all);
    return { scaled: newReplicas !== input.newReplicas, newReplicas };
  },
  reconcile_old_rs(input: Old) {
    const old = [{ replicas: input.oldReplicas, available: input.availableOld }];
    const fresh = { replicas: input.newReplicas, available: input.availableNew };
    const oldReplicas = total(rolling.nextOldReplicas(toSpec(input), old, fresh));
    return { scaled: oldReplicas !== input.oldReplicas, oldReplicas };
  },
  cleanup_unhealthy(input: { oldReplicas: number; available: number; maxCleanup: number }) {
    const old = [{ replicas: input.oldReplicas, available: input.available }];
    return { cleaned: input.oldReplicas - total(rolling.cleanUpUnhealthy(old, input.maxCleanup)) };
  },
  scale_down_old_for_rolling_update(input: Spec & { available: number; oldReplicas: number }) {
    const old = [{ replicas: input.oldReplicas, available: input.available }];
    const oldReplicas = total(rolling.scaleDownAvailable(toSpec(input), old, input.available));
    return { scaled: oldReplicas !== input.oldReplicas, oldReplicas };
  },
  proportional_scale(input: Proportional) {
    const surge = rolling.maxSurge(
      toSpec({ replicas: input.oldReplicas, maxSurge: input.oldMaxSurge, maxUnavailable: 1 }),
    );
    const toSet = ({ name, replicas }: NamedSet): ScaledSet => {
      const desired = input.desiredAnnotations?.[name] ?? input.oldReplicas;
      return { name, replicas, available: 0, desired, most: desired + surge };
    };
    const fresh = input.newRS === null ? undefined : toSet(input.newRS);
    return scaleProportionally(toSpec(input), fresh, input.oldRSs.map(toSet));
  },
  cleanup_history: (input: { oldRSs: readonly status.OldSet[]; revisionHistoryLimit: number }) => ({
    deletions: status.beyondHistory(input.oldRSs, input.revisionHistoryLimit).length,
  }),
  deployment_complete: (input: {
    desired: number;
    current: number;
    updated: number;
    available: number;
  }) => ({ complete: status.isComplete(input.desired, { ...input, replicas: input.current }) }),
  deployment_progressing: (input: { old: status.RolloutStatus; new: status.RolloutStatus }) => ({
    progressing: status.isProgressing(input.old, input.new),
  }),
  deployment_timed_out: (input: {
    progressDeadlineSeconds: number | null;
    secondsSinceProgress: number;
    reason: string;
  }) => ({
    timedOut: status.hasTimedOut(
      input.progressDeadlineSeconds ?? undefined,
      input.secondsSinceProgress,
      input.reason,
    ),
  }),
  replica_counts: ({ sets }: { sets: readonly status.ReplicaCount[] }) =>
    status.countReplicas(sets),
});

interface NamedSet {
  readonly name: string;
  readonly replicas: number;
}

interface Proportional extends Spec {
  readonly oldReplicas: number;
  readonly oldMaxSurge: Amount;
  readonly newRS: NamedSet | null;
  readonly oldRSs: readonly NamedSet[];
  readonly desiredAnnotations?: Readonly<Record<string, number>>;
}
