/** What a StatefulSet does next: which pods it makes and which it deletes, and in which order. */

import type { Pod } from './objects.ts';
import { REVISION_LABEL } from './controller-revisions.ts';
import type { StatefulSetSpec, StatefulSetStatus } from './workload-objects.ts';

/** Names of the revisions that the set comes from and goes to. */
export interface Revisions {
  readonly current: string;
  readonly update: string;
}

export type StatefulStep =
  | { readonly do: 'create'; readonly ordinal: number; readonly revision: string }
  | { readonly do: 'delete'; readonly pod: Pod; readonly why: 'failed' | 'scale' | 'update' };

function ordinalOf({ meta }: Pod): number {
  return Number(meta.name.slice(meta.name.lastIndexOf('-') + 1));
}

export function revisionOf({ meta }: Pod): string {
  return meta.labels[REVISION_LABEL] ?? '';
}

function isTerminating({ meta }: Pod): boolean {
  return meta.deletion !== undefined;
}

function isRunningAndReady({ status }: Pod): boolean {
  return status.phase === 'Running' && status.ready;
}

function isHealthy(pod: Pod): boolean {
  return isRunningAndReady(pod) && !isTerminating(pod);
}

/** Steps, and whether they are all for now. */
interface Progress {
  readonly steps: readonly StatefulStep[];
  readonly waits: boolean;
}

/**
 * In order, one step at a time: each pod waits for those below it, and what goes goes from the top.
 * In parallel, an update is the only thing that still goes one by one.
 *
 * Source: kubernetes/kubernetes, pkg/controller/statefulset/stateful_set_control.go
 * (updateStatefulSet), as of 1.20.
 */
export function nextSteps(
  spec: StatefulSetSpec,
  pods: readonly Pod[],
  revisions: Revisions,
): readonly StatefulStep[] {
  const filled = fillSteps(spec, pods, revisions);
  if (filled.waits) return filled.steps;
  const shrunk = shrinkSteps(spec, pods);
  const steps = [...filled.steps, ...shrunk.steps];
  if (shrunk.waits || spec.strategy === 'OnDelete') return steps;
  return [...steps, ...updateSteps(spec, pods, revisions)];
}

function fillSteps(
  { replicas, management, partition, strategy }: StatefulSetSpec,
  pods: readonly Pod[],
  { current, update }: Revisions,
): Progress {
  const steps: StatefulStep[] = [];
  const ordered = management === 'OrderedReady';
  const places = new Map(pods.map((pod) => [ordinalOf(pod), pod]));
  for (let ordinal = 0; ordinal < replicas; ordinal += 1) {
    const pod = places.get(ordinal);
    if (pod === undefined) {
      const keeps = strategy === 'RollingUpdate' && ordinal < partition;
      steps.push({ do: 'create', ordinal, revision: keeps ? current : update });
    } else if (pod.status.phase === 'Failed' && !isTerminating(pod)) {
      steps.push({ do: 'delete', pod, why: 'failed' });
    } else if (isHealthy(pod)) continue;
    if (ordered) return { steps, waits: true };
  }
  return { steps, waits: false };
}

/** Of pods that aren't ready, only the lowest may go while others wait for it. */
function shrinkSteps({ replicas, management }: StatefulSetSpec, pods: readonly Pod[]): Progress {
  const steps: StatefulStep[] = [];
  const ordered = management === 'OrderedReady';
  const condemned = pods
    .filter((pod) => ordinalOf(pod) >= replicas)
    .toSorted((a, b) => ordinalOf(b) - ordinalOf(a));
  const lowestUnhealthy = condemned.findLast((pod) => !isHealthy(pod));
  for (const pod of condemned) {
    if (isTerminating(pod)) {
      if (ordered) return { steps, waits: true };
      continue;
    }
    if (ordered && !isRunningAndReady(pod) && pod !== lowestUnhealthy)
      return { steps, waits: true };
    steps.push({ do: 'delete', pod, why: 'scale' });
    if (ordered) return { steps, waits: true };
  }
  return { steps, waits: false };
}

/** From the highest ordinal down to the partition; a pod that isn't ready holds up those below it. */
function updateSteps(
  { replicas, partition }: StatefulSetSpec,
  pods: readonly Pod[],
  { update }: Revisions,
): readonly StatefulStep[] {
  const places = new Map(pods.map((pod) => [ordinalOf(pod), pod]));
  for (let ordinal = replicas - 1; ordinal >= partition; ordinal -= 1) {
    const pod = places.get(ordinal);
    if (pod === undefined) return [];
    if (revisionOf(pod) !== update && !isTerminating(pod)) {
      return [{ do: 'delete', pod, why: 'update' }];
    }
    if (!isHealthy(pod)) return [];
  }
  return [];
}

type Counts = Pick<StatefulSetStatus, 'replicas' | 'ready' | 'current' | 'updated'>;

/** What the status counts: the pods there were, changed by the steps that were done. */
export function countPods(
  pods: readonly Pod[],
  done: readonly StatefulStep[],
  { current, update }: Revisions,
): Counts {
  const staying = pods.filter((pod) => !isTerminating(pod));
  const deleted = done.flatMap((step) => (step.do === 'delete' ? step : []));
  const made = done.flatMap((step) => (step.do === 'create' ? step.revision : []));
  const left = (revision: string) =>
    staying.filter((pod) => revisionOf(pod) === revision).length +
    made.filter((one) => one === revision).length -
    deleted.filter(({ pod }) => revisionOf(pod) === revision).length;
  return {
    replicas: pods.length + made.length,
    ready: pods.filter(isRunningAndReady).length,
    current: left(current),
    updated: left(update),
  };
}
