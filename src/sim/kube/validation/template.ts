/** Validates what controllers have in common: a selector and the template of their pods. */

import { selects, type LabelSelector, type Labels } from '../selectors.ts';
import { labelSelectorErrors, labelsErrors } from './affinity.ts';
import {
  forbidden,
  invalid,
  notSupported,
  part,
  required,
  type Errors,
  type Part,
} from './check.ts';
import { podSpecErrors } from './pod.ts';

/** What differs between the kinds. */
export interface TemplateRules {
  /** In words: "empty selector is invalid for deployment". */
  readonly kind: string;
  /** In words: "activeDeadlineSeconds in ReplicaSet is not Supported". */
  readonly within: string;
}

/**
 * Where the selector itself is wrong, the API server doesn't look at the template.
 *
 * Source: kubernetes/kubernetes, pkg/apis/apps/validation/validation.go (ValidateDeploymentSpec).
 */
export function selectorAndTemplateErrors(field: string, spec: Part, rules: TemplateRules): Errors {
  const wrong = selectorErrors(`${field}.selector`, spec.selector, rules);
  const unreadable = wrong.some(({ detail }) => detail === 'invalid label selector');
  return [...wrong, ...(unreadable ? [] : templateErrors(`${field}.template`, spec, rules))];
}

function selectorErrors(field: string, value: unknown, { kind }: TemplateRules): Errors {
  if (value === undefined || value === null) return [required(field)];
  const selector = part(value);
  const { matchLabels, matchExpressions } = selector;
  const empty =
    Object.keys(part(matchLabels)).length === 0 &&
    (matchExpressions === undefined ||
      (Array.isArray(matchExpressions) && matchExpressions.length === 0));
  if (empty) return [invalid(field, selector, `empty selector is invalid for ${kind}`)];
  const inside = labelSelectorErrors(field, selector);
  return inside.length === 0 ? [] : [...inside, invalid(field, selector, 'invalid label selector')];
}

/** For pods that are to run for ever. */
function templateErrors(field: string, { selector, template }: Part, rules: TemplateRules): Errors {
  const { metadata, spec } = part(template);
  const { restartPolicy, activeDeadlineSeconds } = part(spec);
  return [
    ...matchErrors(`${field}.metadata.labels`, selector, part(metadata).labels),
    ...labelsErrors(`${field}.metadata.labels`, part(metadata).labels),
    ...podSpecErrors(`${field}.spec`, spec),
    // What no pod may say has been told already.
    ...(restartPolicy === 'OnFailure' || restartPolicy === 'Never'
      ? [notSupported(`${field}.spec.restartPolicy`, restartPolicy, ['Always'])]
      : []),
    ...(activeDeadlineSeconds === undefined
      ? []
      : [
          forbidden(
            `${field}.spec.activeDeadlineSeconds`,
            `activeDeadlineSeconds in ${rules.within} is not Supported`,
          ),
        ]),
  ];
}

/** An empty selector, which is an error itself, is not compared with the labels. */
function matchErrors(field: string, selector: unknown, labels: unknown): Errors {
  const known = selector === undefined ? undefined : (part(selector) as LabelSelector);
  if (selects(known, part(labels) as Labels)) return [];
  return [invalid(field, labels ?? null, '`selector` does not match template `labels`')];
}
