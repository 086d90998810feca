/** Whether a rollout is done, goes on, or has hung; and which old replica sets are kept. */

/** Pods of a Deployment, as its status counts them. */
export interface RolloutStatus {
  readonly replicas: number;
  readonly updated: number;
  readonly ready: number;
  readonly available: number;
}

/** Source: kubernetes/kubernetes, pkg/controller/deployment/util/deployment_util.go. */
export function isComplete(
  desired: number,
  { updated, replicas, available }: Omit<RolloutStatus, 'ready'>,
): boolean {
  return updated === desired && replicas === desired && available === desired;
}

/** Whether something got better since: more updated, fewer old, more ready or available pods. */
export function isProgressing(before: RolloutStatus, now: RolloutStatus): boolean {
  return (
    now.updated > before.updated ||
    now.replicas - now.updated < before.replicas - before.updated ||
    now.ready > before.ready ||
    now.available > before.available
  );
}

/** The deadline that stands for none: the largest 32-bit number. */
const NO_DEADLINE = 2_147_483_647;

/** Whether a rollout has made no progress for longer than its deadline, in seconds. */
export function hasTimedOut(
  deadline: number | undefined,
  sinceProgress: number,
  reason: string,
): boolean {
  if (deadline === undefined || deadline === NO_DEADLINE) return false;
  if (reason === 'NewReplicaSetAvailable') return false;
  return reason === 'ProgressDeadlineExceeded' || sinceProgress > deadline;
}

/** An old replica set, as the history's cleaning sees it. */
export interface OldSet {
  readonly replicas: number;
  /** Pods that there are. */
  readonly statusReplicas: number;
  readonly deleting?: boolean;
}

/** Those of `old`, oldest first, that are deleted: beyond the limit, and with no pods left. */
export function beyondHistory<T extends OldSet>(old: readonly T[], limit: number): readonly T[] {
  const kept = old.filter(({ deleting = false }) => !deleting);
  return kept
    .slice(0, Math.max(kept.length - limit, 0))
    .filter(({ replicas, statusReplicas }) => replicas === 0 && statusReplicas === 0);
}

/** Replicas of several sets: asked for, there, and on their way out. */
export interface ReplicaCount {
  readonly spec: number;
  readonly status: number;
  /** Unknown where the set's controller hasn't said. */
  readonly terminating?: number | null;
}

export function countReplicas(sets: readonly ReplicaCount[]): Required<ReplicaCount> {
  const add = (what: keyof ReplicaCount) =>
    sets.reduce((total, set) => total + (set[what] ?? 0), 0);
  return { spec: add('spec'), status: add('status'), terminating: add('terminating') };
}
