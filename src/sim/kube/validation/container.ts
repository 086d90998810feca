/** Validates a pod's containers. */

import {
  duplicates,
  each,
  forbidden,
  invalid,
  items,
  named,
  oneOf,
  part,
  portNumber,
  required,
  text,
  type Errors,
  type Part,
} from './check.ts';
import { dnsLabelErrors, dnsSubdomainErrors, portNameErrors } from './names.ts';
import { imageErrors, lifecycleErrors, probeErrors } from './probe.ts';
import { resourceErrors } from './resources.ts';

const ENV_NAME = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/u;
const ENV_FORM =
  "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit (e.g. 'my.env-name',  or 'MY_ENV.NAME',  or 'MyEnvName1', regex used for validation is '[-._a-zA-Z][-._a-zA-Z0-9]*')";

/** What containers need to know of their pod. */
export interface PodContext {
  readonly volumes: readonly string[];
  readonly hostNetwork: boolean;
}

/** Source: kubernetes/kubernetes, pkg/apis/core/validation/validation.go (validateContainers). */
export function containersErrors(field: string, value: unknown, pod: PodContext): Errors {
  if (items(value).length === 0) return [required(field)];
  return [
    ...each(field, value, (path, container) => [
      ...commonErrors(path, container, pod),
      ...lifecycleErrors(`${path}.lifecycle`, container.lifecycle),
      ...(['livenessProbe', 'readinessProbe', 'startupProbe'] as const).flatMap((probe) =>
        probeErrors(`${path}.${probe}`, probe, container[probe]),
      ),
    ]),
    ...duplicateNames(field, value),
    ...hostPortConflicts(field, value),
  ];
}

/** They run one after another before the others, so hooks and probes mean nothing. */
export function initContainersErrors(field: string, value: unknown, pod: PodContext): Errors {
  return [
    ...each(field, value, (path, container) => [
      ...commonErrors(path, container, pod),
      ...['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe']
        .filter((name) => container[name] !== undefined)
        .map((name) => forbidden(`${path}.${name}`, 'may not be set for init containers')),
    ]),
    ...duplicateNames(field, value),
  ];
}

function commonErrors(path: string, container: Part, pod: PodContext): Errors {
  return [
    ...(text(container.name) === ''
      ? [required(`${path}.name`)]
      : named(`${path}.name`, container.name, dnsLabelErrors)),
    ...imageErrors(`${path}.image`, container.image),
    ...oneOf(`${path}.terminationMessagePolicy`, container.terminationMessagePolicy, [
      'FallbackToLogsOnError',
      'File',
    ]),
    ...portsErrors(`${path}.ports`, container.ports, pod),
    ...each(`${path}.env`, container.env, (at, { name }) => {
      if (text(name) === '') return [required(`${at}.name`)];
      return ENV_NAME.test(text(name)) ? [] : [invalid(`${at}.name`, name, ENV_FORM)];
    }),
    ...each(`${path}.envFrom`, container.envFrom, (at, source) =>
      ['configMapRef', 'secretRef'].flatMap((ref) =>
        source[ref] === undefined
          ? []
          : named(`${at}.${ref}.name`, part(source[ref]).name, dnsSubdomainErrors),
      ),
    ),
    ...each(`${path}.volumeMounts`, container.volumeMounts, (at, mount) =>
      mountErrors(at, mount, pod),
    ),
    ...oneOf(`${path}.imagePullPolicy`, container.imagePullPolicy, [
      'Always',
      'IfNotPresent',
      'Never',
    ]),
    ...resourceErrors(`${path}.resources`, container.resources),
  ];
}

function mountErrors(at: string, { name, mountPath }: Part, pod: PodContext): Errors {
  return [
    ...(text(name) === '' ? [required(`${at}.name`)] : []),
    ...(text(name) !== '' && !pod.volumes.includes(text(name))
      ? [{ type: 'NotFound' as const, field: `${at}.name`, value: name }]
      : []),
    ...(text(mountPath) === '' ? [required(`${at}.mountPath`)] : []),
  ];
}

function portsErrors(field: string, value: unknown, pod: PodContext): Errors {
  const names = items(value).flatMap((item, index) => {
    const { name } = part(item);
    return name === undefined ? [] : [{ field: `${field}[${String(index)}].name`, value: name }];
  });
  return [
    ...duplicates(names),
    ...each(field, value, (at, port) => [
      ...(port.name === undefined ? [] : named(`${at}.name`, port.name, portNameErrors)),
      ...portNumber(`${at}.containerPort`, port.containerPort),
      ...(port.hostPort === undefined || port.hostPort === 0
        ? []
        : portNumber(`${at}.hostPort`, port.hostPort)),
      ...(pod.hostNetwork && (port.hostPort ?? port.containerPort) !== port.containerPort
        ? [
            invalid(
              `${at}.containerPort`,
              port.containerPort,
              'must match `hostPort` when `hostNetwork` is true',
            ),
          ]
        : []),
      ...oneOf(`${at}.protocol`, port.protocol, ['SCTP', 'TCP', 'UDP']),
    ]),
  ];
}

function duplicateNames(field: string, value: unknown): Errors {
  return duplicates(
    items(value).flatMap((item, index) => {
      const { name } = part(item);
      return text(name) === '' ? [] : [{ field: `${field}[${String(index)}].name`, value: name }];
    }),
  );
}

/** A port of the node can be taken once for each protocol and address. */
function hostPortConflicts(field: string, value: unknown): Errors {
  const taken = items(value).flatMap((container, index) =>
    items(part(container).ports).flatMap((item, at) => {
      const { hostPort, protocol = 'TCP', hostIP = '' } = part(item);
      if (hostPort === undefined || hostPort === 0) return [];
      const path = `${field}[${String(index)}].ports[${String(at)}].hostPort`;
      return [
        { field: path, value: `${text(protocol)}/${text(hostIP)}/${JSON.stringify(hostPort)}` },
      ];
    }),
  );
  return duplicates(taken);
}
