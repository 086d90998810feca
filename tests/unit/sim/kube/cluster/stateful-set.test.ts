/** What a cluster makes of StatefulSets: names that stay, and an order of coming and going. */

import { describe, expect, it } from 'vitest';
import type { Cluster } from '../../../../../src/sim/kube/cluster/cluster.ts';
import { clusterOf, when } from './bench.ts';
import { applyStatefulSet, limitPods, podWords, toldOf, workload } from './workloads.ts';

const setOf = ({ api }: Cluster) => api.get('StatefulSet', 'db')!;
const imagesOf = ({ api }: Cluster) =>
  api
    .list('Pod')
    .toSorted((a, b) => (a.meta.name < b.meta.name ? -1 : 1))
    .map(({ spec }) => spec.containers[0]!.image);

function running(replicas = 3, spec: object = {}, minor = 20) {
  const cluster = clusterOf(['a', 'b'], { workload, minor });
  cluster.runUntil(1000);
  applyStatefulSet(cluster, replicas, spec);
  cluster.runUntil(20_000);
  return cluster;
}

/** Names in the order of the pods' coming or of their marks, from now on. */
function orderOf(cluster: Cluster, what: 'made' | 'marked'): readonly string[] {
  const names: string[] = [];
  cluster.api.watch(({ type, object, old }) => {
    if (object.kind !== 'Pod') return;
    const marked = object.meta.deletion !== undefined && old?.meta.deletion === undefined;
    if (what === 'made' ? type === 'ADDED' : type === 'MODIFIED' && marked)
      names.push(object.meta.name);
  });
  return names;
}

