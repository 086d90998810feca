/** The pods that wait for the scheduler, and what makes them try again. */

import type { Change } from './api-server.ts';
import type { Node, Pod } from './objects.ts';
import type { Parts } from './parts.ts';

export const SCHEDULER = 'default-scheduler';
const FLUSH = 'default-scheduler/flush';

/** Between two pods. */
const CYCLE = 2;
/** Back-off of a pod that found no node, and how often those that have waited are looked for. */
const FIRST_BACK_OFF = 1000;
const LAST_BACK_OFF = 10_000;
const FLUSH_EVERY = 1000;

/** A pod that waits: to be taken next, for its back-off, or for something to change. */
interface Waiting {
  readonly place: 'active' | 'back-off' | 'unschedulable' | 'being tried';
  readonly attempts: number;
  readonly since: number;
}

/** What the queue's parts share. */
interface Inside {
  readonly waiting: Map<string, Waiting>;
  readonly cycles: Map<string, number>;
  set(name: string, where: Waiting['place']): void;
  moveAll(): void;
}

/** Source: kubernetes/kubernetes, pkg/scheduler/internal/queue/scheduling_queue.go, 1.20. */
export function createSchedulingQueue(parts: Parts) {
  const { world, api } = parts;
  const waiting = world.memory<Waiting>('scheduler/waiting');
  const cycles = world.memory<number>('scheduler/cycles');
  const goOn = () => world.enqueue(CYCLE, SCHEDULER, 'next');
  const set = (name: string, where: Waiting['place'], changes: Partial<Waiting> = {}) => {
    const before = waiting.get(name) ?? { attempts: 0, since: world.now() };
    waiting.delete(name);
    waiting.set(name, { ...before, place: where, ...changes });
    if (where === 'active') goOn();
    if (where === 'back-off') flushLater();
  };
  const flushLater = () => {
    const since = world.now() - (parts.settings.chance?.moment?.(FLUSH) ?? 0);
    const past = ((since % FLUSH_EVERY) + FLUSH_EVERY) % FLUSH_EVERY;
    world.enqueue(FLUSH_EVERY - past, FLUSH, 'back-off');
  };
  const isOver = (entry: Waiting) => world.now() >= backOffEnd(entry);
  /** Something has changed that may make room: all that wait for that try again. */
  const moveAll = () => {
    cycles.set('moved', cycles.get('now') ?? 0);
    for (const [name, entry] of [...waiting]) {
      if (entry.place === 'unschedulable') set(name, isOver(entry) ? 'active' : 'back-off');
    }
  };
  world.register(FLUSH, {
    wake() {
      for (const [name, entry] of [...waiting]) {
        if (entry.place !== 'back-off') continue;
        if (isOver(entry)) set(name, 'active');
        else flushLater();
      }
    },
  });
  return {
    goOn,
    take(): Pod | undefined {
      const name = firstOf(parts, waiting, cycles);
      const entry = name === undefined ? undefined : waiting.get(name);
      if (name === undefined || entry === undefined) return undefined;
      const cycle = (cycles.get('now') ?? 0) + 1;
      cycles.set('now', cycle).set(name, cycle);
      set(name, 'being tried', { attempts: entry.attempts + 1 });
      return api.get('Pod', name);
    },
    /** After a failure: to wait for its back-off where something has moved meanwhile. */
    putBack(name: string) {
      if (!waiting.has(name)) return;
      const moved = (cycles.get('moved') ?? -1) >= (cycles.get(name) ?? 0);
      set(name, moved ? 'back-off' : 'unschedulable', { since: world.now() });
    },
    observe: observer({ waiting, cycles, set, moveAll }),
  };
}

/** By priority, where there are any, then in the order of their coming. */
function firstOf(
  { api }: Parts,
  waiting: Inside['waiting'],
  cycles: Inside['cycles'],
): string | undefined {
  const alike = !cycles.has('priorities');
  let best: string | undefined;
  let most = -Infinity;
  for (const [name, entry] of waiting) {
    if (entry.place !== 'active') continue;
    if (alike) return name;
    const { priority = 0 } = api.get('Pod', name)?.spec ?? {};
    if (priority > most) best = name;
    most = Math.max(most, priority);
  }
  return best;
}

function isMine({ spec }: Pod): boolean {
  return (spec.schedulerName ?? SCHEDULER) === SCHEDULER;
}

function hasEnded({ status }: Pod): boolean {
  return status.phase === 'Succeeded' || status.phase === 'Failed';
}

function mayHelp(node: Node, old: Node): boolean {
  return (
    node.taints !== old.taints ||
    node.ready !== old.ready ||
    node.capacity !== old.capacity ||
    node.meta.labels !== old.meta.labels ||
    (old.unschedulable && !node.unschedulable)
  );
}

function backOffEnd({ attempts, since }: Waiting): number {
  return since + Math.min(FIRST_BACK_OFF * 2 ** (attempts - 1), LAST_BACK_OFF);
}

/** What a change of the cluster does to the pods that wait. */
function observer({ waiting, cycles, set, moveAll }: Inside) {
  return ({ type, object, old }: Change): void => {
    if (object.kind === 'Node') {
      if (type === 'ADDED' || (type === 'MODIFIED' && mayHelp(object, old as Node))) moveAll();
    }
    if (object.kind !== 'Pod') return;
    const { name } = object.meta;
    if ((object.spec.priority ?? 0) !== 0) cycles.set('priorities', 1);
    if (type === 'DELETED') {
      waiting.delete(name);
      cycles.delete(name);
      if (object.spec.nodeName !== undefined) moveAll();
    } else if (object.spec.nodeName !== undefined) {
      waiting.delete(name);
      cycles.delete(name);
      cycles.set('moved', cycles.get('now') ?? 0);
      // A pod that has ended makes room as one does that is deleted.
      if (hasEnded(object) && old?.kind === 'Pod' && !hasEnded(old)) moveAll();
    } else if (type === 'ADDED' && isMine(object)) set(name, 'active');
    // An update of a pod in its back-off, its own new condition for one, ends the back-off.
    else if (waiting.get(name)?.place === 'back-off') set(name, 'active');
  };
}
