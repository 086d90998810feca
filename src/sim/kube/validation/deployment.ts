/** Validates a Deployment. */

import {
  forbidden,
  invalid,
  notNegative,
  notSupported,
  part,
  type Errors,
  type Part,
} from './check.ts';
import { amountErrors, invalidAmount, isZero, notMoreThanAll } from './amount.ts';
import { selectorAndTemplateErrors } from './template.ts';

/** Source: kubernetes/kubernetes, pkg/apis/apps/validation/validation.go (ValidateDeploymentSpec). */
export function deploymentSpecErrors(field: string, value: unknown): Errors {
  const spec = part(value);
  return [
    ...notNegative(`${field}.replicas`, spec.replicas),
    ...selectorAndTemplateErrors(field, spec, { kind: 'deployment', within: 'ReplicaSet' }),
    ...strategyErrors(`${field}.strategy`, part(spec.strategy)),
    ...notNegative(`${field}.minReadySeconds`, spec.minReadySeconds),
    ...notNegative(`${field}.revisionHistoryLimit`, spec.revisionHistoryLimit),
    ...deadlineErrors(`${field}.progressDeadlineSeconds`, spec),
  ];
}

/** Source: as above (ValidateReplicaSetSpec); the words for an empty selector are a Deployment's. */
export function replicaSetSpecErrors(field: string, value: unknown): Errors {
  const spec = part(value);
  return [
    ...notNegative(`${field}.replicas`, spec.replicas),
    ...notNegative(`${field}.minReadySeconds`, spec.minReadySeconds),
    ...selectorAndTemplateErrors(field, spec, { kind: 'deployment', within: 'ReplicaSet' }),
  ];
}

function strategyErrors(field: string, { type = 'RollingUpdate', rollingUpdate }: Part): Errors {
  const at = `${field}.rollingUpdate`;
  if (type === 'Recreate') {
    if (rollingUpdate === undefined) return [];
    return [forbidden(at, "may not be specified when strategy `type` is 'Recreate'")];
  }
  if (type !== 'RollingUpdate') {
    return [notSupported(`${field}.type`, type, ['Recreate', 'RollingUpdate'])];
  }
  const { maxSurge = '25%', maxUnavailable = '25%' } = part(rollingUpdate);
  return [
    ...amountErrors(`${at}.maxUnavailable`, maxUnavailable),
    ...amountErrors(`${at}.maxSurge`, maxSurge),
    ...(isZero(maxSurge) && isZero(maxUnavailable)
      ? [invalidAmount(`${at}.maxUnavailable`, maxUnavailable, 'may not be 0 when `maxSurge` is 0')]
      : []),
    ...notMoreThanAll(`${at}.maxUnavailable`, maxUnavailable),
  ];
}

function deadlineErrors(field: string, spec: Part): Errors {
  const { progressDeadlineSeconds: deadline = 600, minReadySeconds = 0 } = spec;
  if (typeof deadline !== 'number' || typeof minReadySeconds !== 'number') return [];
  return [
    ...notNegative(field, deadline),
    ...(deadline <= minReadySeconds
      ? [invalid(field, deadline, 'must be greater than minReadySeconds')]
      : []),
  ];
}
