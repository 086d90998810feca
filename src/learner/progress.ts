/** How far a reader has come in each lesson, kept in this browser only. */

import { read, write } from './storage.ts';
import { createStore } from './store.ts';

/** In the order in which a lesson asks for them. */
export const MILESTONES = ['predicted', 'ran', 'checked'] as const;
export type Milestone = (typeof MILESTONES)[number];
export type Progress = Readonly<Record<string, readonly Milestone[]>>;

const KEY = 'progress';
const store = createStore<Progress>(validate(read(KEY)));

export const onProgress = store.subscribe;

/** Every lesson with at least one milestone. */
export function progress(): Progress {
  return store.get();
}

/** A lesson is done when its run was started and all its questions were answered. */
export function isDone(lesson: string): boolean {
  const reached = store.get()[lesson] ?? [];
  return reached.includes('ran') && reached.includes('checked');
}

/** Notes a milestone; without a lesson (a widget on its own page) it does nothing. */
export function mark(lesson: string | undefined, milestone: Milestone): void {
  if (lesson === undefined) return;
  if (store.get()[lesson]?.includes(milestone) === true) return;
  // From the storage: another tab may have kept something since.
  const now = validate(read(KEY));
  const next = { ...now, [lesson]: [...new Set(now[lesson]).add(milestone)] };
  write(KEY, next);
  store.set(next);
}

function validate(stored: unknown): Progress {
  if (typeof stored !== 'object' || stored === null) return {};
  const entries = Object.entries(stored).map(([lesson, reached]) => [
    lesson,
    Array.isArray(reached) ? MILESTONES.filter((m) => reached.includes(m)) : [],
  ]);
  return Object.fromEntries(entries) as Progress;
}
