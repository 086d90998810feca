/** Who owns an object: at most one other does. */

import type { ClusterObject, Owner } from './objects.ts';
import type { Parts } from './parts.ts';

/** The object without its owner. */
export function letGo({ api }: Parts, object: ClusterObject): void {
  const { owner: _, ...meta } = object.meta;
  const changed: ClusterObject = { ...object, meta };
  api.update(object.kind, changed);
}

/** The object with another owner. */
export function takeOn({ api }: Parts, object: ClusterObject, owner: Owner): void {
  const changed: ClusterObject = { ...object, meta: { ...object.meta, owner } };
  api.update(object.kind, changed);
}