describe('a StatefulSet', () => {
  it('starts each pod when the one before is ready', () => {
    const cluster = clusterOf(['a', 'b'], { workload });
    cluster.runUntil(1000);
    applyStatefulSet(cluster, 3);
    cluster.runUntil(1500);
    expect(podWords(cluster)).toEqual(['db-0 coming']);
    cluster.runUntil(3500);
    expect(podWords(cluster)).toEqual(['db-0 ready', 'db-1 coming']);
    cluster.runUntil(20_000);
    expect(setOf(cluster).status).toMatchObject({ replicas: 3, ready: 3, current: 3, updated: 3 });
  });

  it('starts all at once where it may', () => {
    const cluster = clusterOf(['a', 'b'], { workload });
    cluster.runUntil(1000);
    applyStatefulSet(cluster, 3, { podManagementPolicy: 'Parallel' });
    cluster.runUntil(1100);
    expect(podWords(cluster)).toHaveLength(3);
  });

  it('goes no further while a pod isn’t ready', () => {
    const cluster = clusterOf(['a', 'b'], { workload });
    cluster.runUntil(1000);
    applyStatefulSet(cluster, 3, {}, 'db:unready');
    cluster.runUntil(100_000);
    expect(podWords(cluster)).toEqual(['db-0 coming']);
    expect(cluster.kubectl.rolloutStatus('sts/db')).toEqual({
      words: 'Waiting for 3 pods to be ready...',
      done: false,
    });
  });

  it('updates from the highest number down, one by one', () => {
    const cluster = running();
    const marked = orderOf(cluster, 'marked');
    cluster.kubectl.setImage('statefulset/db', 'main', 'db:2');
    cluster.runUntil(22_000);
    expect(setOf(cluster).status).toMatchObject({ ready: 2, current: 2, updated: 1 });
    cluster.runUntil(40_000);
    expect(marked).toEqual(['db-2', 'db-1', 'db-0']);
    expect(imagesOf(cluster)).toEqual(['db:2', 'db:2', 'db:2']);
    expect(setOf(cluster).status.currentRevision).toBe(setOf(cluster).status.updateRevision);
    expect(cluster.kubectl.rolloutStatus('statefulset/db').done).toBe(true);
  });

  it('leaves pods below the partition as they are, even where they are made anew', () => {
    const cluster = running(3, { updateStrategy: { rollingUpdate: { partition: 2 } } });
    cluster.kubectl.setImage('statefulset/db', 'main', 'db:2');
    cluster.runUntil(40_000);
    expect(imagesOf(cluster)).toEqual(['db:1', 'db:1', 'db:2']);
    cluster.kubectl.deletePod('db-0');
    cluster.runUntil(60_000);
    expect(imagesOf(cluster)).toEqual(['db:1', 'db:1', 'db:2']);
    expect(cluster.kubectl.rolloutStatus('sts/db').words).toBe(
      'partitioned roll out complete: 1 new pods have been updated...',
    );
  });

  it('changes nothing by itself where only deletion updates', () => {
    const cluster = running(2, { updateStrategy: { type: 'OnDelete' } });
    cluster.kubectl.setImage('statefulset/db', 'main', 'db:2');
    cluster.runUntil(40_000);
    expect(imagesOf(cluster)).toEqual(['db:1', 'db:1']);
    cluster.kubectl.deletePod('db-1');
    cluster.runUntil(60_000);
    expect(imagesOf(cluster)).toEqual(['db:1', 'db:2']);
    expect(() => cluster.kubectl.rolloutStatus('sts/db')).toThrow(
      'only available for RollingUpdate',
    );
  });

  it('is stuck with a bad revision until its pod is deleted by hand, though it was taken back', () => {
    const cluster = running();
    cluster.kubectl.setImage('statefulset/db', 'main', 'db:bad');
    cluster.runUntil(60_000);
    expect(imagesOf(cluster)).toEqual(['db:1', 'db:1', 'db:bad']);
    cluster.kubectl.undo('statefulset/db');
    cluster.runUntil(200_000);
    expect(imagesOf(cluster)).toEqual(['db:1', 'db:1', 'db:bad']);
    cluster.kubectl.deletePod('db-2');
    cluster.runUntil(220_000);
    expect(imagesOf(cluster)).toEqual(['db:1', 'db:1', 'db:1']);
  });

  it('shrinks from the top, each pod gone before the next goes', () => {
    const cluster = running(4);
    const marked = orderOf(cluster, 'marked');
    cluster.kubectl.scale('statefulset/db', 1);
    cluster.runUntil(20_500);
    expect(podWords(cluster)).toEqual(['db-0 ready', 'db-1 ready', 'db-2 ready', 'db-3 leaving']);
    cluster.runUntil(40_000);
    expect(marked).toEqual(['db-3', 'db-2', 'db-1']);
    expect(podWords(cluster)).toEqual(['db-0 ready']);
  });

  it('keeps its revisions, and gives an old one a new number when it goes back to it', () => {
    const cluster = running(1);
    const numbers = () =>
      cluster.api
        .list('ControllerRevision')
        .map(
          ({ revision, template }) => `${String(revision)} ${template.spec.containers[0]!.image}`,
        )
        .toSorted();
    cluster.kubectl.setImage('sts/db', 'main', 'db:2');
    cluster.runUntil(40_000);
    expect(numbers()).toEqual(['1 db:1', '2 db:2']);
    cluster.kubectl.undo('sts/db');
    cluster.runUntil(60_000);
    expect(numbers()).toEqual(['2 db:2', '3 db:1']);
    expect(imagesOf(cluster)).toEqual(['db:1']);
  });

  it('forgets revisions beyond its limit', () => {
    const cluster = running(1, { revisionHistoryLimit: 1 });
    for (const [index, tag] of ['2', '3', '4'].entries()) {
      cluster.kubectl.setImage('sts/db', 'main', `db:${tag}`);
      cluster.runUntil(40_000 + 20_000 * index);
    }
    const images = cluster.api
      .list('ControllerRevision')
      .map(({ template }) => template.spec.containers[0]!.image);
    expect(images).toEqual(['db:3', 'db:4']);
  });

  it('makes all its pods anew on a restart', () => {
    const cluster = running(2);
    const before = cluster.api.list('Pod').map(({ meta }) => meta.uid);
    cluster.kubectl.restart('statefulset/db');
    cluster.runUntil(40_000);
    const after = cluster.api.list('Pod').map(({ meta }) => meta.uid);
    expect(after).toHaveLength(2);
    expect(after.filter((uid) => before.includes(uid))).toEqual([]);
  });

  it('takes its pods along when it is deleted, in no order', () => {
    const cluster = running();
    cluster.kubectl.delete('StatefulSet', 'db');
    cluster.runUntil(20_100);
    expect(podWords(cluster)).toEqual(['db-0 leaving', 'db-1 leaving', 'db-2 leaving']);
    cluster.runUntil(30_000);
    expect(podWords(cluster)).toEqual([]);
    expect(cluster.api.list('ControllerRevision')).toEqual([]);
  });

  it('waits for the names where a set of the same name is just going', () => {
    const cluster = running(2);
    cluster.kubectl.delete('StatefulSet', 'db');
    cluster.runUntil(20_100);
    applyStatefulSet(cluster, 2);
    cluster.runUntil(20_500);
    expect(podWords(cluster)).toEqual(['db-0 leaving', 'db-1 leaving']);
    cluster.runUntil(40_000);
    expect(podWords(cluster)).toEqual(['db-0 ready', 'db-1 ready']);
  });

  it('gives a lost node’s pod no successor before the node’s object is gone, and then not at once', () => {
    const cluster = running(2);
    const lost = cluster.api.get('Pod', 'db-0')!;
    cluster.outages.killNode(lost.spec.nodeName!);
    cluster.runUntil(1_000_000);
    expect(cluster.api.get('Pod', 'db-0')!.meta.uid).toBe(lost.meta.uid);
    cluster.kubectl.delete('Node', lost.spec.nodeName!);
    const again = when(cluster, () => cluster.api.get('Pod', 'db-0')!.meta.uid !== lost.meta.uid)!;
    expect(again - 1_000_000).toBeGreaterThan(40_000);
    expect(again - 1_000_000).toBeLessThan(81_000);
  });

  it('says what can’t be asked of it', () => {
    const cluster = running(1);
    expect(() => {
      applyStatefulSet(cluster, 1, { podManagementPolicy: 'Parallel' });
    }).toThrow('updates to statefulset spec for fields other than');
    expect(() => {
      cluster.kubectl.pause('sts/db');
    }).toThrow('error: statefulsets.apps "db" pausing is not supported');
    expect(() => {
      cluster.kubectl.undo('sts/db');
    }).toThrow('error: no last revision to roll back to');
    expect(() => {
      cluster.kubectl.scale('sts/other', 1);
    }).toThrow('Error from server (NotFound): statefulsets.apps "other" not found');
    expect(() => {
      cluster.kubectl.scale('cow/db', 1);
    }).toThrow('error: the server doesn\'t have a resource type "cow"');
  });

  it('waits where a quota is used up, and tries again by itself', () => {
    const cluster = clusterOf(['a', 'b'], { workload });
    cluster.runUntil(1000);
    limitPods(cluster, 1);
    cluster.runUntil(2000);
    applyStatefulSet(cluster, 2);
    cluster.runUntil(30_000);
    expect(podWords(cluster)).toEqual(['db-0 ready']);
    expect(toldOf(cluster, 'FailedCreate')[0]).toMatch(
      /^create Pod db-1 in StatefulSet db failed error: pods "db-1" is forbidden: exceeded quota: few/u,
    );
    limitPods(cluster, 2);
    cluster.runUntil(300_000);
    expect(podWords(cluster)).toEqual(['db-0 ready', 'db-1 ready']);
  });

  it('may be deleted without its pods, and made again over them', () => {
    const cluster = running(2);
    const uids = () => cluster.api.list('Pod').map(({ meta }) => meta.uid);
    const before = uids();
    cluster.kubectl.delete('StatefulSet', 'db', 'orphan');
    cluster.runUntil(40_000);
    expect(cluster.api.list('StatefulSet')).toEqual([]);
    expect(uids()).toEqual(before);
    applyStatefulSet(cluster, 3);
    cluster.runUntil(60_000);
    expect(uids().slice(0, 2)).toEqual(before);
    expect(setOf(cluster).status).toMatchObject({ replicas: 3, ready: 3, updated: 3 });
  });

  it('takes on a pod only under one of its names', () => {
    const cluster = running(1);
    const pod = (name: string) => {
      const spec = { containers: [{ name: 'main', image: 'db:1' }] };
      cluster.kubectl.apply({ kind: 'Pod', metadata: { name, labels: { app: 'db' } }, spec });
    };
    pod('db-1');
    pod('other');
    cluster.runUntil(40_000);
    expect(podWords(cluster)).toEqual(['db-0 ready', 'other ready']);
  });
});
