/** The Job controller's pods: as many as the Job wants now. */

import type { JobQueue } from './job-queue.ts';
import { wantedActive } from './job-rounds.ts';
import type { Pod } from './objects.ts';
import { deletePod, type Parts } from './parts.ts';
import { isActive } from './pod-counts.ts';
import { freeName, tellCreated, tellOwner, tryPod } from './pod-control.ts';
import type { Throttle } from './throttle.ts';
import type { Job } from './workload-objects.ts';

export const JOBS = 'job-controller';

/** How many pods are active then, and whether the API server made one less than it was asked for. */
export interface Adjusted {
  readonly active: number;
  readonly refused: boolean;
}

/** What the controller works with. */
export interface Tools {
  readonly parts: Parts;
  readonly queue: JobQueue;
  readonly throttle: Throttle;
}

export function activePods({ api }: Parts, { meta }: Job): readonly Pod[] {
  return api.podsOf(meta.uid).filter(isActive);
}

/** Makes pods or deletes some. */
export function adjust(
  { parts, queue, throttle }: Tools,
  job: Job,
  active: number,
  succeeded: number,
): Adjusted {
  const wanted = wantedActive(job.spec, active, succeeded);
  if (active > wanted) {
    const extra = activePods(parts, job).toSorted(byProgress);
    for (const pod of extra.slice(0, active - wanted)) removePod(parts, job, pod);
    return { active: wanted, refused: false };
  }
  let now = active;
  for (; now < wanted; now += 1) {
    if (!throttle.take(JOBS)) {
      queue.later(job.meta.name, throttle.wait);
      break;
    }
    if (!create(parts, job)) return { active: now, refused: true };
  }
  return { active: now, refused: false };
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

/** False where the API server makes no pod. */
function create(parts: Parts, job: Job): boolean {
  const { name, uid } = job.meta;
  const pod = freeName(parts, name);
  const { labels, spec } = job.spec.template;
  const refused = tryPod(parts, job, {
    name: pod,
    labels: { ...labels, 'controller-uid': uid, 'job-name': name },
    spec,
  });
  tellCreated(parts, job, JOBS, pod, refused);
  return refused === undefined;
}

export function removePod(parts: Parts, job: Job, pod: Pod): void {
  deletePod(parts, pod);
  const message = `Deleted pod: ${pod.meta.name}`;
  tellOwner(parts, job, JOBS, { reason: 'SuccessfulDelete', message });
}
