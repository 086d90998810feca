/** What a Job needs at a moment: how many pods, and whether it has ended, and how. */

import type { Ms } from '../../../recording/units.ts';
import type { Job, JobSpec } from './workload-objects.ts';

export function isFinished({ status }: Job): boolean {
  return status.conditions.some(
    ({ type, status: is }) => is === 'True' && (type === 'Complete' || type === 'Failed'),
  );
}

/** As many as are still to succeed, but no more than may run at once. */
export function wantedActive(
  { completions, parallelism }: JobSpec,
  active: number,
  succeeded: number,
): number {
  if (active > parallelism) return parallelism;
  if (completions === undefined) return succeeded > 0 ? active : parallelism;
  return Math.max(Math.min(completions - succeeded, parallelism), active);
}

export function isComplete({ completions }: JobSpec, active: number, succeeded: number): boolean {
  return completions === undefined ? succeeded > 0 && active === 0 : succeeded >= completions;
}

/** Why a Job fails, as its condition says it. */
export interface Failure {
  readonly reason: string;
  readonly message: string;
}

export const TOO_MANY: Failure = {
  reason: 'BackoffLimitExceeded',
  message: 'Job has reached the specified backoff limit',
};

export const TOO_LATE: Failure = {
  reason: 'DeadlineExceeded',
  message: 'Job was active longer than specified deadline',
};

/**
 * Restarts of containers count as retries where pods restart them.
 *
 * Source: kubernetes/kubernetes, pkg/controller/job/job_controller.go (pastBackoffLimitOnFailure).
 */
export function restartedTooOften({ template, backoffLimit }: JobSpec, restarts: number): boolean {
  if (template.spec.restartPolicy !== 'OnFailure') return false;
  return backoffLimit === 0 ? restarts > 0 : restarts >= backoffLimit;
}

export function isPastDeadline({ activeDeadline }: JobSpec, started: Ms, now: Ms): boolean {
  return activeDeadline !== undefined && now - started >= 1000 * activeDeadline;
}
