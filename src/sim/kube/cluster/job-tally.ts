/** What has become of each Job's pods, counted as it happens: a pod that is deleted stays counted. */

import type { Ms } from '../../../recording/units.ts';
import type { Change } from './api-server.ts';
import type { Pod } from './objects.ts';
import type { Parts } from './parts.ts';

export interface Tally {
  readonly succeeded: number;
  readonly failed: number;
  /** Failures since the last success, and when the last was. */
  readonly inRow: number;
  readonly lastFailure: Ms;
}

const NOTHING: Tally = { succeeded: 0, failed: 0, inRow: 0, lastFailure: 0 };

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
      const before = type === 'DELETED' ? resultOf(object) : old?.kind === 'Pod' && resultOf(old);
      // A pod on no node goes without a mark.
      const result = type === 'DELETED' ? 'failed' : resultOf(object);
      if (before || result === undefined) return;
      const job = object.meta.owner.uid;
      const tally = of(job);
      if (result === 'succeeded') {
        tallies.set(job, { ...tally, succeeded: tally.succeeded + 1, inRow: 0 });
      } else {
        const { failed, inRow } = tally;
        const lastFailure = world.now();
        tallies.set(job, { ...tally, failed: failed + 1, inRow: inRow + 1, lastFailure });
      }
    },
  };
}

/** A pod that is deleted before its success counts as failed. */
function resultOf({ meta, status }: Pod): 'succeeded' | 'failed' | undefined {
  if (status.phase === 'Succeeded') return 'succeeded';
  return status.phase === 'Failed' || meta.deletion !== undefined ? 'failed' : undefined;
}

/** Until another pod may be made: 10 s after the last failure, twice as long after each more. */
export function waitAfterFailure({ inRow, lastFailure }: Tally, now: Ms): Ms {
  if (inRow === 0) return 0;
  const seconds = Math.min(FIRST_DELAY * 2 ** (inRow - 1), LONGEST_DELAY);
  return Math.max(lastFailure + 1000 * seconds - now, 0);
}
