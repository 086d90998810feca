/** Validates the change of an object: some fields can't be changed once it is there. */

import { forbidden, invalid, part, text, type Errors, type Part } from './check.ts';

type Check = (before: Part, after: Part) => Errors;

const SPECS: Readonly<Record<string, Check>> = {
  Deployment: fixed('selector'),
  ReplicaSet: fixed('selector'),
  DaemonSet: fixed('selector'),
  StatefulSet: statefulSetErrors,
  Job: fixed('completions', 'selector', 'template'),
  Pod: podErrors,
};

/** Both as they were written; none where the objects are of different kinds. */
export function updateErrors(before: unknown, after: unknown): Errors {
  const [old, young] = [part(before), part(after)];
  if (old.kind !== young.kind) return [];
  if (young.kind === 'PriorityClass') return fixedErrors('', ['value'], old, young);
  if (young.kind === 'RuntimeClass') return fixedErrors('', ['handler'], old, young);
  return SPECS[text(young.kind)]?.(part(old.spec), part(young.spec)) ?? [];
}

/** Source: kubernetes/apimachinery, pkg/api/validation/objectmeta.go (ValidateImmutableField). */
function fixed(...names: readonly string[]): Check {
  return (before, after) => fixedErrors('spec.', names, before, after);
}

function fixedErrors(field: string, names: readonly string[], before: Part, after: Part): Errors {
  return names
    .filter((name) => !same(before[name], after[name]))
    .map((name) => invalid(`${field}${name}`, after[name] ?? null, 'field is immutable'));
}

const MAY_CHANGE = ['replicas', 'template', 'updateStrategy'];

/** Source: kubernetes/kubernetes, pkg/apis/apps/validation/validation.go (ValidateStatefulSetUpdate). */
function statefulSetErrors(before: Part, after: Part): Errors {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const others = names.filter((name) => !MAY_CHANGE.includes(name));
  if (others.every((name) => same(before[name], after[name]))) return [];
  return [
    forbidden(
      'spec',
      "updates to statefulset spec for fields other than 'replicas', 'template', and 'updateStrategy' are forbidden",
    ),
  ];
}

/** Source: pkg/apis/core/validation/validation.go (ValidatePodUpdate), without its list of differences. */
function podErrors(before: Part, after: Part): Errors {
  if (same(withoutImages(before), withoutImages(after))) return [];
  return [
    forbidden(
      'spec',
      'pod updates may not change fields other than `spec.containers[*].image`, `spec.initContainers[*].image`, `spec.activeDeadlineSeconds` or `spec.tolerations` (only additions to existing tolerations)',
    ),
  ];
}

function withoutImages(spec: Part): Part {
  const { containers, initContainers, activeDeadlineSeconds: _, tolerations: __, ...rest } = spec;
  const bare = (list: unknown) =>
    Array.isArray(list) ? list.map((one) => ({ ...part(one), image: '' })) : [];
  return { ...rest, containers: bare(containers), initContainers: bare(initContainers) };
}

/** Whatever the order of their fields. */
export function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [first, second] = [Object.entries(a), b as Part];
  return (
    first.length === Object.keys(second).length &&
    first.every(([key, value]) => Object.hasOwn(second, key) && same(value, second[key]))
  );
}
