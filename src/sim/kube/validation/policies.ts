/** Validates what sets limits and gives ranks: budgets, quotas, priorities, autoscalers, run times. */

import { exactValue, parseQuantity } from '../quantity.ts';
import { labelSelectorErrors, labelsErrors } from './affinity.ts';
import { amountErrors, notMoreThanAll } from './amount.ts';
import {
  each,
  forbidden,
  invalid,
  items,
  named,
  notNegative,
  oneOf,
  part,
  required,
  text,
  type Errors,
  type Part,
} from './check.ts';
import { dnsLabelErrors } from './names.ts';

/** Source: kubernetes/kubernetes, pkg/apis/policy/validation/validation.go. */
export function budgetSpecErrors(field: string, value: unknown): Errors {
  const { minAvailable, maxUnavailable, selector } = part(value);
  const amounts = { minAvailable, maxUnavailable };
  return [
    ...(minAvailable !== undefined && maxUnavailable !== undefined
      ? [invalid(field, part(value), 'minAvailable and maxUnavailable cannot be both set')]
      : []),
    ...Object.entries(amounts).flatMap(([name, amount]) =>
      amount === undefined
        ? []
        : [
            ...amountErrors(`${field}.${name}`, amount),
            ...notMoreThanAll(`${field}.${name}`, amount),
          ],
    ),
    ...labelSelectorErrors(`${field}.selector`, part(selector)),
  ];
}

const COUNTED = [
  'pods',
  'services',
  'replicationcontrollers',
  'resourcequotas',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
];
const MEASURED = ['cpu', 'memory', 'ephemeral-storage'];
const QUOTA_NAMES = new Set([
  ...COUNTED,
  ...MEASURED,
  ...MEASURED.flatMap((name) => [`requests.${name}`, `limits.${name}`]),
  'requests.storage',
]);

/** Source: pkg/apis/core/validation/validation.go (ValidateResourceQuotaSpec). */
export function quotaSpecErrors(field: string, value: unknown): Errors {
  return Object.entries(part(part(value).hard)).flatMap(([name, written]) => {
    const at = `${field}.hard[${name}]`;
    const quantity = parseQuantity(String(written));
    const plain = !name.includes('/') && !/^(?:requests\.|limits\.)?hugepages-/u.test(name);
    const whole = quantity === undefined || !exactValue(quantity).includes('.');
    return [
      ...(plain && !QUOTA_NAMES.has(name)
        ? [invalid(at, name, 'must be a standard resource for quota')]
        : []),
      ...(quantity !== undefined && quantity.nanos < 0n
        ? [invalid(at, String(written), 'must be greater than or equal to 0')]
        : []),
      ...(COUNTED.includes(name) && !whole
        ? [invalid(at, String(written), 'must be an integer')]
        : []),
    ];
  });
}

const MOST_PRIORITY = 1_000_000_000;

/** Source: pkg/apis/scheduling/validation/validation.go. */
export function priorityClassErrors(object: Part): Errors {
  const { metadata, value, preemptionPolicy } = object;
  return [
    ...(text(part(metadata).name).startsWith('system-')
      ? [
          forbidden(
            'metadata.name',
            "priority class names with 'system-' prefix are reserved for system use only",
          ),
        ]
      : []),
    ...(typeof value === 'number' && value > MOST_PRIORITY
      ? [
          forbidden(
            'value',
            `maximum allowed value of a user defined priority is ${String(MOST_PRIORITY)}`,
          ),
        ]
      : []),
    ...oneOf('preemptionPolicy', preemptionPolicy, ['Never', 'PreemptLowerPriority']),
  ];
}

/** Source: pkg/apis/node/validation/validation.go. */
export function runtimeClassErrors(object: Part): Errors {
  return [
    ...named('handler', object.handler, dnsLabelErrors),
    ...labelsErrors('scheduling.nodeSelector', part(object.scheduling).nodeSelector),
  ];
}

const METRICS = ['Object', 'Pods', 'Resource', 'ContainerResource', 'External'];

/** Source: pkg/apis/autoscaling/validation/validation.go. */
export function autoscalerSpecErrors(field: string, value: unknown): Errors {
  const spec = part(value);
  const { minReplicas = 1, maxReplicas = 0, scaleTargetRef } = spec;
  const [least, most] = [Number(minReplicas), Number(maxReplicas)];
  return [
    ...(least < 1
      ? [invalid(`${field}.minReplicas`, least, 'must be greater than or equal to 1')]
      : []),
    ...(most < 1 ? [invalid(`${field}.maxReplicas`, most, 'must be greater than 0')] : []),
    ...(most < least
      ? [invalid(`${field}.maxReplicas`, most, 'must be greater than or equal to `minReplicas`')]
      : []),
    ...['kind', 'name'].flatMap((name) =>
      text(part(scaleTargetRef)[name]) === '' ? [required(`${field}.scaleTargetRef.${name}`)] : [],
    ),
    ...each(`${field}.metrics`, spec.metrics, metricErrors),
    ...['scaleUp', 'scaleDown'].flatMap((way) =>
      rulesErrors(`${field}.behavior.${way}`, part(part(spec.behavior)[way])),
    ),
  ];
}

function metricErrors(at: string, metric: Part): Errors {
  const type = text(metric.type);
  if (type === '') return [required(`${at}.type`, 'must specify a metric source type')];
  const source = type.charAt(0).toLowerCase() + type.slice(1);
  if (!METRICS.includes(type)) return oneOf(`${at}.type`, type, METRICS);
  if (metric[source] === undefined) {
    return [required(`${at}.${source}`, 'must populate information for the given metric source')];
  }
  const { averageUtilization, averageValue } = part(part(metric[source]).target);
  const both = averageUtilization !== undefined && averageValue !== undefined;
  const target = `${at}.${source}.target`;
  return [
    ...(typeof averageUtilization === 'number' && averageUtilization < 1
      ? [invalid(`${target}.averageUtilization`, averageUtilization, 'must be greater than 0')]
      : []),
    ...(type === 'Resource' && both
      ? [
          forbidden(
            `${target}.averageValue`,
            'may not set both a target raw value and a target utilization',
          ),
        ]
      : []),
  ];
}

function rulesErrors(field: string, rules: Part): Errors {
  const { stabilizationWindowSeconds: window, policies } = rules;
  return [
    ...notNegative(`${field}.stabilizationWindowSeconds`, window),
    ...(typeof window === 'number' && window > 3600
      ? [
          invalid(
            `${field}.stabilizationWindowSeconds`,
            window,
            'must be less than or equal to 3600',
          ),
        ]
      : []),
    ...oneOf(`${field}.selectPolicy`, rules.selectPolicy, ['Disabled', 'Max', 'Min']),
    ...(policies !== undefined && items(policies).length === 0
      ? [required(`${field}.policies`, 'must specify at least one Policy')]
      : []),
    ...each(`${field}.policies`, policies, (at, { type, value, periodSeconds }) => [
      ...oneOf(`${at}.type`, type, ['Percent', 'Pods']),
      ...(Number(value) > 0
        ? []
        : [invalid(`${at}.value`, value ?? 0, 'must be greater than zero')]),
      ...(Number(periodSeconds) > 0
        ? []
        : [invalid(`${at}.periodSeconds`, periodSeconds ?? 0, 'must be greater than zero')]),
    ]),
  ];
}
