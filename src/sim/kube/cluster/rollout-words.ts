/** How a rollout goes, in the words of `kubectl rollout status`. */

import type { Deployment } from './objects.ts';
import type { DaemonSet, StatefulSet } from './workload-objects.ts';

export interface RolloutWords {
  readonly words: string;
  readonly done: boolean;
}

const ONLY_ROLLING = 'error: rollout status is only available for RollingUpdate strategy type';

/** Throws in kubectl's words. Source: kubernetes/kubectl, pkg/polymorphichelpers/rollout_status.go. */
export function rolloutWords(object: Deployment | StatefulSet | DaemonSet): RolloutWords {
  if (object.kind === 'Deployment') return ofDeployment(object);
  return object.kind === 'DaemonSet' ? ofDaemonSet(object) : ofStatefulSet(object);
}

function waiting(words: string): RolloutWords {
  return { words, done: false };
}

function ofDeployment({ meta, spec, status }: Deployment): RolloutWords {
  const { replicas, updated, available, observed, conditions } = status;
  if (meta.generation > observed)
    return waiting('Waiting for deployment spec update to be observed...');
  if (conditions.some(({ reason }) => reason === 'ProgressDeadlineExceeded')) {
    throw new Error(`error: deployment "${meta.name}" exceeded its progress deadline`);
  }
  const stem = `Waiting for deployment "${meta.name}" rollout to finish:`;
  const [all, now, ready] = [spec.replicas, updated, available].map(String);
  if (updated < spec.replicas) {
    return waiting(`${stem} ${now ?? ''} out of ${all ?? ''} new replicas have been updated...`);
  }
  if (replicas > updated) {
    return waiting(`${stem} ${String(replicas - updated)} old replicas are pending termination...`);
  }
  if (available < updated) {
    return waiting(`${stem} ${ready ?? ''} of ${now ?? ''} updated replicas are available...`);
  }
  return { words: `deployment "${meta.name}" successfully rolled out`, done: true };
}

function ofDaemonSet({ meta, spec, status }: DaemonSet): RolloutWords {
  if (spec.strategy !== 'RollingUpdate') throw new Error(ONLY_ROLLING);
  const { desired, updated, available, observed } = status;
  if (meta.generation > observed)
    return waiting('Waiting for daemon set spec update to be observed...');
  const stem = `Waiting for daemon set "${meta.name}" rollout to finish:`;
  if (updated < desired) {
    const words = `${String(updated)} out of ${String(desired)} new pods have been updated...`;
    return waiting(`${stem} ${words}`);
  }
  if (available < desired) {
    const words = `${String(available)} of ${String(desired)} updated pods are available...`;
    return waiting(`${stem} ${words}`);
  }
  return { words: `daemon set "${meta.name}" successfully rolled out`, done: true };
}

function ofStatefulSet({ meta, spec, status }: StatefulSet): RolloutWords {
  if (spec.strategy !== 'RollingUpdate') throw new Error(ONLY_ROLLING);
  if (meta.generation > status.observed) {
    return waiting('Waiting for statefulset spec update to be observed...');
  }
  if (status.ready < spec.replicas) {
    return waiting(`Waiting for ${String(spec.replicas - status.ready)} pods to be ready...`);
  }
  const [now, wanted] = [status.updated, spec.replicas - spec.partition];
  if (now < wanted) {
    const words = `${String(now)} out of ${String(wanted)} new pods have been updated...`;
    return waiting(`Waiting for partitioned roll out to finish: ${words}`);
  }
  return {
    words: `partitioned roll out complete: ${String(now)} new pods have been updated...`,
    done: true,
  };
}
