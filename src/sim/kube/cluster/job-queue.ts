/** The Job controller's work queue: Jobs to look at now or later, and how often each was put off. */

import { react, type Parts } from './parts.ts';

/** In seconds. */
export interface Delays {
  readonly first: number;
  readonly longest: number;
}

export interface JobQueue {
  now(job: string): void;
  /** After `ms`; where the Job waits already, the sooner time holds. */
  later(job: string, ms: number): void;
  /** How often it was put off since it was last all right. */
  retries(job: string): number;
  /** Puts it off, for twice as long each time. */
  retry(job: string): void;
  /** How long the last putting off was, in ms. */
  delay(job: string): number;
  forget(job: string): void;
}

/**
 * A Job that waits is looked at meanwhile where it is asked for now, and again when its wait is over.
 *
 * Source: kubernetes/client-go, util/workqueue (delaying_queue.go, default_rate_limiters.go).
 */
export function createJobQueue(parts: Parts, actor: string, { first, longest }: Delays): JobQueue {
  const { world } = parts;
  const due = world.memory<number>(`${actor}/due`);
  const retries = world.memory<number>(`${actor}/retries`);
  const waits = `${actor}/later`;
  const now = (job: string) => react(parts, actor, job);
  const later = (job: string, ms: number) => {
    if (ms <= 0) {
      now(job);
      return;
    }
    const time = world.now() + ms;
    if ((due.get(job) ?? Infinity) <= time) return;
    due.set(job, time);
    world.after(ms, waits, `${job} ${String(time)}`);
  };
  const delay = (job: string) => {
    const count = retries.get(job) ?? 0;
    return count === 0 ? 0 : 1000 * Math.min(first * 2 ** (count - 1), longest);
  };
  world.register(waits, {
    wake(key) {
      const [job = '', time] = key.split(' ');
      if (String(due.get(job)) !== time) return;
      due.delete(job);
      now(job);
    },
  });
  return {
    now,
    later,
    delay,
    retries: (job) => retries.get(job) ?? 0,
    retry(job) {
      retries.set(job, (retries.get(job) ?? 0) + 1);
      later(job, delay(job));
    },
    forget: (job) => void retries.delete(job),
  };
}
