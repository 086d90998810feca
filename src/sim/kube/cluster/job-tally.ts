/** What has become of each Job's pods, counted as it happens, so that nobody counts thousands again. */

import type { Ms } from '../../../recording/units.ts';
import type { Change } from './api-server.ts';
import type { Pod } from './objects.ts';
import type { Parts } from './parts.ts';

export interface Tally extends Share {
  /** Of all pods that there ever were. */
  readonly succeeded: number;
  readonly failed: number;
  /** Failures since the last success, and when the last was. */
  readonly inRow: number;
  readonly lastFailure: Ms;
}

/** What a pod adds for as long as it is there. */
interface Share {
  readonly succeededNow: number;
  readonly failedNow: number;
  /** Of the containers of pods that go on. */
  readonly restarts: number;
}

const NO_SHARE: Share = { succeededNow: 0, failedNow: 0, restarts: 0 };
const NOTHING: Tally = { ...NO_SHARE, succeeded: 0, failed: 0, inRow: 0, lastFailure: 0 };

/** Seconds. Source: kubernetes/kubernetes, pkg/controller/job/job_controller.go, since 1.27. */
const FIRST_DELAY = 10;
const LONGEST_DELAY = 600;

export interface Tallies {
  of(job: string): Tally;
  observe(change: Change): void;
}

/** Source: pkg/controller/job/backoff_utils.go and tracking_utils.go. */
export function createTallies({ world }: Parts): Tallies {
  const tallies = world.memory<Tally>('job-controller/tallies');
  const of = (job: string) => tallies.get(job) ?? NOTHING;
  return {
    of,
    observe({ type, object, old }) {
      if (object.kind === 'Job' && type === 'DELETED') tallies.delete(object.meta.uid);
      if (object.kind !== 'Pod' || object.meta.owner?.kind !== 'Job') return;
      const before = type === 'DELETED' ? object : old?.kind === 'Pod' ? old : undefined;
      const now = type === 'DELETED' ? undefined : object;
      const job = object.meta.owner.uid;
      const tally = withShares(of(job), shareOf(before), shareOf(now));
      const isNew = before === undefined || resultOf(before) === undefined;
      // A pod on no node goes without a mark.
      const result = now === undefined ? 'failed' : resultOf(now);
      tallies.set(
        job,
        isNew && result !== undefined ? withResult(tally, result, world.now()) : tally,
      );
    },
  };
}

function withShares(tally: Tally, before: Share, now: Share): Tally {
  return {
    ...tally,
    succeededNow: tally.succeededNow + now.succeededNow - before.succeededNow,
    failedNow: tally.failedNow + now.failedNow - before.failedNow,
    restarts: tally.restarts + now.restarts - before.restarts,
  };
}

function shareOf(pod: Pod | undefined): Share {
  if (pod === undefined) return NO_SHARE;
  const { phase, containers } = pod.status;
  if (phase === 'Succeeded') return { ...NO_SHARE, succeededNow: 1 };
  if (phase === 'Failed') return { ...NO_SHARE, failedNow: 1 };
  return { ...NO_SHARE, restarts: containers.reduce((sum, { restarts }) => sum + restarts, 0) };
}

type Result = 'succeeded' | 'failed';

function withResult(tally: Tally, result: Result, now: Ms): Tally {
  if (result === 'succeeded') return { ...tally, succeeded: tally.succeeded + 1, inRow: 0 };
  const { failed, inRow } = tally;
  return { ...tally, failed: failed + 1, inRow: inRow + 1, lastFailure: now };
}

/** A pod that is deleted before its success counts as failed. */
function resultOf({ meta, status }: Pod): Result | undefined {
  if (status.phase === 'Succeeded') return 'succeeded';
  return status.phase === 'Failed' || meta.deletion !== undefined ? 'failed' : undefined;
}

/** Until another pod may be made: 10 s after the last failure, twice as long after each more. */
export function waitAfterFailure({ inRow, lastFailure }: Tally, now: Ms): Ms {
  if (inRow === 0) return 0;
  const seconds = Math.min(FIRST_DELAY * 2 ** (inRow - 1), LONGEST_DELAY);
  return Math.max(lastFailure + 1000 * seconds - now, 0);
}
