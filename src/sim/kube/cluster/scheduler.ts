/** The scheduler: takes the pods that wait one by one, and binds each to a node. */

import { place, verdict, type Verdict } from '../scheduler/place.ts';
import { createNodeInfos } from './node-infos.ts';
import type { Pod } from './objects.ts';
import { tell, type Parts } from './parts.ts';
import { createPreemption } from './preemption.ts';
import { createSchedulingQueue, SCHEDULER } from './scheduling-queue.ts';
import type { World } from './world.ts';

/** From the choice of a node to the binding's being stored. */
const BIND = 'default-scheduler/bind';

/** Until a failure is stored, in a small cluster on one machine. */
const FAIL_TIME = 5;
/** Bindings are sent side by side: at least so long, and so much more on average. */
const BIND_LEAST = 2;
const BIND_MORE = 5;

export interface Scheduler {
  /** What it would say of each node now, if the pod's turn came. */
  verdict(pod: Pod): Verdict;
}

export function addScheduler(parts: Parts): Scheduler {
  const { world, api, settings } = parts;
  const queue = createSchedulingQueue(parts);
  const infos = createNodeInfos(parts);
  const preemption = createPreemption(parts);
  const turn = world.memory<number>('scheduler/turn');
  api.watch((change) => {
    queue.observe(change);
    if (change.object.kind === 'Pod' && change.type === 'DELETED') {
      infos.forget(change.object.meta.name);
      preemption.forget(change.object.meta.name);
    }
  });
  world.register(SCHEDULER, {
    wake() {
      const pod = queue.take();
      if (pod === undefined) return;
      const view = preemption.reserved(pod, { ...infos.view(), minor: settings.minor });
      const start = turn.get('next') ?? 0;
      const { best, message, looked } = place(pod, view, start);
      turn.set('next', (start + looked) % Math.max(1, view.nodes.length));
      const chosen = choose(parts, pod, best);
      if (chosen === undefined) {
        const words = `${message}${preemption.makeRoom(pod, view, start)}`;
        world.after(FAIL_TIME, `${SCHEDULER}/fail`, `${pod.meta.name} ${words}`);
      } else {
        infos.assume(pod, chosen);
        preemption.forget(pod.meta.name);
        world.after(bindTime(world), BIND, `${pod.meta.name} ${chosen}`);
      }
      queue.goOn();
    },
  });
  addFailures(parts, queue.putBack, preemption.hope);
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

/** Tells that a pod found no node, and what it may hope for. */
function addFailures(
  parts: Parts,
  putBack: (pod: string) => void,
  hope: (pod: string) => string | undefined,
): void {
  const { world, api } = parts;
  world.register(`${SCHEDULER}/fail`, {
    wake(key) {
      const { name, rest: message } = firstWord(key);
      putBack(name);
      const pod = api.get('Pod', name);
      if (pod === undefined || pod.spec.nodeName !== undefined) return;
      const about = `Pod/${name}`;
      const event = { reason: 'FailedScheduling', message, about, source: SCHEDULER } as const;
      tell(parts, { ...event, severity: 'Warning' });
      const nominated = hope(name);
      const { status } = pod;
      if (status.unschedulable === message && status.nominated === nominated) return;
      const told = { ...status, unschedulable: message, ...(nominated && { nominated }) };
      api.update('Pod', { ...pod, status: told });
    },
  });
}

function bindTime(world: World): number {
  return BIND_LEAST - BIND_MORE * Math.log(1 - world.uniform(0, 1));
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
