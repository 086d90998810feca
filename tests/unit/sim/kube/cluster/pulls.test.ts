/** An image that can't be pulled is tried again, later each time. */

import { expect, it } from 'vitest';
import type { Cluster } from '../../../../../src/sim/kube/cluster/cluster.ts';
import { clusterOf, deploy, SETTINGS } from './bench.ts';

const BAD = { containers: [{ name: 'web', image: 'web:bad' }] };

/** Seconds between two starts of a pull. */
function pauses(cluster: Cluster, until: number): readonly number[] {
  const times: number[] = [];
  cluster.api.watch(({ object, type }) => {
    if (object.kind !== 'Event' || object.reason !== 'Pulling' || type === 'DELETED') return;
    times.push(cluster.now());
  });
  cluster.runUntil(until);
  return times.slice(1).map((time, index) => Math.round((time - (times[index] ?? 0)) / 1000));
}

it('waits 10 s after a failed pull, then twice as long each time, at most five minutes', () => {
  const cluster = clusterOf(['a'], { minor: 35 });
  deploy(cluster, 1, BAD);
  // A pull takes a second before it fails.
  expect(pauses(cluster, 1_000_000)).toEqual([11, 21, 41, 81, 161, 301, 301]);
});

it('shows ErrImagePull first, and ImagePullBackOff until the next pull', () => {
  const cluster = clusterOf(['a'], { minor: 35 });
  deploy(cluster, 1, BAD);
  const seen = new Set<string>();
  cluster.api.watch(({ object }) => {
    const reason = object.kind === 'Pod' ? object.status.containers[0]?.reason : undefined;
    if (reason !== undefined) seen.add(reason);
  });
  cluster.runUntil(60_000);
  expect([...seen]).toEqual(['ContainerCreating', 'ErrImagePull', 'ImagePullBackOff']);
});

it('waits as long each time where a node is told to', () => {
  const kubelet = { ...SETTINGS.kubelet, pullAgain: 10_000 };
  const cluster = clusterOf(['a'], { kubelet });
  deploy(cluster, 1, BAD);
  expect(pauses(cluster, 90_000)).toEqual([21, 21, 21, 21]);
});
