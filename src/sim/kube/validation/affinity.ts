/** Validates selectors and what a pod says about its nodes and neighbours. */

import {
  each,
  forbidden,
  invalid,
  items,
  named,
  part,
  required,
  text,
  type Errors,
  type Part,
} from './check.ts';
import { labelKeyErrors, labelValueErrors } from './names.ts';

const WHEN = 'DuringSchedulingIgnoredDuringExecution';
const WRONG_OPERATOR = 'not a valid selector operator';

/** Source: kubernetes/kubernetes, pkg/apis/core/validation/validation.go (validateAffinity). */
export function affinityErrors(field: string, value: unknown): Errors {
  const affinity = part(value);
  return [
    ...nodeAffinityErrors(`${field}.nodeAffinity`, part(affinity.nodeAffinity)),
    ...['podAffinity', 'podAntiAffinity'].flatMap((name) =>
      podAffinityErrors(`${field}.${name}`, part(affinity[name])),
    ),
  ];
}

function nodeAffinityErrors(field: string, affinity: Part): Errors {
  const must = affinity[`required${WHEN}`];
  const terms = `${field}.required${WHEN}.nodeSelectorTerms`;
  const { nodeSelectorTerms } = part(must);
  return [
    ...(must !== undefined && items(nodeSelectorTerms).length === 0
      ? [required(terms, 'must have at least one node selector term')]
      : []),
    ...each(terms, nodeSelectorTerms, termErrors),
    ...each(`${field}.preferred${WHEN}`, affinity[`preferred${WHEN}`], (at, one) => [
      ...weightErrors(`${at}.weight`, one.weight),
      ...termErrors(`${at}.preference`, part(one.preference)),
    ]),
  ];
}

function termErrors(at: string, term: Part): Errors {
  return [
    ...each(`${at}.matchExpressions`, term.matchExpressions, (path, one) =>
      requirementErrors(path, one, ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt']),
    ),
    ...each(`${at}.matchFields`, term.matchFields, (path, { operator, values }) => {
      if (operator !== 'In' && operator !== 'NotIn') {
        return [invalid(`${path}.operator`, operator, WRONG_OPERATOR)];
      }
      return items(values).length === 1
        ? []
        : [
            required(
              `${path}.values`,
              "must be only one value when `operator` is 'In' or 'NotIn' for node field selector",
            ),
          ];
    }),
  ];
}

function podAffinityErrors(field: string, affinity: Part): Errors {
  return [
    ...each(`${field}.required${WHEN}`, affinity[`required${WHEN}`], podTermErrors),
    ...each(`${field}.preferred${WHEN}`, affinity[`preferred${WHEN}`], (at, one) => [
      ...weightErrors(`${at}.weight`, one.weight),
      ...podTermErrors(`${at}.podAffinityTerm`, part(one.podAffinityTerm)),
    ]),
  ];
}

function podTermErrors(at: string, { labelSelector, topologyKey }: Part): Errors {
  return [
    ...labelSelectorErrors(`${at}.labelSelector`, part(labelSelector)),
    ...(text(topologyKey) === ''
      ? [required(`${at}.topologyKey`, 'can not be empty')]
      : named(`${at}.topologyKey`, topologyKey, labelKeyErrors)),
  ];
}

function weightErrors(field: string, weight: unknown): Errors {
  const fits = typeof weight === 'number' && weight >= 1 && weight <= 100;
  return fits ? [] : [invalid(field, weight ?? 0, 'must be in the range 1-100')];
}

/** Source: kubernetes/apimachinery, pkg/apis/meta/v1/validation (ValidateLabelSelector). */
export function labelSelectorErrors(field: string, selector: Part): Errors {
  return [
    ...labelsErrors(`${field}.matchLabels`, selector.matchLabels),
    ...each(`${field}.matchExpressions`, selector.matchExpressions, (at, one) =>
      requirementErrors(at, one, ['In', 'NotIn', 'Exists', 'DoesNotExist']),
    ),
  ];
}

export function labelsErrors(field: string, value: unknown): Errors {
  return Object.entries(part(value)).flatMap(([key, label]) => [
    ...named(field, key, labelKeyErrors),
    ...named(field, label, labelValueErrors),
  ]);
}

function requirementErrors(at: string, { key, operator, values }: Part, known: readonly string[]) {
  const count = items(values).length;
  const wantsValues = operator === 'In' || operator === 'NotIn';
  return [
    ...(known.includes(text(operator))
      ? []
      : [invalid(`${at}.operator`, operator, WRONG_OPERATOR)]),
    ...(wantsValues && count === 0
      ? [required(`${at}.values`, "must be specified when `operator` is 'In' or 'NotIn'")]
      : []),
    ...((operator === 'Exists' || operator === 'DoesNotExist') && count > 0
      ? [
          forbidden(
            `${at}.values`,
            "may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
          ),
        ]
      : []),
    ...((operator === 'Gt' || operator === 'Lt') && count !== 1
      ? [required(`${at}.values`, "must be specified single value when `operator` is 'Lt' or 'Gt'")]
      : []),
    ...named(`${at}.key`, key, labelKeyErrors),
  ];
}
