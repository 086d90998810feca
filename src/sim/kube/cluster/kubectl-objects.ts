/** kubectl for objects of any kind: labels, annotations, patches of a few fields, and deletion. */

import type { Labels } from '../selectors.ts';
import type { ClusterObject, Kind, Kinds } from './objects.ts';
import { deletePod, type Parts } from './parts.ts';

/** What becomes of what the object has made: it goes too, or it lives on without an owner. */
export type Cascade = 'background' | 'orphan';

/** Errors are in kubectl’s words. */
export interface ObjectCommands {
  /** `null` takes the label away; a label that is there is only changed with `overwrite`. */
  label(kind: Kind, name: string, labels: Changes, overwrite?: boolean): void;
  annotate(kind: Kind, name: string, annotations: Changes, overwrite?: boolean): void;
  delete(kind: Kind, name: string, cascade?: Cascade): void;
  /** Whom a Service sends to; keys that aren’t named stay as they are. */
  patchSelector(service: string, selector: Changes): void;
  patchQuota(quota: string, hard: Changes): void;
}

export type Changes = Readonly<Record<string, string | null>>;

export function objectCommands(parts: Parts): ObjectCommands {
  const { api } = parts;
  const find = <K extends Kind>(kind: K, name: string): Kinds[K] => {
    const found = api.get(kind, name);
    if (found === undefined) throw new Error(notFound(kind, name));
    return found;
  };
  return {
    label(kind, name, labels, overwrite = false) {
      const object = find(kind, name);
      if (!overwrite)
        refuseSecond(object.meta.labels, labels, (key, value) => {
          return `error: '${key}' already has a value (${value}), and --overwrite is false`;
        });
      write(parts, object, { labels: merged(object.meta.labels, labels) });
    },
    annotate(kind, name, annotations, overwrite = false) {
      const object = find(kind, name);
      if (!overwrite)
        refuseSecond(object.meta.annotations, annotations, (key, value) => {
          return `error: --overwrite is false but found the following declared annotation(s): '${key}' already has a value (${value})`;
        });
      write(parts, object, { annotations: merged(object.meta.annotations, annotations) });
    },
    delete: (kind, name, cascade) => remove(parts, find(kind, name), cascade),
    patchSelector(name, selector) {
      const service = find('Service', name);
      api.update('Service', { ...service, selector: merged(service.selector ?? {}, selector) });
    },
    patchQuota(name, hard) {
      const quota = find('ResourceQuota', name);
      api.update('ResourceQuota', { ...quota, hard: merged(quota.hard, hard) });
    },
  };
}

/** What kubectl says of an object that isn’t there. */
export function notFound(kind: Kind, name: string): string {
  return `Error from server (NotFound): ${RESOURCES[kind] ?? `${kind.toLowerCase()}s`} "${name}" not found`;
}

const RESOURCES: Readonly<Partial<Record<Kind, string>>> = {
  Deployment: 'deployments.apps',
  ReplicaSet: 'replicasets.apps',
  StatefulSet: 'statefulsets.apps',
  DaemonSet: 'daemonsets.apps',
  ControllerRevision: 'controllerrevisions.apps',
  Job: 'jobs.batch',
  Endpoints: 'endpoints',
  EndpointSlice: 'endpointslices.discovery.k8s.io',
  PodDisruptionBudget: 'poddisruptionbudgets.policy',
  PriorityClass: 'priorityclasses.scheduling.k8s.io',
  HorizontalPodAutoscaler: 'horizontalpodautoscalers.autoscaling',
  RuntimeClass: 'runtimeclasses.node.k8s.io',
};

function refuseSecond(
  before: Labels,
  changes: Changes,
  words: (key: string, value: string) => string,
): void {
  for (const [key, value] of Object.entries(changes)) {
    const known = before[key];
    if (known !== undefined && value !== null && known !== value)
      throw new Error(words(key, known));
  }
}

function merged(before: Labels, changes: Changes): Labels {
  const all = Object.entries({ ...before, ...changes });
  return Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== null));
}

function write(
  { api }: Parts,
  object: ClusterObject,
  change: Partial<ClusterObject['meta']>,
): void {
  const changed = { ...object, meta: { ...object.meta, ...change } };
  api.update(object.kind, changed);
}

/** What is to live on is let go of first, by the garbage collector; all else goes at once. */
function remove(parts: Parts, object: ClusterObject, cascade: Cascade = 'background'): void {
  const { kind, meta } = object;
  if (kind === 'Pod') deletePod(parts, object);
  else if (cascade === 'background') parts.api.remove(kind, meta.name);
  else if (meta.deletion === undefined) {
    const deletion = { at: parts.world.now(), grace: 0, orphan: true } as const;
    write(parts, object, { deletion, generation: meta.generation + 1 });
  }
}
