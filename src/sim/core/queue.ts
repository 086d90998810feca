/** What is still to happen, soonest first: a binary heap in which equal times keep the order they came in. */

import type { Ms } from '../../recording/units.ts';

/** Something due at a moment; `sequence` says which of two due at the same moment came first. */
export interface Entry<T> {
  readonly time: Ms;
  readonly sequence: number;
  readonly value: T;
}

export interface Queue<T> {
  readonly size: number;
  /** Adds `value`, due at `time`. */
  push(time: Ms, value: T): void;
  /** Takes the entry due first; `undefined` when nothing is left. */
  pop(): Entry<T> | undefined;
  /** The entry due first, left where it is. */
  peek(): Entry<T> | undefined;
  /** All that is due, to go on from later: `createQueue(queue.save())`. */
  save(): Saved<T>;
}

/** What a queue held at some moment. */
export interface Saved<T> {
  readonly heap: readonly Entry<T>[];
  readonly sequence: number;
}

export function createQueue<T>(saved?: Saved<T>): Queue<T> {
  const heap: Entry<T>[] = [...(saved?.heap ?? [])];
  let sequence = saved?.sequence ?? 0;
  return {
    save: () => ({ heap: [...heap], sequence }),
    get size() {
      return heap.length;
    },
    push(time, value) {
      heap.push({ time, sequence, value });
      sequence += 1;
      rise(heap);
    },
    pop() {
      const first = heap[0];
      const last = heap.pop();
      if (first === undefined || last === undefined || heap.length === 0) return first;
      heap[0] = last;
      sink(heap);
      return first;
    },
    peek: () => heap[0],
  };
}

function before(a: Entry<unknown>, b: Entry<unknown>): boolean {
  return a.time < b.time || (a.time === b.time && a.sequence < b.sequence);
}

/** Moves the last entry up to its place. */
function rise<T>(heap: Entry<T>[]): void {
  let index = heap.length - 1;
  const entry = heap[index];
  if (entry === undefined) return;
  while (index > 0) {
    const above = (index - 1) >> 1;
    const parent = heap[above];
    if (parent === undefined || before(parent, entry)) break;
    heap[index] = parent;
    index = above;
  }
  heap[index] = entry;
}

/** Moves the first entry down to its place. */
function sink<T>(heap: Entry<T>[]): void {
  let index = 0;
  const entry = heap[index];
  if (entry === undefined) return;
  for (;;) {
    const left = heap[2 * index + 1];
    if (left === undefined) break;
    const right = heap[2 * index + 2];
    const rightFirst = right !== undefined && before(right, left);
    const child = rightFirst ? right : left;
    if (before(entry, child)) break;
    heap[index] = child;
    index = 2 * index + (rightFirst ? 2 : 1);
  }
  heap[index] = entry;
}
