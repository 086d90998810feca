/** Validates a manifest as the API server does, and says what is wrong as kubectl prints it. */

import { named, part, required, text, type Errors, type Part } from './check.ts';
import { deploymentSpecErrors, replicaSetSpecErrors } from './deployment.ts';
import { renderFieldError, type FieldError } from './field-error.ts';
import { labelsErrors } from './affinity.ts';
import { dnsLabelErrors, dnsSubdomainErrors, serviceNameErrors } from './names.ts';
import { podSpecErrors } from './pod.ts';
import {
  autoscalerSpecErrors,
  budgetSpecErrors,
  priorityClassErrors,
  quotaSpecErrors,
  runtimeClassErrors,
} from './policies.ts';
import { serviceSpecErrors } from './service.ts';
import {
  cronJobErrors,
  daemonSetSpecErrors,
  jobSpecErrors,
  statefulSetSpecErrors,
} from './workloads.ts';

/** The newest version: where upstream changed its words, it has the newest. */
const NEWEST = 35;

type Check = (field: string, spec: unknown, minor: number) => Errors;

const SPECS: Readonly<Record<string, Check>> = {
  Pod: podSpecErrors,
  Deployment: deploymentSpecErrors,
  ReplicaSet: replicaSetSpecErrors,
  StatefulSet: statefulSetSpecErrors,
  DaemonSet: daemonSetSpecErrors,
  Job: jobSpecErrors,
  Service: serviceSpecErrors,
  PodDisruptionBudget: budgetSpecErrors,
  ResourceQuota: quotaSpecErrors,
  HorizontalPodAutoscaler: autoscalerSpecErrors,
};

/** Kinds whose fields aren't all in `spec`, or whose name is checked together with it. */
const OBJECTS: Readonly<Record<string, (object: Part, minor: number) => Errors>> = {
  CronJob: cronJobErrors,
  PriorityClass: priorityClassErrors,
  RuntimeClass: runtimeClassErrors,
};

const NAMES: Readonly<Record<string, (name: string) => readonly string[]>> = {
  Service: serviceNameErrors,
  Namespace: dnsLabelErrors,
};

/**
 * The errors of an object of a known kind, as it was written, before defaults; none where it is
 * right. Rules and words are those of 1.`minor`.
 */
export function manifestErrors(manifest: unknown, minor = NEWEST): Errors {
  const object = part(manifest);
  const kind = text(object.kind);
  return [
    ...metadataErrors('metadata', object.metadata, NAMES[kind] ?? dnsSubdomainErrors),
    ...(SPECS[kind]?.('spec', object.spec, minor) ?? []),
    ...(OBJECTS[kind]?.(object, minor) ?? []),
  ];
}

function metadataErrors(
  field: string,
  value: unknown,
  nameErrors: (name: string) => readonly string[],
): Errors {
  const { name, generateName, labels } = part(value);
  return [
    ...(name === undefined && generateName === undefined
      ? [required(`${field}.name`, 'name or generateName is required')]
      : []),
    ...(name === undefined ? [] : named(`${field}.name`, name, nameErrors)),
    ...labelsErrors(`${field}.labels`, labels),
  ];
}

/**
 * What kubectl prints after `The Pod "web" is invalid: `; one error in the same line, more in a list.
 * Values are shown as JSON, or as `show` does.
 */
export function renderErrors(errors: Errors, show?: (error: FieldError) => string): string {
  const lines = errors.map((error) => renderFieldError(error, show && (() => show(error))));
  return lines.length === 1 ? (lines[0] ?? '') : lines.map((line) => `\n* ${line}`).join('');
}
