/** The clock, the chance and the memory of a simulated cluster: all of it can be saved and gone on from. */

import type { Ms } from '../../../recording/units.ts';
import { createQueue, type Saved } from '../../core/queue.ts';
import { createRandom } from '../../core/random.ts';

/** A component of the cluster. What it remembers is in the world's memory, never in itself. */
export interface Actor {
  /** Does what was put off for `key`. */
  wake(key: string): void;
  /** Its group goes on after a stop: whatever it kept to itself is to be thought gone. */
  restart?(): void;
}

interface Timer {
  readonly actor: string;
  readonly key: string;
  /** Asked for by `enqueue`: the key may be asked for again from then on. */
  readonly queued: boolean;
}

/** A moment of a world, unchanged by what comes after. */
export interface Checkpoint {
  readonly now: Ms;
  readonly chance: number;
  readonly due: Saved<Timer>;
  readonly memory: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
}

export interface World {
  now(): Ms;
  /** At least `low`, less than `high`. */
  uniform(low: number, high: number): number;
  /** A map that is saved with the world. Its values are never changed in place, only replaced. */
  memory<T>(name: string): Map<string, T>;
  register(name: string, actor: Actor): void;
  /** Wakes the actor after `delay`. */
  after(delay: Ms, actor: string, key: string): void;
  /** The same, but once only for a key that waits already: a controller's work queue. */
  enqueue(delay: Ms, actor: string, key: string): void;
  /** Does everything due up to and at `time`, then stands at `time`; a time before now is an error. */
  runUntil(time: Ms): void;
  /** Actors of the group do nothing until `start`; what falls due meanwhile is kept for then. */
  stop(group: string): void;
  start(group: string): void;
  isStopped(group: string): boolean;
  save(): Checkpoint;
  restore(checkpoint: Checkpoint): void;
}

/** `groupOf` says which actors stop together. */
export function createWorld(
  seed: number,
  groupOf: (actor: string) => string = (actor) => actor,
): World {
  const actors = new Map<string, Actor>();
  const { memory, save, restore } = createMemories();
  let queue = createQueue<Timer>();
  let random = createRandom(seed);
  let now: Ms = 0;
  const waiting = memory<true>('work queues');
  const groups = createGroups(memory, groupOf);
  const wake = (timer: Timer) => {
    if (groups.hold(timer)) return;
    const { actor, key, queued } = timer;
    if (queued) waiting.delete(`${actor} ${key}`);
    actors.get(actor)?.wake(key);
  };
  return {
    now: () => now,
    uniform: (low, high) => random.uniform(low, high),
    memory,
    register: (name, actor) => void actors.set(name, actor),
    after: (delay, actor, key) => queue.push(now + delay, { actor, key, queued: false }),
    enqueue(delay, actor, key) {
      const id = `${actor} ${key}`;
      if (waiting.has(id)) return;
      waiting.set(id, true);
      queue.push(now + delay, { actor, key, queued: true });
    },
    runUntil(time) {
      if (time < now) throw new RangeError('Time does not go back: restore a checkpoint.');
      for (let next = queue.peek(); next !== undefined && next.time <= time; next = queue.peek()) {
        queue.pop();
        now = next.time;
        wake(next.value);
      }
      now = time;
    },
    stop: groups.stop,
    start(group) {
      for (const timer of groups.start(group, actors)) queue.push(now, timer);
    },
    isStopped: groups.isStopped,
    save: () => ({ now, chance: random.save(), due: queue.save(), memory: save() }),
    restore(checkpoint) {
      now = checkpoint.now;
      random = createRandom(checkpoint.chance);
      queue = createQueue(checkpoint.due);
      restore(checkpoint.memory);
    },
  };
}

type Memory = World['memory'];

function createMemories() {
  const memories = new Map<string, Map<string, unknown>>();
  const memory: Memory = <T>(name: string): Map<string, T> => {
    const found = memories.get(name) ?? new Map<string, unknown>();
    memories.set(name, found);
    return found as Map<string, T>;
  };
  return {
    memory,
    save: () => new Map([...memories].map(([name, map]) => [name, new Map(map)])),
    restore(saved: Checkpoint['memory']) {
      for (const map of memories.values()) map.clear();
      for (const [name, values] of saved) fill(memory(name), values);
    },
  };
}

/** What stands still, and what fell due in the meantime. */
function createGroups(memory: Memory, groupOf: (actor: string) => string) {
  const stopped = memory<true>('stopped');
  const held = memory<Timer>('held');
  return {
    stop: (group: string) => void stopped.set(group, true),
    isStopped: (group: string) => stopped.has(group),
    /** Whether the timer has to wait for its group. */
    hold(timer: Timer): boolean {
      if (stopped.size === 0 || !stopped.has(groupOf(timer.actor))) return false;
      held.set(`${timer.actor} ${timer.key}`, timer);
      return true;
    },
    /** What is to be done now that the group goes on. */
    start(group: string, actors: ReadonlyMap<string, Actor>): readonly Timer[] {
      if (!stopped.delete(group)) return [];
      for (const [name, actor] of actors) if (groupOf(name) === group) actor.restart?.();
      const due = [...held].filter(([, { actor }]) => groupOf(actor) === group);
      for (const [id] of due) held.delete(id);
      return due.map(([, timer]) => timer);
    },
  };
}

function fill(map: Map<string, unknown>, saved: ReadonlyMap<string, unknown>): void {
  for (const [key, value] of saved) map.set(key, value);
}
