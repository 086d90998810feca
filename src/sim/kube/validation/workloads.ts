/** Validates StatefulSets, DaemonSets, Jobs and CronJobs. */

import { labelSelectorErrors, labelsErrors } from './affinity.ts';
import { amountErrors, invalidAmount, isZero, notMoreThanAll } from './amount.ts';
import {
  invalid,
  notNegative,
  notSupported,
  oneOf,
  part,
  required,
  text,
  type Errors,
  type Part,
} from './check.ts';
import { podSpecErrors } from './pod.ts';
import { selectorAndTemplateErrors } from './template.ts';

/**
 * The template is checked here too, as for a Deployment; the API server leaves some of that to the
 * pods, which then fail one by one.
 *
 * Source: kubernetes/kubernetes, pkg/apis/apps/validation/validation.go (ValidateStatefulSetSpec).
 */
export function statefulSetSpecErrors(field: string, value: unknown): Errors {
  const spec = part(value);
  const { podManagementPolicy: policy = 'OrderedReady' } = spec;
  const known = policy === 'OrderedReady' || policy === 'Parallel';
  return [
    ...(known
      ? []
      : [invalid(`${field}.podManagementPolicy`, policy, "must be 'OrderedReady' or 'Parallel'")]),
    ...statefulStrategyErrors(`${field}.updateStrategy`, part(spec.updateStrategy)),
    ...notNegative(`${field}.replicas`, spec.replicas),
    ...selectorAndTemplateErrors(field, spec, { kind: 'statefulset', within: 'StatefulSet' }),
  ];
}

function statefulStrategyErrors(field: string, strategy: Part): Errors {
  const { type = 'RollingUpdate', rollingUpdate } = strategy;
  if (type === 'RollingUpdate') {
    const { partition } = part(rollingUpdate);
    return notNegative(`${field}.rollingUpdate.partition`, partition);
  }
  if (type !== 'OnDelete')
    return [invalid(field, strategy, "must be 'RollingUpdate' or 'OnDelete'")];
  if (rollingUpdate === undefined) return [];
  const words = "only allowed for updateStrategy 'RollingUpdate'";
  return [invalid(`${field}.rollingUpdate`, rollingUpdate, words)];
}

/** Source: as above (ValidateDaemonSetSpec). */
export function daemonSetSpecErrors(field: string, value: unknown): Errors {
  const spec = part(value);
  return [
    ...selectorAndTemplateErrors(field, spec, { kind: 'daemonset', within: 'DaemonSet' }),
    ...notNegative(`${field}.minReadySeconds`, spec.minReadySeconds),
    ...daemonStrategyErrors(`${field}.updateStrategy`, part(spec.updateStrategy)),
    ...notNegative(`${field}.revisionHistoryLimit`, spec.revisionHistoryLimit),
  ];
}

function daemonStrategyErrors(field: string, strategy: Part): Errors {
  const { type = 'RollingUpdate', rollingUpdate } = strategy;
  if (type === 'OnDelete') return [];
  if (type !== 'RollingUpdate') {
    return [notSupported(`${field}.type`, type, ['RollingUpdate', 'OnDelete'])];
  }
  const { maxUnavailable = 1, maxSurge = 0 } = part(rollingUpdate);
  const at = `${field}.rollingUpdate`;
  return [
    ...amountErrors(`${at}.maxUnavailable`, maxUnavailable),
    ...notMoreThanAll(`${at}.maxUnavailable`, maxUnavailable),
    ...amountErrors(`${at}.maxSurge`, maxSurge),
    ...notMoreThanAll(`${at}.maxSurge`, maxSurge),
    ...togetherErrors(at, maxUnavailable, maxSurge, 'maxSurge' in part(rollingUpdate)),
  ];
}

function togetherErrors(at: string, unavailable: unknown, surge: unknown, given: boolean): Errors {
  if (!isZero(unavailable) && !isZero(surge)) {
    return [
      invalidAmount(`${at}.maxSurge`, surge, 'may not be set when maxUnavailable is non-zero'),
    ];
  }
  if (!isZero(unavailable) || !isZero(surge)) return [];
  return given
    ? [required(`${at}.maxUnavailable`, 'cannot be 0 when maxSurge is 0')]
    : [invalidAmount(`${at}.maxUnavailable`, unavailable, 'cannot be 0')];
}

/** The words for a wrong restart policy changed. */
const RESTART_WORDS_SINCE = 23;

/** Source: kubernetes/kubernetes, pkg/apis/batch/validation/validation.go (ValidateJobSpec). */
export function jobSpecErrors(field: string, value: unknown, minor: number): Errors {
  const spec = part(value);
  const { metadata, spec: podSpec } = part(spec.template);
  const counts = [
    'parallelism',
    'completions',
    'activeDeadlineSeconds',
    'backoffLimit',
    'ttlSecondsAfterFinished',
  ];
  return [
    ...counts.flatMap((count) => notNegative(`${field}.${count}`, spec[count])),
    ...labelSelectorErrors(`${field}.selector`, part(spec.selector)),
    ...oneOf(`${field}.completionMode`, spec.completionMode, ['NonIndexed', 'Indexed']),
    ...labelsErrors(`${field}.template.metadata.labels`, part(metadata).labels),
    ...podSpecErrors(`${field}.template.spec`, podSpec),
    ...restartErrors(`${field}.template.spec.restartPolicy`, part(podSpec).restartPolicy, minor),
  ];
}

function restartErrors(field: string, policy: unknown = 'Always', minor: number): Errors {
  if (policy === 'OnFailure' || policy === 'Never') return [];
  if (minor < RESTART_WORDS_SINCE || policy !== 'Always') {
    return [notSupported(field, policy, ['OnFailure', 'Never'])];
  }
  return [required(field, 'valid values: "OnFailure", "Never"')];
}

/** A CronJob's name becomes the beginning of its Jobs' names. */
const MOST_CRON_NAME = 52;

/** Source: as above (ValidateCronJobSpec); of a schedule, only the number of its fields is checked. */
export function cronJobErrors(object: Part, minor: number): Errors {
  const spec = part(object.spec);
  const name = text(part(object.metadata).name);
  return [
    ...jobSpecErrors('spec.jobTemplate.spec', part(spec.jobTemplate).spec, minor),
    ...scheduleErrors('spec.schedule', spec.schedule, minor),
    ...notNegative('spec.startingDeadlineSeconds', spec.startingDeadlineSeconds),
    ...oneOf('spec.concurrencyPolicy', spec.concurrencyPolicy, ['Allow', 'Forbid', 'Replace']),
    ...notNegative('spec.successfulJobsHistoryLimit', spec.successfulJobsHistoryLimit),
    ...notNegative('spec.failedJobsHistoryLimit', spec.failedJobsHistoryLimit),
    ...(name.length > MOST_CRON_NAME
      ? [invalid('metadata.name', name, 'must be no more than 52 characters')]
      : []),
  ];
}

function scheduleErrors(field: string, value: unknown, minor: number): Errors {
  const schedule = text(value);
  if (schedule === '') return [required(field)];
  const fields = schedule.trim().split(/\s+/u);
  if (fields.length === 5 || schedule.startsWith('@')) return [];
  const count = String(fields.length);
  // The library that reads schedules was changed in 1.21.
  const words =
    minor < 21
      ? `Expected exactly 5 fields, found ${count}: ${schedule}`
      : `expected exactly 5 fields, found ${count}: [${fields.join(' ')}]`;
  return [invalid(field, schedule, words)];
}
