/** Validates a Deployment. */

import { resolveFenceposts, type IntOrPercent } from '../rolling-update.ts';
import { selects, type LabelSelector, type Labels } from '../selectors.ts';
import { labelSelectorErrors, labelsErrors } from './affinity.ts';
import {
  forbidden,
  invalid,
  notNegative,
  notSupported,
  part,
  required,
  type Errors,
  type Part,
} from './check.ts';
import { podSpecErrors } from './pod.ts';

/** Source: kubernetes/kubernetes, pkg/apis/apps/validation/validation.go (ValidateDeploymentSpec). */
export function deploymentSpecErrors(field: string, value: unknown): Errors {
  const spec = part(value);
  const template = part(spec.template);
  const podSpec = part(template.spec);
  return [
    ...notNegative(`${field}.replicas`, spec.replicas),
    ...selectorErrors(`${field}.selector`, spec.selector),
    ...templateLabelErrors(`${field}.template.metadata.labels`, spec.selector, template),
    ...podSpecErrors(`${field}.template.spec`, podSpec),
    // What no pod may say has been told already.
    ...(podSpec.restartPolicy === 'OnFailure' || podSpec.restartPolicy === 'Never'
      ? [notSupported(`${field}.template.spec.restartPolicy`, podSpec.restartPolicy, ['Always'])]
      : []),
    ...strategyErrors(`${field}.strategy`, part(spec.strategy)),
    ...notNegative(`${field}.minReadySeconds`, spec.minReadySeconds),
    ...notNegative(`${field}.revisionHistoryLimit`, spec.revisionHistoryLimit),
    ...deadlineErrors(`${field}.progressDeadlineSeconds`, spec),
  ];
}

function selectorErrors(field: string, value: unknown): Errors {
  if (value === undefined || value === null) return [required(field)];
  const selector = part(value);
  const { matchLabels, matchExpressions } = selector;
  const empty =
    Object.keys(part(matchLabels)).length === 0 &&
    (matchExpressions === undefined ||
      (Array.isArray(matchExpressions) && matchExpressions.length === 0));
  if (empty) return [invalid(field, selector, 'empty selector is invalid for deployment')];
  const inside = labelSelectorErrors(field, selector);
  return inside.length === 0 ? [] : [...inside, invalid(field, selector, 'invalid label selector')];
}

function templateLabelErrors(field: string, selector: unknown, template: Part): Errors {
  const { labels } = part(template.metadata);
  const wrong = labelsErrors(field, labels);
  const known = selector === undefined ? undefined : (part(selector) as LabelSelector);
  if (wrong.length > 0) return wrong;
  if (selects(known, part(labels) as Labels)) return [];
  return [invalid(field, labels ?? null, '`selector` does not match template `labels`')];
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
      ? [invalid(`${at}.maxUnavailable`, maxUnavailable, 'may not be 0 when `maxSurge` is 0')]
      : []),
    ...(percentOf(maxUnavailable) > 100
      ? [invalid(`${at}.maxUnavailable`, maxUnavailable, 'must not be greater than 100%')]
      : []),
  ];
}

function amountErrors(field: string, amount: unknown): Errors {
  if (typeof amount === 'number') return notNegative(field, amount);
  if (resolveFenceposts(amount as IntOrPercent, 0, 1) !== undefined) return [];
  return [
    invalid(
      field,
      amount,
      "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')",
    ),
  ];
}

function isZero(amount: unknown): boolean {
  return amount === 0 || amount === '0%';
}

function percentOf(amount: unknown): number {
  return typeof amount === 'string' ? Number.parseInt(amount, 10) : 0;
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
