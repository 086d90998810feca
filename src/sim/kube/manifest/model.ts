/** What this model makes of an object that is right: its limits, and what it takes no notice of. */

import type { Schema } from './schema/kinds.ts';
import type { Finding, Remark } from './judge.ts';

/** A field of an object, with its path; `*` in a path stands for each item of a list. */
type Found = readonly (readonly [path: string, value: unknown])[];

/** As many pods as the simulation is built for. */
const MOST_REPLICAS = 10_000;

const COUNTS = ['spec.replicas', 'spec.parallelism', 'spec.completions', 'spec.maxReplicas'];

/** A real cluster would take such a number and try; the model says no. */
export function limitFindings(object: unknown): readonly Finding[] {
  const most = MOST_REPLICAS.toLocaleString('en');
  return COUNTS.flatMap((path) => find(object, path.split('.'), ''))
    .filter(([, value]) => typeof value === 'number' && value > MOST_REPLICAS)
    .map(([path, value]) => ({
      ...{ stage: 'model', path, about: 'value' },
      words: `${(value as number).toLocaleString('en')} is more than this model runs: at most ${most} pods. A real cluster would take the number and try.`,
      advice: `Ask for ${most} or fewer.`,
    }));
}

const POD_SPECS: Readonly<Record<string, string>> = {
  Pod: 'spec',
  CronJob: 'spec.jobTemplate.spec.template.spec',
};

/** Fields of a pod that would change what happens, and what the model does instead. */
const POD_FIELDS: Readonly<Record<string, string>> = {
  initContainers: 'the containers start without waiting for them',
  hostNetwork: 'pods have their own network',
  activeDeadlineSeconds: 'pods run as long as their image says',
  terminationGracePeriodSeconds: 'how long a pod takes to stop is set for the whole cluster',
  'containers.*.lifecycle': 'nothing runs after the start or before the stop',
  'containers.*.command': 'what a container does is known by its image’s tag',
  'containers.*.args': 'what a container does is known by its image’s tag',
  'containers.*.volumeMounts': 'containers have no files',
  readinessGates: 'readiness hangs on the containers alone',
  schedulingGates: 'pods are scheduled at once',
};

/** The same for the kinds themselves. */
const KIND_FIELDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Service: {
    'spec.type': 'nothing from outside reaches a Service',
    'spec.sessionAffinity': 'every pod of a Service is as good as another',
    'spec.externalName': 'there are no names outside the cluster',
  },
  StatefulSet: { 'spec.volumeClaimTemplates': 'there are no disks' },
  DaemonSet: {
    'spec.updateStrategy.rollingUpdate.maxSurge': 'a node’s old pod goes before its new one comes',
  },
  HorizontalPodAutoscaler: {
    'spec.behavior.scaleUp.tolerance': 'a tenth is left alone, both ways',
    'spec.behavior.scaleDown.tolerance': 'a tenth is left alone, both ways',
  },
  Job: {
    'spec.suspend': 'a Job starts at once',
    'spec.completionMode': 'the pods of a Job have no numbers',
    'spec.podFailurePolicy': 'every failed pod counts',
  },
};

/** What the reader should know of an object that is right. */
export function modelNotes(object: unknown, { info }: Schema): readonly Remark[] {
  if (!info.acts) {
    const text = `This ${info.kind} is right; the model doesn’t act on it.`;
    return [{ path: 'kind', text }];
  }
  const pod = POD_SPECS[info.kind] ?? 'spec.template.spec';
  const fields = {
    ...Object.fromEntries(Object.entries(POD_FIELDS).map(([path, why]) => [`${pod}.${path}`, why])),
    ...KIND_FIELDS[info.kind],
  };
  return [
    ...namespaceNotes(object),
    ...Object.entries(fields).flatMap(([path, why]) =>
      find(object, path.split('.'), '').map(([at]) => ({
        path: at,
        text: `The model takes no notice of ${path.split('.').at(-1) ?? ''}: ${why}.`,
      })),
    ),
  ];
}

function namespaceNotes(object: unknown): readonly Remark[] {
  return find(object, ['metadata', 'namespace'], '')
    .filter(([, value]) => value !== 'default')
    .map(([path]) => ({ path, text: 'The model keeps all objects in one namespace.' }));
}

function find(value: unknown, steps: readonly string[], path: string): Found {
  const [step, ...rest] = steps;
  if (step === undefined) return value === undefined ? [] : [[path, value]];
  if (step === '*') {
    if (!Array.isArray(value)) return [];
    return value.flatMap((one: unknown, index) => find(one, rest, `${path}[${String(index)}]`));
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return [];
  const inner = (value as Record<string, unknown>)[step];
  return find(inner, rest, path === '' ? step : `${path}.${step}`);
}
