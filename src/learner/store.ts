/** A value that parts of a page share: read it, set it, hear of changes. */

export interface Store<T> {
  get(): T;
  set(value: T): void;
  /** Calls `listener` at each change until the returned function is called. */
  subscribe(listener: (value: T) => void): () => void;
}

export function createStore<T>(initial: T): Store<T> {
  let current = initial;
  const listeners = new Set<(value: T) => void>();
  return {
    get: () => current,
    set(value) {
      current = value;
      for (const listener of listeners) listener(value);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
