/** What a reader committed to before running anything, kept in this browser only. */

import { read, write } from './storage.ts';
import { createStore } from './store.ts';

/** The reader's marks by lane or by question; `null` where they skipped. */
export type Prediction = Readonly<Record<string, number | string>> | null;
type Predictions = Readonly<Record<string, Prediction>>;

const KEY = 'predictions';
const store = createStore<Predictions>(validate(read(KEY)));

export const onPredictions = store.subscribe;

/** `undefined` while the reader has neither committed nor skipped. */
export function prediction(id: string): Prediction | undefined {
  return store.get()[id];
}

export function commit(id: string, value: Prediction | undefined): void {
  // From the storage: another tab may have kept something since.
  const { [id]: _old, ...rest } = validate(read(KEY));
  const next = value === undefined ? rest : { ...rest, [id]: value };
  write(KEY, next);
  store.set(next);
}

function validate(stored: unknown): Predictions {
  if (typeof stored !== 'object' || stored === null) return {};
  const kept: Record<string, Prediction> = {};
  for (const [id, value] of Object.entries(stored as Record<string, unknown>)) {
    if (value === null) kept[id] = null;
    else if (typeof value === 'object') kept[id] = onlyPlain(value);
  }
  return kept;
}

function onlyPlain(value: object): Readonly<Record<string, number | string>> {
  const plain = Object.entries(value).filter(
    (entry): entry is [string, number | string] =>
      typeof entry[1] === 'number' || typeof entry[1] === 'string',
  );
  return Object.fromEntries(plain);
}
