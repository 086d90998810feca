/** The Job controller: runs pods until as many have succeeded as are asked for. */

import { announcedFailure, failureOf, successOf } from './job-endings.ts';
import { activePods, adjust, JOBS, removePod, type Adjusted, type Tools } from './job-pods.ts';
import { createJobQueue } from './job-queue.ts';
import {
  isComplete,
  isFinished,
  isPastDeadline,
  restartedTooOften,
  TOO_LATE,
  TOO_MANY,
  wantedActive,
  type Failure,
} from './job-rounds.ts';
import { createTallies, waitAfterFailure, type Tallies } from './job-tally.ts';
import type { Pod } from './objects.ts';
import type { Parts } from './parts.ts';
import { tellOwner } from './pod-control.ts';
import { createThrottle } from './throttle.ts';
import type { Job, JobStatus } from './workload-objects.ts';

/**
 * Since then failed pods are counted, not retries of the queue.
 * Source: kubernetes/kubernetes, pull request 93779.
 */
const COUNTS_PODS = 21;
/**
 * Since then a pod is made so long after the last failure, whatever the queue did, and changes of
 * pods are looked at in batches of a second. Source: pkg/controller/job/backoff_utils.go.
 */
const WAITS_ITSELF = 27;
const BATCH = 1000;

/** Source: pkg/controller/job/job_controller.go (DefaultJobBackOff, MaxJobBackOff), as of 1.20. */
const DELAYS = { first: 10, longest: 360 };
/** Since 1.27 (DefaultJobApiBackOff, MaxJobApiBackOff). */
const API_DELAYS = { first: 1, longest: 60 };

interface Inside extends Tools {
  readonly tallies: Tallies;
}

export function addJobController(parts: Parts): void {
  const { world, api, settings } = parts;
  const queue = createJobQueue(parts, JOBS, settings.minor < WAITS_ITSELF ? DELAYS : API_DELAYS);
  const tallies = createTallies(parts);
  const inside: Inside = { parts, queue, tallies, throttle: createThrottle(world) };
  api.watch((change) => {
    tallies.observe(change);
    const { type, object } = change;
    if (object.kind === 'Job') {
      if (type === 'DELETED') queue.forget(object.meta.name);
      else queue.now(object.meta.name);
    }
    if (object.kind !== 'Pod' || object.meta.owner?.kind !== 'Job') return;
    const { name } = object.meta.owner;
    if (settings.minor >= WAITS_ITSELF) queue.later(name, BATCH);
    // The only time that the queue's own back-off counts is when a pod has failed.
    else if (type === 'MODIFIED' && object.status.phase === 'Failed') {
      queue.later(name, queue.delay(name));
    } else queue.now(name);
  });
  world.register(JOBS, {
    wake(name) {
      const job = api.get('Job', name);
      if (job === undefined || job.meta.deletion !== undefined || isFinished(job)) return;
      if (settings.minor < WAITS_ITSELF) retryingRound(inside, job);
      else waitingRound(inside, job);
    },
  });
}

/** What is known of a Job when its turn comes. */
interface Round {
  readonly job: Job;
  readonly active: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly restarts: number;
  readonly started: number;
}

type Counts = Pick<Round, 'succeeded' | 'failed' | 'restarts'>;

function begin({ parts, queue }: Inside, job: Job, counts: Counts): Round {
  const now = parts.world.now();
  const { started = now } = job.status;
  const { activeDeadline } = job.spec;
  if (activeDeadline !== undefined) {
    // Each time again: a sooner look takes the place of a later one in the queue.
    const left = started + 1000 * activeDeadline - now;
    if (left > 0) queue.later(job.meta.name, left);
  }
  const { succeeded, failed, restarts } = counts;
  const { active } = parts.api.countOf(job.meta.uid);
  return { succeeded, failed, restarts, job, started, active };
}

