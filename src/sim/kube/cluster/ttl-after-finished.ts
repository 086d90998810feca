/** Deletes Jobs some time after their end, where they ask for that; their pods go with them. */

import type { Ms } from '../../../recording/units.ts';
import { isFinished } from './job-rounds.ts';
import type { Parts } from './parts.ts';
import type { Job } from './workload-objects.ts';

const ACTOR = 'ttl-after-finished-controller';
/** Before, the feature was off unless it was asked for (kubernetes/enhancements 592). */
const SINCE = 21;

/**
 * Simplified: the Job goes first and its pods follow; upstream keeps the Job until they are gone.
 *
 * Source: kubernetes/kubernetes, pkg/controller/ttlafterfinished/ttlafterfinished_controller.go.
 */
export function addTtlController({ world, api, settings }: Parts): void {
  if (settings.minor < SINCE) return;
  const check = (job: Job) => {
    const end = endOf(job);
    if (end === undefined) return;
    if (end <= world.now()) api.remove('Job', job.meta.name);
    else world.enqueue(end - world.now(), ACTOR, `${job.meta.name} ${job.meta.uid}`);
  };
  api.watch(({ type, object }) => {
    if (object.kind === 'Job' && type !== 'DELETED') check(object);
  });
  world.register(ACTOR, {
    wake(key) {
      const [name = '', uid] = key.split(' ');
      const job = api.get('Job', name);
      if (job !== undefined && job.meta.uid === uid) check(job);
    },
  });
}

function endOf(job: Job): Ms | undefined {
  const { ttl } = job.spec;
  if (ttl === undefined || !isFinished(job)) return undefined;
  return Math.max(...job.status.conditions.map(({ updated }) => updated)) + 1000 * ttl;
}
