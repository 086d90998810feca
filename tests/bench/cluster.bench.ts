/** What a simulated hour of a cluster costs as it grows. Run it with node. */

import { createCluster } from '../../src/sim/kube/cluster/cluster.ts';

const HOUR = 3_600_000;
const ROUNDS = 3;
const KUBELET = { admit: 30, pull: 1000, start: 500, ready: 500, stop: 1000, relist: 1000 };

/** A Deployment with a Service is applied, rolled out anew after 20 minutes, and runs on. */
function hour(nodes: number, replicas: number): void {
  const workload = () => ({ pulls: true, becomesReady: true });
  const cluster = createCluster({ minor: 20, kubelet: KUBELET, workload }, 1);
  for (let index = 0; index < nodes; index += 1) {
    cluster.addNode({ name: `n${String(index)}`, capacity: { cpu: '4', memory: '8Gi' } });
  }
  const labels = { app: 'web' };
  const resources = { requests: { cpu: '100m' } };
  const spec = { containers: [{ name: 'web', image: 'web:1', resources }] };
  cluster.runUntil(1000);
  cluster.kubectl.apply({
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: { replicas, selector: { matchLabels: labels }, template: { metadata: { labels }, spec } },
  });
  cluster.kubectl.apply({ kind: 'Service', metadata: { name: 'web' }, spec: { selector: labels } });
  cluster.runUntil(HOUR / 3);
  cluster.kubectl.setImage('web', 'web', 'web:2');
  cluster.runUntil(HOUR);
  const updated = cluster.api.get('Deployment', 'web')?.status.updated;
  if (updated !== replicas) throw new Error(`Only ${String(updated)} pods were rolled out.`);
}

/** Milliseconds of the best of several rounds. */
function best(work: () => void): number {
  let least = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    const begin = performance.now();
    work();
    least = Math.min(least, performance.now() - begin);
  }
  return least;
}

const sizes = [
  [10, 100],
  [100, 1000],
  [1000, 10_000],
] as const;
const times = sizes.map(([nodes, pods]) => best(() => hour(nodes, pods)));
const [first = 1] = times;
for (const [index, [nodes, pods]] of sizes.entries()) {
  const time = times[index] ?? 0;
  const each = time / pods / (first / sizes[0][1]);
  console.log(
    `${String(nodes).padStart(5)} nodes, ${String(pods).padStart(6)} pods: ${time.toFixed(0).padStart(6)} ms, ` +
      `${(HOUR / time).toFixed(0)} times as fast as the clock, each pod ${each.toFixed(2)} of the smallest's`,
  );
}
