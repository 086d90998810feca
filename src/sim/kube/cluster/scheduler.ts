/** The scheduler: takes the pods that wait one by one, and binds each to a node. */

import { place, verdict, type Verdict } from '../scheduler/place.ts';
import { createNodeInfos } from './node-infos.ts';
import type { Pod } from './objects.ts';
import { tell, type Parts } from './parts.ts';
import { createSchedulingQueue, SCHEDULER } from './scheduling-queue.ts';

/** From the choice of a node to the binding's being stored. */
const BIND = 'default-scheduler/bind';

/** Until a failure or a binding is stored, in a small cluster on one machine. */
const FAIL_TIME = 5;
const BIND_TIME = 14;

export interface Scheduler {
  /** What it would say of each node now, if the pod's turn came. */
  verdict(pod: Pod): Verdict;
}

export function addScheduler(parts: Parts): Scheduler {
  const { world, api, settings } = parts;
  const queue = createSchedulingQueue(parts);
  const infos = createNodeInfos(parts);
  const turn = world.memory<number>('scheduler/turn');
  api.watch((change) => {
    queue.observe(change);
    if (change.object.kind === 'Pod' && change.type === 'DELETED') {
      infos.forget(change.object.meta.name);
    }
  });
  world.register(SCHEDULER, {
    wake() {
      const pod = queue.take();
      if (pod === undefined) return;
      const view = { ...infos.view(), minor: settings.minor };
      const start = turn.get('next') ?? 0;
      const { best, message, looked } = place(pod, view, start);
      turn.set('next', (start + looked) % Math.max(1, view.nodes.length));
      const chosen = choose(parts, pod, best);
      if (chosen === undefined)
        world.after(FAIL_TIME, `${SCHEDULER}/fail`, `${pod.meta.name} ${message}`);
      else {
        infos.assume(pod, chosen);
        world.after(BIND_TIME, BIND, `${pod.meta.name} ${chosen}`);
      }
      queue.goOn();
    },
  });
  world.register(`${SCHEDULER}/fail`, {
    wake(key) {
      const { name, rest } = firstWord(key);
      queue.putBack(name);
      const pod = api.get('Pod', name);
      if (pod === undefined || pod.spec.nodeName !== undefined) return;
      tell(parts, {
        ...{ reason: 'FailedScheduling', message: rest, severity: 'Warning' },
        ...{ about: `Pod/${name}`, source: SCHEDULER },
      });
      if (pod.status.unschedulable === rest) return;
      api.update('Pod', { ...pod, status: { ...pod.status, unschedulable: rest } });
    },
  });
  world.register(BIND, {
    wake(key) {
      const { name, rest } = firstWord(key);
      infos.forget(name);
      const pod = api.get('Pod', name);
      if (pod === undefined) return;
      const { unschedulable: _, ...status } = pod.status;
      api.update('Pod', { ...pod, spec: { ...pod.spec, nodeName: rest }, status });
      const message = `Successfully assigned default/${name} to ${rest}`;
      tell(parts, { reason: 'Scheduled', about: `Pod/${name}`, message, source: SCHEDULER });
    },
  });
  return { verdict: (pod) => verdict(pod, { ...infos.view(), minor: settings.minor }) };
}

function firstWord(key: string): { readonly name: string; readonly rest: string } {
  const space = key.indexOf(' ');
  return { name: key.slice(0, space), rest: key.slice(space + 1) };
}

function choose({ world, settings }: Parts, pod: Pod, best: readonly string[]): string | undefined {
  if (best.length <= 1) return best[0];
  return (
    settings.chance?.node(pod.meta.name, best) ?? best[Math.floor(world.uniform(0, best.length))]
  );
}
