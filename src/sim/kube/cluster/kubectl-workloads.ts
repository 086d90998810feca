/** kubectl for what runs pods: scale, set image, and the rollout commands. */

import { revisionsOf } from './controller-revisions.ts';
import { notFound } from './kubectl-objects.ts';
import { respecified } from './manifests.ts';
import type { ClusterObject, Deployment, Kind, PodTemplate } from './objects.ts';
import { setsOf, type Parts } from './parts.ts';
import { newSet, revisionOf, withoutHash } from './revisions.ts';
import { rolloutWords, type RolloutWords } from './rollout-words.ts';
import type { DaemonSet, StatefulSet } from './workload-objects.ts';

/** `what` is "statefulset/db"; a name alone is a Deployment's. Errors are in kubectl's words. */
export interface WorkloadCommands {
  scale(what: string, replicas: number): void;
  setImage(what: string, container: string, image: string): void;
  pause(what: string): void;
  resume(what: string): void;
  /** Back to the revision before. */
  undo(what: string): void;
  /** All pods anew, as the strategy has it. */
  restart(what: string): void;
  /** What `rollout status` would print now. */
  rolloutStatus(what: string): RolloutWords;
}

type Rollable = Deployment | StatefulSet | DaemonSet;

const RESTARTED = 'kubectl.kubernetes.io/restartedAt';

export function workloadCommands(parts: Parts): WorkloadCommands {
  const { world, api } = parts;
  const find = (what: string): Rollable => findRollable(parts, what);
  const store = (before: ClusterObject, after: ClusterObject) => {
    if (after !== before) api.update(before.kind, after);
  };
  const setTemplate = (object: Rollable, template: PodTemplate) =>
    store(object, withTemplate(object, template));
  const setPaused = (what: string, paused: boolean) => {
    const object = find(what);
    if (object.kind !== 'Deployment') {
      const words = `${paused ? 'pausing' : 'resuming'} is not supported`;
      throw new Error(`error: ${RESOURCES[object.kind]} "${object.meta.name}" ${words}`);
    }
    store(object, respecified(object, { paused }));
  };
  return {
    scale(what, replicas) {
      const object = find(what);
      if (object.kind === 'Deployment') store(object, respecified(object, { replicas }));
      else if (object.kind === 'StatefulSet') store(object, respecified(object, { replicas }));
      else
        throw new Error(
          'Error from server (NotFound): the server could not find the requested resource',
        );
    },
    setImage(what, container, image) {
      const object = find(what);
      setTemplate(object, withImage(object.spec.template, container, image));
    },
    pause: (what) => setPaused(what, true),
    resume: (what) => setPaused(what, false),
    undo(what) {
      const object = find(what);
      setTemplate(object, templateBefore(parts, object));
    },
    restart(what) {
      const object = find(what);
      const { template } = object.spec;
      const annotations = { ...template.annotations, [RESTARTED]: String(world.now()) };
      setTemplate(object, { ...template, annotations });
    },
    rolloutStatus: (what) => rolloutWords(find(what)),
  };
}

const RESOURCES: Readonly<Record<Rollable['kind'], string>> = {
  Deployment: 'deployments.apps',
  StatefulSet: 'statefulsets.apps',
  DaemonSet: 'daemonsets.apps',
};

/** The words for a kind that kubectl takes, and what it is. */
const KINDS: Readonly<Record<string, Rollable['kind']>> = {
  ...{ deployment: 'Deployment', deployments: 'Deployment', deploy: 'Deployment' },
  ...{ statefulset: 'StatefulSet', statefulsets: 'StatefulSet', sts: 'StatefulSet' },
  ...{ daemonset: 'DaemonSet', daemonsets: 'DaemonSet', ds: 'DaemonSet' },
};

function findRollable({ api }: Parts, what: string): Rollable {
  const [word = '', name] = what.includes('/') ? what.split('/') : ['deployment', what];
  const kind = KINDS[word];
  if (kind === undefined || name === undefined) {
    throw new Error(`error: the server doesn't have a resource type "${word}"`);
  }
  const found = api.get(kind satisfies Kind, name);
  if (found === undefined) throw new Error(notFound(kind, name));
  return found;
}

function withTemplate(object: Rollable, template: PodTemplate): Rollable {
  if (object.kind === 'Deployment') return respecified(object, { template });
  if (object.kind === 'StatefulSet') return respecified(object, { template });
  return respecified(object, { template });
}

function withImage(template: PodTemplate, container: string, image: string): PodTemplate {
  const containers = template.spec.containers.map((one) =>
    one.name === container ? { ...one, image } : one,
  );
  return { ...template, spec: { ...template.spec, containers } };
}

function templateBefore(parts: Parts, object: Rollable): PodTemplate {
  const { kind, meta } = object;
  if (kind === 'Deployment') {
    const current = newSet(parts, object);
    const [before] = setsOf(parts, object)
      .filter((set) => set.meta.uid !== current?.meta.uid)
      .toSorted((a, b) => revisionOf(b) - revisionOf(a));
    if (before !== undefined) return withoutHash(before.template);
    throw new Error(`error: no rollout history found for deployment "${meta.name}"`);
  }
  const before = revisionsOf(parts, object).at(-2);
  if (before === undefined) throw new Error('error: no last revision to roll back to');
  return before.template;
}
