/** What the API server adds to an object before it stores it. */

import type { Manifest } from '../cluster/manifests.ts';

type Part = Readonly<Record<string, unknown>>;
type Fill = (part: Part, minor: number) => Part;

/**
 * The object as `kubectl get -o yaml` would show what was asked for: with every default that
 * 1.`minor` puts in the place of what isn't written. The object has to be right.
 *
 * Source: kubernetes/kubernetes, pkg/apis/{core,apps,batch,autoscaling,scheduling}/v1/defaults.go.
 */
export function withDefaults(manifest: Manifest, minor: number): Manifest {
  const object = manifest as unknown as Part;
  const filled = OBJECTS[manifest.kind]?.(object, minor) ?? object;
  const spec = SPECS[manifest.kind];
  const metadata = ONE_FOR_ALL.includes(manifest.kind)
    ? object.metadata
    : { namespace: 'default', ...(object.metadata as Part) };
  return {
    ...filled,
    metadata,
    ...(spec && { spec: spec(partOf(filled.spec), minor) }),
  } as unknown as Manifest;
}

const ONE_FOR_ALL = ['Namespace', 'PriorityClass', 'RuntimeClass'];

const SPECS: Readonly<Record<string, Fill>> = {
  Pod: podSpec,
  Deployment: (spec) => ({
    replicas: 1,
    revisionHistoryLimit: 10,
    progressDeadlineSeconds: 600,
    ...withTemplate(spec),
    strategy: strategy(spec.strategy, { maxUnavailable: '25%', maxSurge: '25%' }),
  }),
  ReplicaSet: (spec) => ({ replicas: 1, ...withTemplate(spec) }),
  StatefulSet: (spec) => ({
    replicas: 1,
    podManagementPolicy: 'OrderedReady',
    revisionHistoryLimit: 10,
    ...withTemplate(spec),
    updateStrategy: strategy(spec.updateStrategy, { partition: 0 }),
  }),
  DaemonSet: (spec, minor) => ({
    revisionHistoryLimit: 10,
    ...withTemplate(spec),
    updateStrategy: strategy(spec.updateStrategy, {
      maxUnavailable: 1,
      ...(minor >= SURGE_SINCE && { maxSurge: 0 }),
    }),
  }),
  Job: jobSpec,
  CronJob: (spec) => ({
    concurrencyPolicy: 'Allow',
    suspend: false,
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 1,
    ...spec,
    jobTemplate: { ...partOf(spec.jobTemplate), spec: cronJobsJob(spec) },
  }),
  Service: serviceSpec,
  HorizontalPodAutoscaler: (spec) => ({ minReplicas: 1, ...spec }),
};

const OBJECTS: Readonly<Record<string, Fill>> = {
  PriorityClass: (object) => ({ preemptionPolicy: 'PreemptLowerPriority', ...object }),
};

/** Versions in which a field came, that is now filled in. */
const SURGE_SINCE = 22;
const JOB_MODE_SINCE = 22;
const INTERNAL_POLICY_SINCE = 22;

function partOf(value: unknown): Part {
  return typeof value === 'object' && value !== null ? (value as Part) : {};
}

function each(value: unknown, fill: (item: Part) => Part): unknown {
  return Array.isArray(value) ? value.map((item) => fill(partOf(item))) : value;
}

/** Fields that are there, each filled in its own way. */
function inner(part: Part, fills: Readonly<Record<string, (value: unknown) => unknown>>): Part {
  const given = Object.entries(fills).filter(([name]) => part[name] !== undefined);
  return Object.fromEntries(given.map(([name, fill]) => [name, fill(part[name])]));
}

function strategy(value: unknown, rolling: Part): Part {
  const given = { type: 'RollingUpdate', ...partOf(value) };
  if (given.type !== 'RollingUpdate') return given;
  return { ...given, rollingUpdate: { ...rolling, ...partOf(partOf(value).rollingUpdate) } };
}

function withTemplate(spec: Part): Part {
  if (spec.template === undefined) return spec;
  const template = partOf(spec.template);
  return { ...spec, template: { ...template, spec: podSpec(partOf(template.spec)) } };
}

function jobSpec(spec: Part, minor: number): Part {
  const { completions, parallelism } = spec;
  return {
    // With a parallelism but no completions, the pods share one queue of work.
    ...(completions === undefined && parallelism === undefined && { completions: 1 }),
    parallelism: 1,
    backoffLimit: 6,
    ...(minor >= JOB_MODE_SINCE && { completionMode: 'NonIndexed', suspend: false }),
    ...withTemplate(spec),
  };
}

/** The pods of a CronJob are filled in at once, its Jobs only when they are made. */
function cronJobsJob(spec: Part): Part {
  return withTemplate(partOf(partOf(spec.jobTemplate).spec));
}

function serviceSpec(spec: Part, minor: number): Part {
  const type = spec.type ?? 'ClusterIP';
  const outside = type === 'NodePort' || type === 'LoadBalancer';
  return {
    type,
    sessionAffinity: 'None',
    ...(outside && { externalTrafficPolicy: 'Cluster' }),
    ...(minor >= INTERNAL_POLICY_SINCE &&
      type !== 'ExternalName' && { internalTrafficPolicy: 'Cluster' }),
    ...spec,
    ...inner(spec, {
      ports: (ports) =>
        each(ports, (port) => ({ protocol: 'TCP', targetPort: port.port, ...port })),
    }),
  };
}

function podSpec(spec: Part): Part {
  return {
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: 30,
    dnsPolicy: 'ClusterFirst',
    securityContext: {},
    schedulerName: 'default-scheduler',
    enableServiceLinks: true,
    ...spec,
    ...inner(spec, {
      initContainers: (list) => each(list, container),
      containers: (list) => each(list, container),
      volumes: (list) => each(list, volume),
    }),
  };
}

function container(given: Part): Part {
  return {
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    imagePullPolicy: isLatest(given.image) ? 'Always' : 'IfNotPresent',
    ...given,
    resources: resources(partOf(given.resources)),
    ...inner(given, {
      ports: (list) => each(list, (port) => ({ protocol: 'TCP', ...port })),
      livenessProbe: probe,
      readinessProbe: probe,
      startupProbe: probe,
    }),
  };
}

/** An image without a tag is the latest one. */
function isLatest(image: unknown): boolean {
  const name = typeof image === 'string' ? image : '';
  if (name.includes('@')) return false;
  const tag = /:([^/]*)$/u.exec(name)?.[1];
  return tag === undefined || tag === 'latest';
}

/** Where only a limit is set, so much is requested too. */
function resources(given: Part): Part {
  if (given.limits === undefined) return given;
  return { ...given, requests: { ...partOf(given.limits), ...partOf(given.requests) } };
}

function probe(value: unknown): Part {
  const given = partOf(value);
  return {
    timeoutSeconds: 1,
    periodSeconds: 10,
    successThreshold: 1,
    failureThreshold: 3,
    ...given,
    ...inner(given, { httpGet: (get) => ({ path: '/', scheme: 'HTTP', ...partOf(get) }) }),
  };
}

/** A volume of which nothing is said but its name is an empty folder. */
function volume(given: Part): Part {
  return Object.keys(given).length > 1 ? given : { ...given, emptyDir: {} };
}
