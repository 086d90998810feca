/** Who owns an object: at most one other does. */

import type { ApiServer } from './api-server.ts';
import type { ClusterObject, Kind, Kinds, Owner } from './objects.ts';
import type { Parts } from './parts.ts';

/** The object without its owner. */
export function letGo({ api }: Parts, object: ClusterObject): void {
  const { owner: _, ...meta } = object.meta;
  write(api, object.kind, { ...object, meta } as ClusterObject);
}

/** The object with another owner. */
export function takeOn({ api }: Parts, object: ClusterObject, owner: Owner): void {
  write(api, object.kind, { ...object, meta: { ...object.meta, owner } } as ClusterObject);
}

function write<K extends Kind>(api: ApiServer, kind: K, object: ClusterObject): void {
  api.update(kind, object as Kinds[K]);
}
