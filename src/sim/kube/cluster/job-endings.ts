/** How a Job's end is told: in one condition, and since 1.31 in two. */

import type { Failure } from './job-rounds.ts';
import type { Condition } from './objects.ts';
import type { Parts } from './parts.ts';
import type { Job } from './workload-objects.ts';

/**
 * Since then a first condition says how the Job will end, and the second that its pods have ended.
 * Source: kubernetes/kubernetes, pkg/controller/job/job_controller.go (delayTerminalCondition).
 */
const TELLS_TWICE = 31;

const REACHED = {
  reason: 'CompletionsReached',
  message: 'Reached expected number of succeeded pods',
};

export function successOf(parts: Parts): readonly Condition[] {
  const condition = maker(parts);
  if (parts.settings.minor < TELLS_TWICE)
    return [condition('Complete', { reason: '', message: '' })];
  return [condition('SuccessCriteriaMet', REACHED), condition('Complete', REACHED)];
}

/** With pods that still `run`, the end of the Job is only announced, where it is told twice. */
export function failureOf(
  parts: Parts,
  { status }: Job,
  failure: Failure,
  run: boolean,
): readonly Condition[] {
  const condition = maker(parts);
  const failed = condition('Failed', failure);
  if (parts.settings.minor < TELLS_TWICE) return [failed];
  const announced = status.conditions.find(({ type }) => type === 'FailureTarget');
  const target = announced ?? condition('FailureTarget', failure);
  return run ? [target] : [target, failed];
}

/** Why the Job is to fail as soon as its pods have ended. */
export function announcedFailure({ status }: Job): Failure | undefined {
  const { reason, message } = status.conditions.find(({ type }) => type === 'FailureTarget') ?? {};
  return reason === undefined || message === undefined ? undefined : { reason, message };
}

function maker({ world }: Parts) {
  return (type: string, { reason, message }: Failure): Condition => ({
    ...{ type, status: 'True', reason, message, updated: world.now() },
  });
}
