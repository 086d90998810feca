/** Validates probes and the hooks of a container's life. */

import {
  forbidden,
  invalid,
  named,
  notNegative,
  part,
  portNumber,
  required,
  text,
  type Errors,
  type Part,
} from './check.ts';
import { portNameErrors } from './names.ts';

const HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'];
const COUNTS = [
  'initialDelaySeconds',
  'timeoutSeconds',
  'periodSeconds',
  'successThreshold',
  'failureThreshold',
];

/** Source: kubernetes/kubernetes, pkg/apis/core/validation/validation.go (validateHandler). */
function handlerErrors(field: string, handler: Part): Errors {
  const given = HANDLERS.filter((name) => handler[name] !== undefined);
  const [first, ...more] = given;
  if (first === undefined) return [required(field, 'must specify a handler type')];
  return [
    ...actionErrors(`${field}.${first}`, first, part(handler[first])),
    ...more.map((name) =>
      forbidden(`${field}.${name}`, 'may not specify more than 1 handler type'),
    ),
  ];
}

function actionErrors(field: string, name: string, action: Part): Errors {
  if (name === 'exec') return action.command === undefined ? [required(`${field}.command`)] : [];
  if (name === 'sleep') return [];
  return portErrors(`${field}.port`, action.port);
}

/** A number, or the name of one of the container's ports. */
function portErrors(field: string, port: unknown): Errors {
  if (typeof port !== 'string') return portNumber(field, port);
  return named(field, port, portNameErrors);
}

export type ProbeName = 'livenessProbe' | 'readinessProbe' | 'startupProbe';

/** Source: as above (validateProbe, validateLivenessProbe). */
export function probeErrors(field: string, name: ProbeName, value: unknown): Errors {
  if (value === undefined) return [];
  const probe = part(value);
  const grace = probe.terminationGracePeriodSeconds;
  const success = probe.successThreshold;
  return [
    ...handlerErrors(field, probe),
    ...COUNTS.flatMap((count) => notNegative(`${field}.${count}`, probe[count])),
    ...graceErrors(`${field}.terminationGracePeriodSeconds`, name, grace),
    ...(name !== 'readinessProbe' && success !== undefined && success !== 1
      ? [invalid(`${field}.successThreshold`, success, 'must be 1')]
      : []),
  ];
}

function graceErrors(field: string, name: ProbeName, grace: unknown): Errors {
  if (grace === undefined) return [];
  if (name === 'readinessProbe') {
    return [invalid(field, grace, 'must not be set for readinessProbes')];
  }
  return typeof grace === 'number' && grace > 0
    ? []
    : [invalid(field, grace, 'must be greater than 0')];
}

export function lifecycleErrors(field: string, value: unknown): Errors {
  const lifecycle = part(value);
  return ['postStart', 'preStop'].flatMap((hook) =>
    lifecycle[hook] === undefined ? [] : handlerErrors(`${field}.${hook}`, part(lifecycle[hook])),
  );
}

/** An image's name: any text without spaces around it. */
export function imageErrors(field: string, image: unknown): Errors {
  const name = text(image);
  if (name === '') return [required(field)];
  return name.trim() === name
    ? []
    : [invalid(field, image, 'must not have leading or trailing whitespace')];
}
