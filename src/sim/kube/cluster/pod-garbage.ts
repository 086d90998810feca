/** Pods of nodes that are gone: deleted without asking, since nobody is there to stop them. */

import type { Ms } from '../../../recording/units.ts';
import { deletePod, type Parts } from './parts.ts';

const ACTOR = 'pod-garbage-collector';

/** Source: kubernetes/kubernetes, pkg/controller/podgc/gc_controller.go (gcCheckPeriod, quarantineTime). */
const EVERY: Ms = 20_000;
const QUARANTINE: Ms = 40_000;
/** A round and the end of a wait that began in one meet; which comes first is decided by less. */
const ROUND_TIME: Ms = 1;

/**
 * It comes round every 20 s. A node that it misses then is waited for, 40 s, before the next round
 * deletes its pods. A force-deleted pod leaves the API at once, whatever becomes of its containers.
 */
export function addPodGarbageCollector(parts: Parts): void {
  const { world, api, settings } = parts;
  const rounds = world.memory<Ms>(`${ACTOR}/rounds`);
  const untilRound = (after: Ms): Ms => {
    const phase =
      settings.chance?.moment?.(ACTOR) ?? rounds.get('phase') ?? world.uniform(0, EVERY);
    rounds.set('phase', phase);
    const past = (((world.now() + after - phase) % EVERY) + EVERY) % EVERY;
    return after + EVERY - past;
  };
  const isLost = (node: string | undefined): node is string =>
    node !== undefined && api.get('Node', node) === undefined;
  api.watch(({ type, object }) => {
    const lost = object.kind === 'Node' && type === 'DELETED' ? object.meta.name : undefined;
    if (lost !== undefined) world.enqueue(missedFor(untilRound), ACTOR, lost);
    if (object.kind === 'Pod' && type !== 'DELETED' && isLost(object.spec.nodeName)) {
      world.enqueue(missedFor(untilRound), ACTOR, object.spec.nodeName);
    }
  });
  world.register(ACTOR, {
    wake(node) {
      if (!isLost(node)) return;
      for (const pod of api.podsOn(node)) deletePod(parts, pod, 0);
    },
  });
}

/** To the round that misses the node, and from there to the first after its quarantine. */
function missedFor(untilRound: (after: Ms) => Ms): Ms {
  return untilRound(untilRound(0) + QUARANTINE + ROUND_TIME);
}
