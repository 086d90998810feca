/** Validates a Service. */

import { labelsErrors } from './affinity.ts';
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
import { dnsLabelErrors, portNameErrors } from './names.ts';

const TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];
const NODE_PORTS = [30_000, 32_767] as const;

/**
 * Source: kubernetes/kubernetes, pkg/apis/core/validation/validation.go (ValidateService);
 * pkg/registry/core/service/portallocator for the range.
 */
export function serviceSpecErrors(field: string, value: unknown): Errors {
  const spec = part(value);
  const { ports, type = 'ClusterIP', clusterIP } = spec;
  const none = items(ports).length === 0 && clusterIP !== 'None' && type !== 'ExternalName';
  const several = items(ports).length > 1;
  const errors = [
    ...(none ? [required(`${field}.ports`)] : []),
    ...(type === 'ExternalName' && text(spec.externalName) === ''
      ? [required(`${field}.externalName`)]
      : []),
    ...each(`${field}.ports`, ports, (at, port) => portErrors(at, port, several)),
    ...duplicateNames(`${field}.ports`, ports),
    ...labelsErrors(`${field}.selector`, spec.selector),
    ...oneOf(`${field}.sessionAffinity`, spec.sessionAffinity, ['ClientIP', 'None']),
    ...oneOf(`${field}.type`, spec.type, TYPES),
    ...duplicatePorts(`${field}.ports`, ports),
    ...(type === 'ClusterIP' ? nodePortsErrors(`${field}.ports`, ports) : []),
  ];
  // Ports of nodes are given out only to what is right otherwise.
  return errors.length > 0 ? errors : each(`${field}.ports`, ports, rangeErrors);
}

function portErrors(at: string, port: Part, several: boolean): Errors {
  const { name, targetPort } = port;
  return [
    ...(text(name) === ''
      ? several
        ? [required(`${at}.name`)]
        : []
      : named(`${at}.name`, name, dnsLabelErrors)),
    ...portNumber(`${at}.port`, port.port),
    ...oneOf(`${at}.protocol`, port.protocol, ['SCTP', 'TCP', 'UDP']),
    ...(targetPort === undefined
      ? []
      : typeof targetPort === 'string'
        ? named(`${at}.targetPort`, targetPort, portNameErrors)
        : portNumber(`${at}.targetPort`, targetPort)),
  ];
}

function duplicateNames(field: string, ports: unknown): Errors {
  return duplicates(
    items(ports).flatMap((item, index) => {
      const { name } = part(item);
      return text(name) === '' ? [] : [{ field: `${field}[${String(index)}].name`, value: name }];
    }),
  );
}

function duplicatePorts(field: string, ports: unknown): Errors {
  const keys = items(ports).map((item, index) => {
    const { port, protocol = 'TCP' } = part(item);
    return { field: `${field}[${String(index)}]`, value: `${text(protocol)}/${String(port)}` };
  });
  return duplicates(keys).map((error) => {
    const [protocol = '', port] = text(error.value).split('/');
    return { ...error, value: { protocol, port: Number(port) } };
  });
}

function nodePortsErrors(field: string, ports: unknown): Errors {
  return each(field, ports, (at, { nodePort }) =>
    nodePort === undefined || nodePort === 0
      ? []
      : [forbidden(`${at}.nodePort`, "may not be used when `type` is 'ClusterIP'")],
  );
}

function rangeErrors(at: string, { nodePort }: Part): Errors {
  const [least, most] = NODE_PORTS;
  if (typeof nodePort !== 'number' || nodePort === 0) return [];
  if (nodePort >= least && nodePort <= most) return [];
  const range = `${String(least)}-${String(most)}`;
  const words = `provided port is not in the valid range. The range of valid ports is ${range}`;
  return [invalid(`${at}.nodePort`, nodePort, words)];
}
