/** Runtime classes: at admission, in the scheduler's sums, and on nodes that have them or not. */

import { describe, expect, it } from 'vitest';
import type { Cluster } from '../../../../../src/sim/kube/cluster/cluster.ts';
import { clusterOf, deploy, on, when } from './bench.ts';

const handlers = { wasmtime: { pull: 100, start: 20, ready: 10 } };

function classOf(cluster: Cluster, more: object = {}, handler = 'wasmtime'): void {
  cluster.kubectl.apply({
    ...{ kind: 'RuntimeClass', metadata: { name: 'wasm' }, handler },
    ...more,
  } as unknown as Parameters<Cluster['kubectl']['apply']>[0]);
}

const wasm = { runtimeClassName: 'wasm' };
const messages = ({ api }: Cluster, reason: string) =>
  api
    .list('Event')
    .filter((one) => one.reason === reason)
    .map((one) => one.message);
const ready = ({ api }: Cluster) => api.list('Pod').filter(({ status }) => status.ready).length;

describe('a runtime class', () => {
  it('that isn’t there keeps pods from being made', () => {
    const cluster = clusterOf(['a'], { handlers });
    deploy(cluster, 1, wasm);
    cluster.runUntil(2000);
    expect(cluster.api.list('Pod')).toEqual([]);
    expect(messages(cluster, 'FailedCreate')[0]).toMatch(
      /^Error creating: pods "web-\S+" is forbidden: pod rejected: RuntimeClass "wasm" not found$/u,
    );
  });

  it('has its own times on the nodes', () => {
    const [slow, fast] = [{}, wasm].map((pod) => {
      const cluster = clusterOf(['a'], { handlers });
      classOf(cluster);
      cluster.runUntil(5000);
      deploy(cluster, 1, pod);
      return when(cluster, () => ready(cluster) === 1)! - 5000;
    });
    expect(fast).toBeLessThan(400);
    expect(slow).toBeGreaterThan(1500);
  });

  it('can’t be run by a node whose runtime doesn’t know it', () => {
    const cluster = clusterOf([], { handlers });
    cluster.addNode({ name: 'old', capacity: { cpu: '4', memory: '4Gi' }, handlers: [] });
    classOf(cluster);
    deploy(cluster, 1, wasm);
    cluster.runUntil(30_000);
    const [pod] = on(cluster, 'old');
    expect(pod!.status.containers[0]).toMatchObject({
      state: 'waiting',
      reason: 'ContainerCreating',
    });
    expect(messages(cluster, 'FailedCreatePodSandBox')).toEqual([
      'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to get sandbox runtime: no runtime for "wasmtime" is configured',
    ]);
  });

  it('adds to what its pods ask for, and says where they may go', () => {
    const cluster = clusterOf(['a'], { handlers });
    const capacity = { cpu: '4', memory: '4Gi' };
    cluster.addNode({ name: 'b', capacity, labels: { wasm: 'yes' } });
    classOf(cluster, {
      overhead: { podFixed: { cpu: '500m' } },
      scheduling: { nodeSelector: { wasm: 'yes' } },
    });
    const resources = { requests: { cpu: '500m' } };
    deploy(cluster, 6, { ...wasm, containers: [{ name: 'web', image: 'web:1', resources }] });
    cluster.runUntil(5000);
    expect(on(cluster, 'a')).toEqual([]);
    expect(on(cluster, 'b')).toHaveLength(4);
    expect(messages(cluster, 'FailedScheduling').at(-1)).toContain('1 Insufficient cpu');
  });

  it('has its overhead counted by quotas', () => {
    const cluster = clusterOf(['a'], { handlers });
    classOf(cluster, { overhead: { podFixed: { cpu: '100m' } } });
    cluster.kubectl.apply({
      ...{ kind: 'ResourceQuota', metadata: { name: 'few' } },
      spec: { hard: { 'requests.cpu': '2', 'limits.cpu': '9' } },
    });
    cluster.runUntil(1000);
    const resources = { requests: { cpu: '400m' }, limits: { cpu: '800m' } };
    deploy(cluster, 6, { ...wasm, containers: [{ name: 'web', image: 'web:1', resources }] });
    cluster.runUntil(5000);
    expect(cluster.api.get('ResourceQuota', 'few')!.status.used).toEqual({
      ...{ 'requests.cpu': '2', 'limits.cpu': '3600m' },
    });
  });

  it('clashes with a pod that wants to be elsewhere', () => {
    const cluster = clusterOf(['a'], { handlers });
    classOf(cluster, { scheduling: { nodeSelector: { wasm: 'yes' } } });
    const pod = {
      kind: 'Pod',
      metadata: { name: 'web' },
      spec: {
        ...{ ...wasm, nodeSelector: { wasm: 'no' } },
        containers: [{ name: 'web', image: 'web:1' }],
      },
    };
    expect(() => cluster.kubectl.apply(pod)).toThrow(
      'pods "web" is forbidden: conflict: runtimeClass.scheduling.nodeSelector[wasm] = yes; pod.spec.nodeSelector[wasm] = no',
    );
  });

  it('keeps its handler', () => {
    const cluster = clusterOf(['a'], { handlers });
    classOf(cluster);
    expect(() => classOf(cluster, {}, 'other')).toThrow(
      'The RuntimeClass "wasm" is invalid: handler: Invalid value: "other": field is immutable',
    );
  });
});
