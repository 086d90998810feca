/** The kinds that can be written, the versions that serve them, and what this model does with them. */

import { CORE } from './core.ts';
import { META } from './meta.ts';
import { readFields, type Fields, type Types } from './notation.ts';
import { POD } from './pod.ts';
import {
  AUTOSCALING_V1,
  AUTOSCALING_V2,
  NETWORKING,
  NODE,
  POLICY,
  SCHEDULING,
} from './policies.ts';
import { APPS, BATCH } from './workloads.ts';

export interface KindInfo {
  readonly kind: string;
  readonly apiVersion: string;
  /** "deployments". */
  readonly resource: string;
  /** Whether the model does anything with it. */
  readonly acts: boolean;
  readonly namespaced: boolean;
}

interface Group {
  readonly apiVersion: string;
  /** Name in OpenAPI: "io.k8s.api.apps.v1". */
  readonly openApi: string;
  readonly types: Types;
  /** The first and the last minor version that serve it. */
  readonly served?: readonly [since: number, until: number];
}

const ALWAYS = 999;

/** Source of the versions: kubernetes.io, Deprecated API Migration Guide. */
const GROUPS: readonly Group[] = [
  { apiVersion: 'v1', openApi: 'io.k8s.api.core.v1', types: { ...POD, ...CORE } },
  { apiVersion: 'apps/v1', openApi: 'io.k8s.api.apps.v1', types: APPS },
  { apiVersion: 'batch/v1', openApi: 'io.k8s.api.batch.v1', types: BATCH },
  group('batch/v1beta1', 'io.k8s.api.batch.v1beta1', BATCH, 0, 24),
  group('policy/v1', 'io.k8s.api.policy.v1', POLICY, 21, ALWAYS),
  group('policy/v1beta1', 'io.k8s.api.policy.v1beta1', POLICY, 0, 24),
  group('scheduling.k8s.io/v1', 'io.k8s.api.scheduling.v1', SCHEDULING, 14, ALWAYS),
  group('node.k8s.io/v1', 'io.k8s.api.node.v1', NODE, 20, ALWAYS),
  group('node.k8s.io/v1beta1', 'io.k8s.api.node.v1beta1', NODE, 14, 24),
  group('autoscaling/v1', 'io.k8s.api.autoscaling.v1', AUTOSCALING_V1, 0, ALWAYS),
  group('autoscaling/v2', 'io.k8s.api.autoscaling.v2', AUTOSCALING_V2, 23, ALWAYS),
  group('autoscaling/v2beta2', 'io.k8s.api.autoscaling.v2beta2', AUTOSCALING_V2, 12, 25),
  group('networking.k8s.io/v1', 'io.k8s.api.networking.v1', NETWORKING, 19, ALWAYS),
];

function group(
  apiVersion: string,
  openApi: string,
  types: Types,
  since: number,
  until: number,
): Group {
  return { apiVersion, openApi, types, served: [since, until] };
}

const RESOURCES: Readonly<Record<string, string>> = {
  Ingress: 'ingresses',
  PriorityClass: 'priorityclasses',
  RuntimeClass: 'runtimeclasses',
};
const WITHOUT_NAMESPACE = ['Namespace', 'PriorityClass', 'RuntimeClass'];
const ONLY_READ = [
  'Namespace',
  'ConfigMap',
  'Secret',
  'Ingress',
  'PersistentVolumeClaim',
  'CronJob',
];

/** Kinds of a plain cluster that the model knows nothing about, not even their fields. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  v1: 'Endpoints Event LimitRange Node PersistentVolume PodTemplate ReplicationController ServiceAccount',
  'apps/v1': 'ControllerRevision',
  'rbac.authorization.k8s.io/v1': 'ClusterRole ClusterRoleBinding Role RoleBinding',
  'networking.k8s.io/v1': 'IngressClass NetworkPolicy',
  'storage.k8s.io/v1': 'CSIDriver CSINode StorageClass VolumeAttachment',
  'apiextensions.k8s.io/v1': 'CustomResourceDefinition',
  'admissionregistration.k8s.io/v1': 'MutatingWebhookConfiguration ValidatingWebhookConfiguration',
  'coordination.k8s.io/v1': 'Lease',
  'discovery.k8s.io/v1': 'EndpointSlice',
};

/** What a version's types look like; one for each minor version and group, made when first asked for. */
export interface Schema {
  readonly info: KindInfo;
  /** Fields of a type by its name. */
  fields(type: string): Fields;
  /** "io.k8s.api.apps.v1.DeploymentSpec". */
  openApi(type: string): string;
}

/** Nothing where the cluster has no such kind; `elsewhere` where only this model has none. */
export function findKind(
  apiVersion: string,
  kind: string,
  minor: number,
): Schema | 'elsewhere' | undefined {
  const found = GROUPS.find((one) => one.apiVersion === apiVersion && isKind(one, kind));
  const [since, until] = found?.served ?? [0, ALWAYS];
  const cronJobs = kind === 'CronJob' && apiVersion === 'batch/v1' && minor < 21;
  const jobs = kind === 'Job' && apiVersion === 'batch/v1beta1';
  if (found !== undefined && minor >= since && minor <= until && !cronJobs && !jobs) {
    return schemaOf(found, kind, minor);
  }
  const others = Object.hasOwn(ELSEWHERE, apiVersion) ? (ELSEWHERE[apiVersion] ?? '') : '';
  return others.split(' ').includes(kind) && kind !== '' ? 'elsewhere' : undefined;
}

/** The newest version of a kind that a cluster serves. */
export function bestVersion(kind: string, minor: number): string | undefined {
  const names = [...GROUPS.map((one) => one.apiVersion), ...Object.keys(ELSEWHERE)];
  return names.find((apiVersion) => findKind(apiVersion, kind, minor) !== undefined);
}

/** Every kind that the model can read. */
export function allKinds(): readonly string[] {
  return [
    ...new Set(GROUPS.flatMap((one) => Object.keys(one.types).filter((name) => isKind(one, name)))),
  ];
}

function isKind({ types }: Group, kind: string): boolean {
  return Object.hasOwn(types, kind) && (types[kind] ?? '').startsWith('kind apiVersion metadata:');
}

function schemaOf({ apiVersion, openApi, types }: Group, kind: string, minor: number): Schema {
  const known = new Map<string, Fields>();
  const home = (type: string) =>
    Object.hasOwn(types, type) ? types : Object.hasOwn(META, type) ? META : { ...POD, ...CORE };
  return {
    info: {
      ...{ kind, apiVersion },
      resource: RESOURCES[kind] ?? `${kind.toLowerCase()}s`,
      acts: !ONLY_READ.includes(kind),
      namespaced: !WITHOUT_NAMESPACE.includes(kind),
    },
    fields(type) {
      const fields = known.get(type) ?? readFields(home(type)[type] ?? '', minor);
      known.set(type, fields);
      return fields;
    },
    openApi(type) {
      const from = home(type);
      if (from === types) return `${openApi}.${type}`;
      return `${from === META ? 'io.k8s.apimachinery.pkg.apis.meta.v1' : 'io.k8s.api.core.v1'}.${type}`;
    },
  };
}
