/** Validates what a pod says about where it may run, besides affinity. */

import {
  each,
  invalid,
  named,
  notSupported,
  part,
  required,
  text,
  type Errors,
  type Part,
} from './check.ts';
import { labelSelectorErrors } from './affinity.ts';
import { labelKeyErrors } from './names.ts';

const EFFECTS = ['NoExecute', 'NoSchedule', 'PreferNoSchedule'];

/** Source: kubernetes/kubernetes, pkg/apis/core/validation/validation.go (ValidateTolerations). */
export function tolerationsErrors(field: string, value: unknown): Errors {
  return each(field, value, tolerationErrors);
}

function tolerationErrors(at: string, one: Part): Errors {
  const { key, operator, effect, tolerationSeconds } = one;
  const exists = operator === 'Exists';
  const late = tolerationSeconds !== undefined && effect !== 'NoExecute';
  return [
    ...(text(key) === '' ? [] : named(`${at}.key`, key, labelKeyErrors)),
    ...(text(key) === '' && !exists
      ? [
          invalid(
            `${at}.operator`,
            operator ?? 'Equal',
            'operator must be Exists when `key` is empty, which means "match all values and all keys"',
          ),
        ]
      : []),
    ...(late
      ? [
          invalid(
            `${at}.effect`,
            effect ?? '',
            "effect must be 'NoExecute' when `tolerationSeconds` is set",
          ),
        ]
      : []),
    ...(exists && text(one.value) !== ''
      ? [invalid(`${at}.operator`, one, "value must be empty when `operator` is 'Exists'")]
      : []),
    ...(operator === undefined || exists || operator === 'Equal'
      ? []
      : [notSupported(`${at}.operator`, operator, ['Equal', 'Exists'])]),
    ...(effect === undefined || effect === '' || EFFECTS.includes(text(effect))
      ? []
      : [notSupported(`${at}.effect`, effect, EFFECTS)]),
  ];
}

/** Source: as above (validateTopologySpreadConstraints). */
export function spreadErrors(field: string, value: unknown): Errors {
  return each(field, value, (at, one) => {
    const { maxSkew, topologyKey, whenUnsatisfiable: when } = one;
    return [
      ...(typeof maxSkew === 'number' && maxSkew > 0
        ? []
        : [invalid(`${at}.maxSkew`, maxSkew ?? 0, 'must be greater than zero')]),
      ...(text(topologyKey) === '' ? [required(`${at}.topologyKey`, 'can not be empty')] : []),
      ...(when === 'DoNotSchedule' || when === 'ScheduleAnyway'
        ? []
        : [
            notSupported(`${at}.whenUnsatisfiable`, when ?? '', [
              'DoNotSchedule',
              'ScheduleAnyway',
            ]),
          ]),
      ...labelSelectorErrors(`${at}.labelSelector`, part(one.labelSelector)),
    ];
  });
}
