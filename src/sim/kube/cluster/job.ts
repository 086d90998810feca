/** The Job controller: runs pods until as many have succeeded as are asked for. */

import { announcedFailure, failureOf, successOf } from './job-endings.ts';
import { createJobQueue, type JobQueue } from './job-queue.ts';
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
import { deletePod, type Parts } from './parts.ts';
import { freeName, makePod, tellOwner } from './pod-control.ts';
import { isActive } from './pod-counts.ts';
import { createThrottle } from './throttle.ts';
import type { Job, JobStatus } from './workload-objects.ts';

const ACTOR = 'job-controller';

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

interface Inside {
  readonly parts: Parts;
  readonly queue: JobQueue;
  readonly tallies: Tallies;
  readonly mayWrite: () => boolean;
}

export function addJobController(parts: Parts): void {
  const { world, api, settings } = parts;
  const queue = createJobQueue(parts, ACTOR);
  const tallies = createTallies(parts);
  const throttle = createThrottle(world);
  const inside: Inside = { parts, queue, tallies, mayWrite: () => throttle.take(ACTOR) };
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
  world.register(ACTOR, {
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
  readonly pods: readonly Pod[];
  readonly active: readonly Pod[];
  readonly succeeded: number;
  readonly failed: number;
  readonly started: number;
}

function begin(
  { parts, queue }: Inside,
  job: Job,
  counts: Pick<Round, 'succeeded' | 'failed'>,
): Round {
  const now = parts.world.now();
  const { started = now } = job.status;
  const { activeDeadline } = job.spec;
  if (activeDeadline !== undefined) {
    // Each time again: a sooner look takes the place of a later one in the queue.
    const left = started + 1000 * activeDeadline - now;
    if (left > 0) queue.later(job.meta.name, left);
  }
  const pods = parts.api.podsOf(job.meta.uid);
  return { ...counts, job, pods, started, active: pods.filter(isActive) };
}

/** As of 1.20: a failure is answered at once, and the Job put off for longer each time. */
function retryingRound(inside: Inside, job: Job): void {
  const { parts, queue } = inside;
  const { name, uid } = job.meta;
  const count = (phase: string) =>
    parts.api.podsOf(uid).filter(({ status }) => status.phase === phase).length;
  const round = begin(inside, job, { succeeded: count('Succeeded'), failed: count('Failed') });
  const { failed, active } = round;
  const isNew = failed > job.status.failed;
  const tries = parts.settings.minor < COUNTS_PODS ? queue.retries(name) + 1 : failed;
  const exceeded = isNew && active.length !== job.spec.parallelism && tries > job.spec.backoffLimit;
  const failure = newFailure(inside, round, exceeded);
  const { changed, finished } = finish(inside, round, failure, () => adjust(inside, round));
  if (changed && isNew && !finished) queue.retry(name);
  else if (changed) queue.forget(name);
}

/** Since 1.27: pods wait for their back-off; one failure too many ends the Job at once. */
function waitingRound(inside: Inside, job: Job): void {
  const { parts, queue, tallies } = inside;
  const tally = tallies.of(job.meta.uid);
  const round = begin(inside, job, tally);
  const failure =
    announcedFailure(job) ?? newFailure(inside, round, tally.failed > job.spec.backoffLimit);
  finish(inside, round, failure, () => {
    const missing =
      wantedActive(job.spec, round.active.length, round.succeeded) - round.active.length;
    const wait = waitAfterFailure(tally, parts.world.now());
    if (missing <= 0 || wait === 0) return adjust(inside, round);
    queue.later(job.meta.name, wait);
    return round.active.length;
  });
}

function newFailure(
  { parts }: Inside,
  { job, pods, started }: Round,
  exceeded: boolean,
): Failure | undefined {
  if (exceeded || restartedTooOften(job.spec, pods)) return TOO_MANY;
  return isPastDeadline(job.spec, started, parts.world.now()) ? TOO_LATE : undefined;
}

/** Makes pods or deletes some; gives how many are active then. */
function adjust(inside: Inside, { job, active, succeeded }: Round): number {
  const { parts, queue, mayWrite } = inside;
  const wanted = wantedActive(job.spec, active.length, succeeded);
  let now = active.length;
  for (const pod of active.toSorted(byProgress).slice(0, Math.max(now - wanted, 0))) {
    remove(parts, job, pod);
    now -= 1;
  }
  for (; now < wanted; now += 1) {
    if (!mayWrite()) {
      queue.later(job.meta.name, BATCH / 20);
      break;
    }
    create(parts, job);
  }
  return now;
}

/** Those that have come least far go first. */
function byProgress(a: Pod, b: Pod): number {
  const rank = ({ spec, status, meta }: Pod) => [
    spec.nodeName === undefined ? 0 : 1,
    status.phase === 'Running' ? 1 : 0,
    status.ready ? 1 : 0,
    -Math.floor(meta.created / 1000),
  ];
  const [left, right] = [rank(a), rank(b)];
  const first = left.findIndex((value, index) => value !== right[index]);
  return first < 0 ? 0 : (left[first] ?? 0) - (right[first] ?? 0);
}

function create(parts: Parts, job: Job): void {
  const { name, uid } = job.meta;
  const pod = freeName(parts, name);
  const { labels, spec } = job.spec.template;
  makePod(parts, job, {
    name: pod,
    labels: { ...labels, 'controller-uid': uid, 'job-name': name },
    spec,
  });
  tellOwner(parts, job, ACTOR, { reason: 'SuccessfulCreate', message: `Created pod: ${pod}` });
}

function remove(parts: Parts, job: Job, pod: Pod): void {
  deletePod(parts, pod);
  const message = `Deleted pod: ${pod.meta.name}`;
  tellOwner(parts, job, ACTOR, { reason: 'SuccessfulDelete', message });
}

/** Ends the Job where it has failed or is complete, goes on else, and writes what is so then. */
function finish(
  inside: Inside,
  { job, active, succeeded, failed, started }: Round,
  failure: Failure | undefined,
  goOn: () => number,
): { readonly changed: boolean; readonly finished: boolean } {
  const { parts } = inside;
  if (failure !== undefined) {
    for (const pod of active) remove(parts, job, pod);
    const run = parts.api.podsOf(job.meta.uid).some(({ status }) => !hasEnded(status.phase));
    const conditions = failureOf(parts, job, failure, run);
    const finished = conditions.some(({ type }) => type === 'Failed');
    if (finished) tellOwner(parts, job, ACTOR, { ...failure, severity: 'Warning' });
    const counts = { active: 0, succeeded, failed: failed + active.length };
    return { changed: write(parts, job, { ...counts, started, conditions }), finished };
  }
  const running = goOn();
  const status = { ...job.status, active: running, succeeded, failed, started };
  if (!isComplete(job.spec, running, succeeded)) {
    return { changed: write(parts, job, status), finished: false };
  }
  tellOwner(parts, job, ACTOR, { reason: 'Completed', message: 'Job completed' });
  write(parts, job, { ...status, completed: parts.world.now(), conditions: successOf(parts) });
  return { changed: true, finished: true };
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