/** As of 1.20: a failure is answered at once, and the Job put off for longer each time. */
function retryingRound(inside: Inside, job: Job): void {
  const { parts, queue, tallies } = inside;
  const { name, uid } = job.meta;
  const { succeededNow: succeeded, failedNow: failed, restarts } = tallies.of(uid);
  const round = begin(inside, job, { succeeded, failed, restarts });
  const isNew = failed > job.status.failed;
  const tries = parts.settings.minor < COUNTS_PODS ? queue.retries(name) + 1 : failed;
  const exceeded = isNew && round.active !== job.spec.parallelism && tries > job.spec.backoffLimit;
  const failure = newFailure(inside, round, exceeded);
  const { changed, finished, refused } = finish(inside, round, failure, () =>
    adjust(inside, job, round.active, succeeded),
  );
  if (refused || (changed && isNew && !finished)) queue.retry(name);
  else if (changed) queue.forget(name);
}

/** Since 1.27: pods wait for their back-off; one failure too many ends the Job at once. */
function waitingRound(inside: Inside, job: Job): void {
  const { parts, queue, tallies } = inside;
  const tally = tallies.of(job.meta.uid);
  const round = begin(inside, job, tally);
  const { active, succeeded } = round;
  const failure =
    announcedFailure(job) ?? newFailure(inside, round, tally.failed > job.spec.backoffLimit);
  const { refused } = finish(inside, round, failure, () => {
    const wait = waitAfterFailure(tally, parts.world.now());
    const isEnough = wantedActive(job.spec, active, succeeded) <= active;
    if (isEnough || wait === 0) return adjust(inside, job, active, succeeded);
    queue.later(job.meta.name, wait);
    return { active, refused: false };
  });
  if (refused) queue.retry(job.meta.name);
  else queue.forget(job.meta.name);
}

function newFailure(
  { parts }: Inside,
  { job, restarts, started }: Round,
  exceeded: boolean,
): Failure | undefined {
  if (exceeded || restartedTooOften(job.spec, restarts)) return TOO_MANY;
  return isPastDeadline(job.spec, started, parts.world.now()) ? TOO_LATE : undefined;
}

interface Outcome {
  readonly changed: boolean;
  readonly finished: boolean;
  readonly refused: boolean;
}

/** Ends the Job where it has failed or is complete, goes on else, and writes what is so then. */
function finish(
  inside: Inside,
  { job, active, succeeded, failed, started }: Round,
  failure: Failure | undefined,
  goOn: () => Adjusted,
): Outcome {
  const { parts } = inside;
  if (failure !== undefined) {
    for (const pod of activePods(parts, job)) removePod(parts, job, pod);
    const run = parts.api.podsOf(job.meta.uid).some(({ status }) => !hasEnded(status.phase));
    const conditions = failureOf(parts, job, failure, run);
    const finished = conditions.some(({ type }) => type === 'Failed');
    if (finished) tellOwner(parts, job, JOBS, { ...failure, severity: 'Warning' });
    const counts = { active: 0, succeeded, failed: failed + active };
    const changed = write(parts, job, { ...counts, started, conditions });
    return { changed, finished, refused: false };
  }
  const { active: running, refused } = goOn();
  const status = { ...job.status, active: running, succeeded, failed, started };
  if (!isComplete(job.spec, running, succeeded)) {
    return { changed: write(parts, job, status), finished: false, refused };
  }
  tellOwner(parts, job, JOBS, { reason: 'Completed', message: 'Job completed' });
  write(parts, job, { ...status, completed: parts.world.now(), conditions: successOf(parts) });
  return { changed: true, finished: true, refused };
}

function hasEnded(phase: Pod['status']['phase']): boolean {
  return phase === 'Succeeded' || phase === 'Failed';
}

/** Whether anything was new; that it has started is written with something else only. */
function write({ api }: Parts, { meta }: Job, status: JobStatus): boolean {
  const stored = api.get('Job', meta.name);
  if (stored === undefined) return false;
  const { active, succeeded, failed, conditions } = stored.status;
  const same =
    active === status.active &&
    succeeded === status.succeeded &&
    failed === status.failed &&
    conditions.length === status.conditions.length;
  if (!same) api.update('Job', { ...stored, status });
  return !same;
}
