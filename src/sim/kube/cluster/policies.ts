/** Manifests of the objects that set limits. */

import type { LabelSelector } from '../selectors.ts';
import type { Manifest } from './manifests.ts';
import type { Parts } from './parts.ts';
import type { BudgetSpec, PriorityClass, ResourceAmounts } from './policy-objects.ts';

type Apply = (parts: Parts, manifest: Manifest) => void;

/** By kind. */
export const POLICIES: Readonly<Record<string, Apply>> = {
  PodDisruptionBudget: applyBudget,
  ResourceQuota: applyQuota,
  PriorityClass: applyPriorityClass,
};

function applyBudget({ api }: Parts, { apiVersion, metadata, spec: given }: Manifest): void {
  const { selector, ...rest } = given as BudgetSpec;
  // In v1beta1 a selector without anything in it selects nothing; in v1 it selects all.
  const selected = apiVersion === 'policy/v1beta1' && isEmpty(selector) ? undefined : selector;
  const spec: BudgetSpec = { ...rest, ...(selected && { selector: selected }) };
  const { name, labels = {} } = metadata;
  const before = api.get('PodDisruptionBudget', name);
  if (before === undefined) {
    const meta = { name, labels };
    api.create('PodDisruptionBudget', { kind: 'PodDisruptionBudget', meta, spec, status: UNKNOWN });
  } else if (JSON.stringify(before.spec) !== JSON.stringify(spec)) {
    const meta = { ...before.meta, generation: before.meta.generation + 1 };
    api.update('PodDisruptionBudget', { ...before, meta, spec });
  }
}

const UNKNOWN = { observed: 0, allowed: 0, healthy: 0, desired: 0, expected: 0, disrupted: {} };

function isEmpty(selector: LabelSelector | undefined): boolean {
  const { matchLabels = {}, matchExpressions = [] } = selector ?? {};
  return Object.keys(matchLabels).length + matchExpressions.length === 0;
}

function applyQuota({ api }: Parts, { metadata, spec }: Manifest): void {
  const { hard: given = {} } = spec as {
    readonly hard?: Readonly<Record<string, string | number>>;
  };
  const hard: ResourceAmounts = Object.fromEntries(
    Object.entries(given).map(([name, amount]) => [name, String(amount)]),
  );
  const { name, labels = {} } = metadata;
  const before = api.get('ResourceQuota', name);
  if (before !== undefined) api.update('ResourceQuota', { ...before, hard });
  else {
    const status = { hard: {}, used: {} };
    api.create('ResourceQuota', { kind: 'ResourceQuota', meta: { name, labels }, hard, status });
  }
}

function applyPriorityClass({ api }: Parts, manifest: Manifest): void {
  const { name, labels = {} } = manifest.metadata;
  const {
    value = 0,
    globalDefault = false,
    preemptionPolicy = 'PreemptLowerPriority',
  } = manifest as Manifest & Partial<PriorityClass>;
  const before = api.get('PriorityClass', name);
  const fields = { value, globalDefault, preemptionPolicy };
  if (before === undefined) {
    api.create('PriorityClass', { kind: 'PriorityClass', meta: { name, labels }, ...fields });
    return;
  }
  if (before.value !== value) {
    const words = 'value: Forbidden: may not be changed in an update.';
    throw new Error(`The PriorityClass "${name}" is invalid: ${words}`);
  }
  api.update('PriorityClass', { ...before, ...fields });
}
