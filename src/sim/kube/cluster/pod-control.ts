/** How controllers make pods from a template. */

import { withDefaultTolerations } from '../taints.ts';
import type { Labels } from '../selectors.ts';
import type { ClusterObject, Pod, PodSpec } from './objects.ts';
import { suffix, tell, type Parts } from './parts.ts';
import { Refused } from './refused.ts';

/** What a controller says of a pod that it makes. */
export interface PodPlan {
  readonly name: string;
  readonly labels: Labels;
  readonly spec: PodSpec;
}

/** Makes a pod that `owner` deletes with itself. */
export function makePod(
  { world, api }: Parts,
  owner: ClusterObject,
  { name, labels, spec }: PodPlan,
): Pod {
  const { kind, meta } = owner;
  return api.create('Pod', {
    kind: 'Pod',
    meta: { name, labels, owner: { kind, name: meta.name, uid: meta.uid } },
    spec: admittedSpec(spec),
    status: { phase: 'Pending', ready: false, readySince: world.now(), containers: [] },
  });
}

/** The same, or the API server's words where it makes no pod: a quota is used up, a name is taken. */
export function tryPod(parts: Parts, owner: ClusterObject, plan: PodPlan): string | undefined {
  if (parts.api.get('Pod', plan.name) !== undefined) return `pods "${plan.name}" already exists`;
  try {
    makePod(parts, owner, plan);
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}

const specs = new WeakMap<PodSpec, PodSpec>();

/** One spec for all pods of a template, so that what is known of one holds for the others. */
export function admittedSpec(template: PodSpec): PodSpec {
  const known = specs.get(template);
  if (known !== undefined) return known;
  const made = { ...template, tolerations: withDefaultTolerations(template.tolerations ?? []) };
  specs.set(template, made);
  return made;
}

/** The API server refuses a name that is taken, and the controller tries another. */
export function freeName(parts: Parts, stem: string): string {
  const name = `${stem}-${suffix(parts.world)}`;
  return parts.api.get('Pod', name) === undefined ? name : freeName(parts, stem);
}

/** Tells something about the owner of pods. */
export function tellOwner(
  parts: Parts,
  { kind, meta }: ClusterObject,
  source: string,
  event: { reason: string; message: string; severity?: 'Normal' | 'Warning' },
): void {
  tell(parts, { ...event, source, about: `${kind}/${meta.name}` });
}

/** Tells that a pod was made, or in the API server's words why not. */
export function tellCreated(
  parts: Parts,
  owner: ClusterObject,
  source: string,
  pod: string,
  refused: string | undefined,
): void {
  const event =
    refused === undefined
      ? ({ reason: 'SuccessfulCreate', message: `Created pod: ${pod}` } as const)
      : ({
          ...{ reason: 'FailedCreate', message: `Error creating: ${refused}` },
          severity: 'Warning',
        } as const);
  tellOwner(parts, owner, source, event);
}
