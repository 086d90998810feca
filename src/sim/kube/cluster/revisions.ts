/** A Deployment's ReplicaSets as revisions: which is the new one, and what numbers they bear. */

import { maxSurge, nextNewReplicas, type RolloutSpec } from '../rolling-update.ts';
import type { Deployment, PodTemplate, ReplicaSet } from './objects.ts';
import { setsOf, tell, type Parts } from './parts.ts';
import { setCondition } from './conditions.ts';

export const DEPLOYMENTS = 'deployment-controller';
/** The same controller's second look, when a rollout's time is over. */
export const DEADLINES = 'deployment-controller/deadlines';

export function rolloutSpec({ spec }: Deployment): RolloutSpec {
  const { strategy, replicas, maxSurge: surge, maxUnavailable } = spec;
  return { strategy, replicas, maxSurge: surge, maxUnavailable };
}

/** What a set is told of its Deployment whenever it is sized. */
export function sizeNotes(deployment: Deployment): { desired: string; max: string } {
  const { replicas } = deployment.spec;
  return { desired: String(replicas), max: String(replicas + maxSurge(rolloutSpec(deployment))) };
}

/** The set whose pods are as the Deployment wants them now. */
export function newSet(parts: Parts, deployment: Deployment): ReplicaSet | undefined {
  const wanted = templateHash(deployment.spec.template);
  return setsOf(parts, deployment).find(
    ({ template }) => templateHash(withoutHash(template)) === wanted,
  );
}

/** Pods of all sets together, by the sizes that they have been given. */
export function mostReplicas(parts: Parts, deployment: Deployment): number {
  return setsOf(parts, deployment).reduce((sum, { replicas }) => sum + replicas, 0);
}

/**
 * The Deployment after the new set was given its revision, or made where `mayCreate`.
 *
 * Source: kubernetes/kubernetes, pkg/controller/deployment/sync.go (getNewReplicaSet).
 */
export function withNewSet(parts: Parts, deployment: Deployment, mayCreate: boolean): Deployment {
  const found = newSet(parts, deployment);
  if (found === undefined && !mayCreate) return deployment;
  const others = setsOf(parts, deployment).filter(({ meta }) => meta.uid !== found?.meta.uid);
  const revision = String(1 + Math.max(0, ...others.map(revisionOf)));
  if (found === undefined) {
    const made = createSet(parts, deployment, others, revision);
    return recordRevision(parts, deployment, revision, {
      reason: 'NewReplicaSetCreated',
      message: `Created new replica set "${made.meta.name}"`,
    });
  }
  const kept = Math.max(Number(revision), revisionOf(found));
  const { minReady = 0 } = deployment.spec;
  if (kept !== revisionOf(found) || minReady !== (found.minReady ?? 0)) {
    const annotations = { ...found.meta.annotations, revision: String(kept) };
    const meta = { ...found.meta, annotations };
    parts.api.update('ReplicaSet', { ...found, meta, minReady });
  }
  const known = deployment.status.conditions.some(({ type }) => type === 'Progressing');
  return recordRevision(
    parts,
    deployment,
    String(kept),
    known
      ? undefined
      : { reason: 'FoundNewReplicaSet', message: `Found new replica set "${found.meta.name}"` },
  );
}

export function revisionOf({ meta }: ReplicaSet): number {
  return Number(meta.annotations.revision ?? 0);
}

function recordRevision(
  { world, api }: Parts,
  deployment: Deployment,
  revision: string,
  progress: { readonly reason: string; readonly message: string } | undefined,
): Deployment {
  const { meta, status } = deployment;
  if (meta.annotations.revision === revision && progress === undefined) return deployment;
  const conditions =
    progress === undefined
      ? status.conditions
      : setCondition(status.conditions, {
          ...progress,
          type: 'Progressing',
          status: 'True',
          updated: world.now(),
        });
  return api.update('Deployment', {
    ...deployment,
    meta: { ...meta, annotations: { ...meta.annotations, revision } },
    status: { ...status, conditions },
  });
}

function createSet(
  parts: Parts,
  deployment: Deployment,
  old: readonly ReplicaSet[],
  revision: string,
): ReplicaSet {
  const { meta, spec } = deployment;
  const total = old.reduce((sum, { replicas }) => sum + replicas, 0);
  const waits = spec.strategy === 'Recreate' && old.some(({ status }) => status.replicas > 0);
  const replicas = waits ? 0 : nextNewReplicas(rolloutSpec(deployment), 0, total);
  const hash = freeHash(parts, deployment);
  const name = `${meta.name}-${hash}`;
  const template = withHash(spec.template, hash);
  const made = parts.api.create('ReplicaSet', {
    kind: 'ReplicaSet',
    meta: {
      name,
      labels: template.labels,
      annotations: { revision, ...sizeNotes(deployment) },
      owner: { kind: 'Deployment', name: meta.name, uid: meta.uid },
    },
    replicas,
    ...(spec.minReady !== undefined && { minReady: spec.minReady }),
    selector: { ...spec.selector, matchLabels: { ...spec.selector.matchLabels, [HASH]: hash } },
    template,
    status: { replicas: 0, ready: 0, available: 0 },
  });
  if (replicas > 0) {
    const message = `Scaled up replica set ${name} to ${String(replicas)}`;
    const about = `Deployment/${meta.name}`;
    tell(parts, { reason: 'ScalingReplicaSet', about, message, source: DEPLOYMENTS });
  }
  return made;
}

/** Tells a set’s pods from those of the Deployment’s other sets. */
const HASH = 'pod-template-hash';

function withHash(template: PodTemplate, hash: string): PodTemplate {
  return { ...template, labels: { ...template.labels, [HASH]: hash } };
}

const bare = new WeakMap<PodTemplate, PodTemplate>();

/** A set’s template as its Deployment has it. */
export function withoutHash(template: PodTemplate): PodTemplate {
  const known = bare.get(template);
  if (known !== undefined) return known;
  const { [HASH]: _, ...labels } = template.labels;
  const made = { ...template, labels };
  bare.set(template, made);
  return made;
}

/** The template’s hash, with a count where a set of that name is there and isn’t the Deployment’s. */
function freeHash(parts: Parts, { meta, spec }: Deployment): string {
  const hash = templateHash(spec.template);
  const isTaken = (name: string) =>
    parts.api.get('ReplicaSet', `${meta.name}-${name}`) !== undefined;
  if (!isTaken(hash)) return hash;
  let count = 1;
  while (isTaken(`${hash}${String(count)}`)) count += 1;
  return `${hash}${String(count)}`;
}

const hashes = new WeakMap<PodTemplate, string>();

/** Equal templates have equal hashes (FNV-1a over what was written); not upstream's own numbers. */
export function templateHash(template: PodTemplate): string {
  const known = hashes.get(template);
  if (known !== undefined) return known;
  let hash = 0x811c9dc5;
  for (const character of JSON.stringify(template)) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  const text = hash.toString(16).padStart(8, '0');
  hashes.set(template, text);
  return text;
}
