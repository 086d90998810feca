/** Manifests of StatefulSets, DaemonSets and Jobs as objects, with the API server's defaults. */

import type { IntOrPercent } from '../rolling-update.ts';
import type { LabelSelector, Labels } from '../selectors.ts';
import { respecified, type Manifest } from './manifests.ts';
import type { PodSpec, PodTemplate } from './objects.ts';
import type { Parts } from './parts.ts';
import type {
  DaemonSetSpec,
  DaemonSetStatus,
  JobSpec,
  JobStatus,
  StatefulSetSpec,
  StatefulSetStatus,
} from './workload-objects.ts';

interface TemplateManifest {
  readonly metadata?: { readonly labels?: Labels; readonly annotations?: Labels };
  readonly spec: PodSpec;
}

interface StatefulSetManifest {
  readonly replicas?: number;
  readonly selector: LabelSelector;
  readonly template: TemplateManifest;
  readonly podManagementPolicy?: StatefulSetSpec['management'];
  readonly updateStrategy?: {
    readonly type?: StatefulSetSpec['strategy'];
    readonly rollingUpdate?: { readonly partition?: number };
  };
  readonly revisionHistoryLimit?: number;
}

interface DaemonSetManifest {
  readonly selector: LabelSelector;
  readonly template: TemplateManifest;
  readonly updateStrategy?: {
    readonly type?: DaemonSetSpec['strategy'];
    readonly rollingUpdate?: { readonly maxUnavailable?: IntOrPercent };
  };
  readonly revisionHistoryLimit?: number;
}

interface JobManifest {
  readonly completions?: number;
  readonly parallelism?: number;
  readonly backoffLimit?: number;
  readonly activeDeadlineSeconds?: number;
  readonly ttlSecondsAfterFinished?: number;
  readonly template: TemplateManifest;
}

function templateOf({ metadata = {}, spec }: TemplateManifest): PodTemplate {
  const { labels = {}, annotations } = metadata;
  return { labels, ...(annotations && { annotations }), spec };
}

/** Source of the defaults: kubernetes/kubernetes, pkg/apis/apps/v1/defaults.go. */
function statefulSetSpec(manifest: object): StatefulSetSpec {
  const spec = manifest as StatefulSetManifest;
  return {
    replicas: spec.replicas ?? 1,
    selector: spec.selector,
    template: templateOf(spec.template),
    management: spec.podManagementPolicy ?? 'OrderedReady',
    strategy: spec.updateStrategy?.type ?? 'RollingUpdate',
    partition: spec.updateStrategy?.rollingUpdate?.partition ?? 0,
    historyLimit: spec.revisionHistoryLimit ?? 10,
  };
}

function daemonSetSpec(manifest: object): DaemonSetSpec {
  const spec = manifest as DaemonSetManifest;
  return {
    selector: spec.selector,
    template: templateOf(spec.template),
    strategy: spec.updateStrategy?.type ?? 'RollingUpdate',
    maxUnavailable: spec.updateStrategy?.rollingUpdate?.maxUnavailable ?? 1,
    historyLimit: spec.revisionHistoryLimit ?? 10,
  };
}

/** Source of the defaults: pkg/apis/batch/v1/defaults.go. */
function jobSpec(manifest: object): JobSpec {
  const spec = manifest as JobManifest;
  const { parallelism, activeDeadlineSeconds, ttlSecondsAfterFinished } = spec;
  const completions = spec.completions ?? (parallelism === undefined ? 1 : undefined);
  return {
    ...(completions !== undefined && { completions }),
    parallelism: parallelism ?? 1,
    backoffLimit: spec.backoffLimit ?? 6,
    ...(activeDeadlineSeconds !== undefined && { activeDeadline: activeDeadlineSeconds }),
    ...(ttlSecondsAfterFinished !== undefined && { ttl: ttlSecondsAfterFinished }),
    template: templateOf(spec.template),
  };
}

const NEW_STATEFUL_SET: StatefulSetStatus = {
  ...{ observed: 0, replicas: 0, ready: 0, current: 0, updated: 0 },
  ...{ currentRevision: '', updateRevision: '' },
};

const NEW_DAEMON_SET: DaemonSetStatus = {
  ...{ observed: 0, desired: 0, current: 0, misscheduled: 0 },
  ...{ ready: 0, available: 0, unavailable: 0, updated: 0 },
};

const NEW_JOB: JobStatus = { active: 0, succeeded: 0, failed: 0, conditions: [] };

/** Fields that can't be changed once a Job is there. */
const FIXED = ['completions', 'template'] as const;

type Apply = (parts: Parts, manifest: Manifest) => void;

/** By kind: makes or changes what the manifest is about. */
export const WORKLOADS: Readonly<Record<string, Apply>> = {
  StatefulSet: applyStatefulSet,
  DaemonSet: applyDaemonSet,
  Job: applyJob,
};

function applyStatefulSet({ api }: Parts, { metadata, spec: given }: Manifest): void {
  const { name, labels = {} } = metadata;
  const [kind, meta, spec] = ['StatefulSet', { name, labels }, statefulSetSpec(given)] as const;
  const known = api.get(kind, name);
  if (known === undefined) api.create(kind, { kind, meta, spec, status: NEW_STATEFUL_SET });
  else {
    if (known.spec.management !== spec.management) throw new Error(fixedInSet(name));
    const changed = respecified(known, spec);
    if (changed !== known) api.update(kind, changed);
  }
}

function applyDaemonSet({ api }: Parts, { metadata, spec: given }: Manifest): void {
  const { name, labels = {} } = metadata;
  const [kind, meta, spec] = ['DaemonSet', { name, labels }, daemonSetSpec(given)] as const;
  const known = api.get(kind, name);
  if (known === undefined) api.create(kind, { kind, meta, spec, status: NEW_DAEMON_SET });
  else {
    const changed = respecified(known, spec);
    if (changed !== known) api.update(kind, changed);
  }
}

function applyJob({ api }: Parts, { metadata, spec: given }: Manifest): void {
  const { name, labels = {} } = metadata;
  const [kind, meta, spec] = ['Job', { name, labels }, jobSpec(given)] as const;
  const known = api.get(kind, name);
  if (known === undefined) api.create(kind, { kind, meta, spec, status: NEW_JOB });
  else {
    for (const field of FIXED) {
      const same = JSON.stringify(known.spec[field]) === JSON.stringify(spec[field]);
      if (!same) throw new Error(fixedInJob(name, field));
    }
    const changed = respecified(known, spec);
    if (changed !== known) api.update(kind, changed);
  }
}

/** Source: pkg/apis/apps/validation/validation.go (ValidateStatefulSetUpdate), as of 1.20. */
function fixedInSet(name: string): string {
  return `The StatefulSet "${name}" is invalid: spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'template', and 'updateStrategy' are forbidden`;
}

function fixedInJob(name: string, field: string): string {
  return `The Job "${name}" is invalid: spec.${field}: Invalid value: field is immutable`;
}
