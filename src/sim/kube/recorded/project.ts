/** The model's objects with the fields that a recording has. */

import type { ClusterObject, Deployment, Pod } from '../cluster/objects.ts';
import type { Job } from '../cluster/workload-objects.ts';
import type { Names } from './names.ts';
import { fieldsOf, type Fields } from './states.ts';

/** The fields that are compared, under the names of the recording. */
export function projectObject(object: ClusterObject, names: Names): Fields {
  return fieldsOf(object.kind, fields(object, names));
}

function fields(object: ClusterObject, names: Names): Fields {
  const { owner, annotations } = object.meta;
  const common = { owner: owner && `${owner.kind}/${names.of(owner.name)}` };
  switch (object.kind) {
    case 'Deployment':
      return deploymentFields(object, names);
    case 'ReplicaSet': {
      const { replicas: total, ...status } = object.status;
      const image = object.template.spec.containers[0]?.image;
      return { ...common, ...annotations, ...status, total, image, replicas: object.replicas };
    }
    case 'StatefulSet': {
      const { replicas: total, ...status } = object.status;
      const { replicas, template } = object.spec;
      const image = template.spec.containers[0]?.image;
      return { ...status, total, replicas, image, generation: object.meta.generation };
    }
    case 'DaemonSet':
      return { ...object.status, image: object.spec.template.spec.containers[0]?.image };
    case 'Job':
      return jobFields(object);
    case 'Pod':
      return { ...common, ...podFields(object) };
    case 'Node':
      return {
        ...object,
        ...object.capacity,
        taints: object.taints.length === 0 ? undefined : object.taints.map(taintWords),
      };
    case 'Service':
      return { selector: object.selector };
    case 'Endpoints':
      return { ready: object.ready.map(names.of), notReady: object.notReady.map(names.of) };
    case 'EndpointSlice':
      return {
        endpoints: object.endpoints.map(
          ({ pod, ready, node }) => `${names.of(pod)} ${ready ? 'ready' : 'notReady'} ${node}`,
        ),
      };
    case 'ControllerRevision':
    case 'PodDisruptionBudget':
    case 'ResourceQuota':
    case 'PriorityClass':
    case 'HorizontalPodAutoscaler':
    case 'RuntimeClass':
    case 'Event':
      return {};
  }
}

function deploymentFields(object: Deployment, names: Names): Fields {
  const { replicas: total, conditions, ...status } = object.status;
  return {
    ...status,
    total,
    generation: object.meta.generation,
    revision: object.meta.annotations.revision,
    replicas: object.spec.replicas,
    paused: object.spec.paused,
    image: object.spec.template.spec.containers[0]?.image,
    conditions: conditions.map(({ type, status: is, reason, message }) => [
      ...[type, is, reason],
      names.within(message),
    ]),
  };
}

function jobFields(object: Job): Fields {
  const { started, completed, conditions, ...counts } = object.status;
  return {
    ...object.spec,
    ...counts,
    started: started !== undefined,
    completed: completed !== undefined,
    conditions: conditions.map(({ type, status, reason, message }) => [
      ...[type, status, reason, message],
    ]),
  };
}

function podFields({ meta, spec, status }: Pod): Fields {
  return {
    ...status,
    node: spec.nodeName,
    deleting: meta.deletion !== undefined,
    containers:
      status.containers.length === 0
        ? undefined
        : status.containers.map(({ state, reason, restarts, exitCode }) => ({
            state,
            ...(reason !== undefined && { reason }),
            ...(exitCode !== undefined && exitCode !== 0 && { exitCode }),
            ...(restarts !== 0 && { restarts }),
          })),
  };
}

function taintWords({
  key,
  value,
  effect,
}: {
  key: string;
  value?: string;
  effect: string;
}): string {
  return `${key}${value === undefined ? '' : `=${value}`}:${effect}`;
}
