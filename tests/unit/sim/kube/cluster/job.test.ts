/** What a cluster makes of Jobs: pods until enough have succeeded, or too many have failed. */

import { describe, expect, it } from 'vitest';
import type { Cluster } from '../../../../../src/sim/kube/cluster/cluster.ts';
import { clusterOf, when } from './bench.ts';
import { applyJob, limitPods, toldOf, workload } from './workloads.ts';

const jobOf = ({ api }: Cluster) => api.get('Job', 'work')!;
const phases = ({ api }: Cluster) =>
  api
    .list('Pod')
    .map(({ status }) => status.phase)
    .toSorted();
const conditionOf = (cluster: Cluster) => {
  const [condition] = jobOf(cluster).status.conditions;
  return condition && `${condition.type} ${condition.reason}`;
};

function started(image: string, spec: object = {}, pod: object = {}, minor = 20) {
  const cluster = clusterOf(['a', 'b'], { workload, minor });
  cluster.runUntil(1000);
  applyJob(cluster, image, spec, pod);
  const made: number[] = [];
  cluster.api.watch(({ type, object }) => {
    if (type === 'ADDED' && object.kind === 'Pod') made.push(Math.round(cluster.now() / 1000));
  });
  return { cluster, made };
}

describe('a Job', () => {
  it('is complete when as many pods have succeeded as it asks for, and keeps them', () => {
    const { cluster, made } = started('job:done', { completions: 5, parallelism: 2 });
    cluster.runUntil(60_000);
    expect(made).toHaveLength(5);
    expect(phases(cluster)).toEqual(Array(5).fill('Succeeded'));
    expect(jobOf(cluster).status).toMatchObject({ active: 0, succeeded: 5, failed: 0 });
    expect(conditionOf(cluster)).toBe('Complete ');
  });

  it('runs one pod where nothing is said', () => {
    const { cluster } = started('job:done');
    cluster.runUntil(60_000);
    expect(jobOf(cluster).status.succeeded).toBe(1);
  });

  it('without completions starts no more pods once one has succeeded', () => {
    const { cluster, made } = started('job:done', { parallelism: 3 });
    cluster.runUntil(60_000);
    expect(made).toHaveLength(3);
    expect(jobOf(cluster).status).toMatchObject({ succeeded: 3, active: 0 });
    expect(conditionOf(cluster)).toBe('Complete ');
  });

  it('runs more or fewer pods at once when that is changed', () => {
    const { cluster, made } = started('job:done', { completions: 6, parallelism: 1 });
    cluster.runUntil(2000);
    applyJob(cluster, 'job:done', { completions: 6, parallelism: 3 });
    cluster.runUntil(2500);
    expect(made).toHaveLength(3);
    expect(jobOf(cluster).status.active).toBe(3);
    applyJob(cluster, 'job:done', { completions: 6, parallelism: 1 });
    cluster.runUntil(5000);
    expect(jobOf(cluster).status.active).toBe(1);
  });

  it('keeps its template and its completions as they were made', () => {
    const { cluster } = started('job:done', { completions: 2 });
    expect(() => {
      applyJob(cluster, 'job:fail', { completions: 2 });
    }).toThrow('The Job "work" is invalid: spec.template');
    expect(() => {
      applyJob(cluster, 'job:done', { completions: 3 });
    }).toThrow('The Job "work" is invalid: spec.completions');
  });

  it('in 1.20 tries again at once, then after 10, 20, 40 s since the last try', () => {
    const { cluster, made } = started('job:fail', { backoffLimit: 3 });
    cluster.runUntil(300_000);
    expect(made).toEqual([1, 6, 16, 36]);
    expect(conditionOf(cluster)).toBe('Failed BackoffLimitExceeded');
    const ended = jobOf(cluster).status.conditions[0]!.updated;
    expect(Math.round(ended / 1000)).toBe(76);
  });

  it('since 1.27 waits 10, 20, 40 s after each failure, and fails with the last', () => {
    const { cluster, made } = started('job:fail', { backoffLimit: 3 }, {}, 33);
    cluster.runUntil(300_000);
    expect(made).toHaveLength(4);
    const gaps = made.slice(1).map((at, index) => at - made[index]!);
    // Each pod fails some 5 s after it was made, and is seen to have up to a second later.
    expect(gaps.map((gap) => Math.round((gap - 5) / 10) * 10)).toEqual([10, 20, 40]);
    const ended = jobOf(cluster).status.conditions.find(({ type }) => type === 'Failed')!;
    expect(ended.reason).toBe('BackoffLimitExceeded');
    expect(ended.updated / 1000 - made.at(-1)!).toBeLessThan(8);
  });

  it('counts failed pods, not tries of the controller, since 1.21', () => {
    const spec = { backoffLimit: 2, parallelism: 3, completions: 3 };
    const [before = 0, since = 0] = [20, 21].map((minor) => {
      const { cluster, made } = started('job:fail', spec, {}, minor);
      cluster.runUntil(300_000);
      expect(conditionOf(cluster)).toBe('Failed BackoffLimitExceeded');
      return made.length;
    });
    expect(since).toBeLessThan(6);
    expect(before).toBeGreaterThan(since);
  });

  it('lets a container be restarted in its pod, and counts restarts', () => {
    const { cluster, made } = started(
      'job:fail',
      { backoffLimit: 2 },
      { restartPolicy: 'OnFailure' },
    );
    cluster.runUntil(300_000);
    expect(made).toHaveLength(1);
    expect(conditionOf(cluster)).toBe('Failed BackoffLimitExceeded');
    expect(cluster.api.list('Pod')).toEqual([]);
  });

  it('ends at its deadline, and its pods with it', () => {
    for (const minor of [20, 33]) {
      const { cluster } = started('job:1', { activeDeadlineSeconds: 30 }, {}, minor);
      const failed = when(cluster, () =>
        jobOf(cluster).status.conditions.some(({ type }) => type === 'Failed'),
      )!;
      expect(failed).toBeGreaterThanOrEqual(31_000);
      expect(failed).toBeLessThan(34_000);
      expect(jobOf(cluster).status).toMatchObject({ active: 0, failed: 1 });
      cluster.runUntil(40_000);
      expect(cluster.api.list('Pod')).toEqual([]);
    }
  });

  it('replaces a pod that is deleted', () => {
    const { cluster, made } = started('job:done');
    cluster.runUntil(2000);
    cluster.kubectl.deletePod(cluster.api.list('Pod')[0]!.meta.name);
    cluster.runUntil(60_000);
    expect(made).toHaveLength(2);
    expect(jobOf(cluster).status.succeeded).toBe(1);
  });

  it('waits for room, and goes on as soon as pods have ended', () => {
    const container = { name: 'main', image: 'job:done', resources: { requests: { cpu: '3' } } };
    const { cluster } = started(
      'job:done',
      { completions: 4, parallelism: 4 },
      { containers: [container] },
    );
    cluster.runUntil(4000);
    expect(phases(cluster)).toEqual(['Pending', 'Pending', 'Running', 'Running']);
    cluster.runUntil(60_000);
    expect(conditionOf(cluster)).toBe('Complete ');
  });

  it('is deleted with its pods some time after its end, since 1.21', () => {
    const left = [20, 33].map((minor) => {
      const { cluster } = started('job:done', { ttlSecondsAfterFinished: 30 }, {}, minor);
      when(cluster, () => jobOf(cluster).status.completed !== undefined);
      const { completed } = jobOf(cluster).status;
      cluster.runUntil(completed! + 29_900);
      expect(cluster.api.list('Job')).toHaveLength(1);
      cluster.runUntil(completed! + 32_000);
      return [cluster.api.list('Job').length, cluster.api.list('Pod').length];
    });
    expect(left).toEqual([
      [1, 1],
      [0, 0],
    ]);
  });

  it('waits where a quota is used up, and tries again', () => {
    for (const minor of [20, 33]) {
      const cluster = clusterOf(['a', 'b'], { workload, minor });
      cluster.runUntil(1000);
      limitPods(cluster, 0);
      cluster.runUntil(2000);
      applyJob(cluster, 'job:done');
      cluster.runUntil(30_000);
      expect(cluster.api.list('Pod')).toEqual([]);
      expect(toldOf(cluster, 'FailedCreate')[0]).toMatch(
        /^Error creating: pods "work-.*" is forbidden/u,
      );
      limitPods(cluster, 1);
      cluster.runUntil(90_000);
      expect(jobOf(cluster).status.succeeded).toBe(1);
    }
  });

  it('announces its failure before its pods have ended, since 1.31', () => {
    const { cluster } = started('job:1', { activeDeadlineSeconds: 30 }, {}, 33);
    const types = () => jobOf(cluster).status.conditions.map(({ type }) => type);
    const announced = when(cluster, () => types().length > 0)!;
    expect(types()).toEqual(['FailureTarget']);
    const failed = when(cluster, () => types().length > 1)!;
    expect(types()).toEqual(['FailureTarget', 'Failed']);
    expect(failed - announced).toBeGreaterThan(900);
    expect(cluster.api.list('Pod')).toEqual([]);
  });
});
