/** What containers answer their readiness probes, where a reader decides it. */

import { known, readiness, write } from './kubelet-report.ts';
import type { ProbeType } from '../probe.ts';
import type { Pod } from './objects.ts';
import type { Parts } from './parts.ts';
import { breakProbe, probeOf, type Lasts } from './probes.ts';

/** From the probe's answer to the API server's knowing of it. */
const ACTOR = 'kubelet/readiness';
const REPORT: readonly [number, number] = [4, 12];

export interface Readiness {
  /** Whether the pod's containers pass from now on; errors are for people. */
  answerProbe(pod: string, passes: boolean): void;
  /** The same for a probe of the pod's own specification, which is noticed when it is next asked. */
  breakProbe(pod: string, probe: ProbeType, lasts: Lasts): void;
  mendProbe(pod: string, probe: ProbeType): void;
}

export function addReadiness(parts: Parts): Readiness {
  const { world, api } = parts;
  world.register(ACTOR, {
    wake(key) {
      const [name = '', uid = ''] = key.split(' ');
      const pod = known(parts, name, uid);
      if (pod === undefined || !isServing(pod)) return;
      const ready = !failsProbe(parts, pod);
      if (ready !== pod.status.ready) write(parts, pod, readiness(ready), {});
    },
  });
  const find = (name: string): Pod => {
    const pod = api.get('Pod', name);
    if (pod === undefined) throw new Error(`There is no pod “${name}”.`);
    return pod;
  };
  const setProbe = (name: string, type: ProbeType, lasts: Lasts | undefined) => {
    const pod = find(name);
    if (probeOf(pod, type) === undefined) throw new Error(`Pod “${name}” has no ${type} probe.`);
    breakProbe(parts, pod, type, lasts);
  };
  return {
    breakProbe: setProbe,
    mendProbe: (name, type) => setProbe(name, type, undefined),
    answerProbe(name, passes) {
      const pod = find(name);
      if (probeOf(pod, 'readiness') !== undefined) {
        setProbe(name, 'readiness', passes ? undefined : 'for good');
        return;
      }
      const failing = failingProbes(parts);
      if (passes) failing.delete(pod.meta.uid);
      else failing.set(pod.meta.uid, true);
      world.after(world.uniform(...REPORT), ACTOR, `${name} ${pod.meta.uid}`);
    },
  };
}

/** Whether the kubelet is to leave the pod not ready. */
export function failsProbe(parts: Pick<Parts, 'world'>, { meta }: Pod): boolean {
  return failingProbes(parts).has(meta.uid);
}

function failingProbes({ world }: Pick<Parts, 'world'>): Map<string, true> {
  return world.memory<true>('kubelet/failing probes');
}

/** Its container runs, and has been ready or would be by now. */
function isServing({ meta, status }: Pod): boolean {
  return meta.deletion === undefined && status.containers.every(({ state }) => state === 'running');
}
