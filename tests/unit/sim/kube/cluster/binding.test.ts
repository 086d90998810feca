/** Room on a node while a pod is being bound to it. */

import { expect, it } from 'vitest';
import { clusterOf } from './bench.ts';

it('is free again where the pod is deleted before it is bound', () => {
  const cluster = clusterOf(['a']);
  cluster.runUntil(1000);
  const apply = (name: string) => {
    const resources = { requests: { cpu: '4' } };
    const spec = { containers: [{ name: 'main', image: 'x:1', resources }] };
    cluster.kubectl.apply({ kind: 'Pod', metadata: { name }, spec });
  };
  apply('first');
  // The scheduler has chosen the node after 5 ms; the binding takes about 14 ms more.
  cluster.runUntil(1008);
  expect(cluster.api.get('Pod', 'first')?.spec.nodeName).toBeUndefined();
  cluster.kubectl.deletePod('first');
  apply('second');
  cluster.runUntil(1100);
  expect(cluster.api.get('Pod', 'second')?.spec.nodeName).toBe('a');
});
