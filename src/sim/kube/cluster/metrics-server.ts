/** The metrics server: reads how much CPU pods use, and keeps what it read last. */

import type { Ms } from '../../../recording/units.ts';
import { cpuUse, podsOf, sharesOf } from './load.ts';
import { isConnected } from './machines.ts';
import type { Parts } from './parts.ts';
import type { ScaleTarget } from './scaling-objects.ts';

const ACTOR = 'metrics-server';
/**
 * Between two readings. A real one tells the mean of the time since the last; the model's is what a
 * pod uses at the moment of the reading.
 *
 * Source: kubernetes-sigs/metrics-server, --metric-resolution in its manifests.
 */
export const RESOLUTION: Ms = 15_000;

/** One reading of a workload: thousandths of a CPU by pod. */
interface Reading {
  readonly at: Ms;
  readonly use: ReadonlyMap<string, number>;
}

/** Reads only what some autoscaler looks at, and rests where there is none. */
export function addMetricsServer(parts: Parts): void {
  const { world, api } = parts;
  const readings = world.memory<Reading>(ACTOR);
  api.watch(({ type, object }) => {
    if (object.kind !== 'HorizontalPodAutoscaler') return;
    if (type === 'ADDED') world.enqueue(world.uniform(0, RESOLUTION), ACTOR, 'read');
  });
  world.register(ACTOR, {
    wake() {
      const targets = new Map(
        api
          .list('HorizontalPodAutoscaler')
          .map(({ spec: { target } }) => [`${target.kind}/${target.name}`, target]),
      );
      readings.clear();
      if (targets.size === 0) return;
      const share = sharesOf(parts);
      for (const [key, target] of targets) {
        const use = new Map<string, number>();
        for (const pod of podsOf(parts, target)) {
          const { meta, spec, status } = pod;
          if (status.phase !== 'Running' || !isConnected(parts, spec.nodeName ?? '')) continue;
          use.set(meta.name, cpuUse(parts, pod, share(pod)));
        }
        readings.set(key, { at: world.now(), use });
      }
      world.enqueue(RESOLUTION, ACTOR, 'read');
    },
  });
}

/** The last reading of a workload's pods. */
export function readingOf({ world }: Parts, { kind, name }: ScaleTarget): Reading | undefined {
  return world.memory<Reading>(ACTOR).get(`${kind}/${name}`);
}
