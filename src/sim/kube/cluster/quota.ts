/** Resource quotas: what all pods together may ask for, held at each pod's admission. */

import { formatQuantity, parseQuantity, type Quantity } from '../quantity.ts';
import type { Change, NewPod } from './api-server.ts';
import type { PodSpec } from './objects.ts';
import { react, type Parts } from './parts.ts';
import type { ResourceAmounts, ResourceQuota } from './policy-objects.ts';
import { Refused } from './refused.ts';

const ACTOR = 'resourcequota-controller';

/** Source: kubernetes/apiserver, pkg/admission/plugin/resourcequota; pkg/controller/resourcequota. */
export function addQuotas(parts: Parts): void {
  const { world, api, settings } = parts;
  api.admitPods((pod) => {
    const quotas = api.list('ResourceQuota');
    for (const quota of quotas) check(quota, pod, settings.minor);
    for (const quota of quotas) charge(parts, quota, pod);
    return pod;
  });
  api.watch((change) => {
    const { object, type, old } = change;
    if (object.kind === 'ResourceQuota' && type !== 'DELETED') {
      // Not after each admission, which counts for itself.
      if (old?.kind !== 'ResourceQuota' || old.hard !== object.hard) {
        react(parts, ACTOR, object.meta.name);
      }
    }
    if (!frees(change)) return;
    for (const { meta } of api.list('ResourceQuota')) react(parts, ACTOR, meta.name);
  });
  world.register(ACTOR, {
    wake(name) {
      const quota = api.get('ResourceQuota', name);
      if (quota !== undefined) recount(parts, quota);
    },
  });
}

/** Whether a pod has stopped counting: it is gone, or has ended by itself. */
function frees({ type, object, old }: Change): boolean {
  if (object.kind !== 'Pod') return false;
  return type === 'DELETED' || (hasEnded(object) && old?.kind === 'Pod' && !hasEnded(old));
}

function hasEnded({ status }: Pick<NewPod, 'status'>): boolean {
  return status.phase === 'Succeeded' || status.phase === 'Failed';
}

function check({ meta, status }: ResourceQuota, pod: NewPod, minor: number): void {
  const refuse = (words: string) => {
    throw new Refused(`pods "${pod.meta.name}" is forbidden: ${words}`);
  };
  const unsaid = unsaidOf(pod.spec, Object.keys(status.hard), minor);
  if (unsaid !== '') refuse(`failed quota: ${meta.name}: must specify ${unsaid}`);
  const asked = usageOf(pod.spec, Object.keys(status.hard));
  const over = Object.entries(asked).filter(([name, amount]) => {
    const sum = read(status.used[name]).nanos + amount.nanos;
    return amount.nanos > 0n && sum > read(status.hard[name]).nanos;
  });
  if (over.length === 0) return;
  const names = over.map(([name]) => name);
  const requested = Object.fromEntries(
    over.map(([name, amount]) => [name, formatQuantity(amount)]),
  );
  refuse(
    `exceeded quota: ${meta.name}, requested: ${listed(requested, names)}, ` +
      `used: ${listed(status.used, names)}, limited: ${listed(status.hard, names)}`,
  );
}

function listed(amounts: ResourceAmounts, names: readonly string[]): string {
  return names
    .toSorted()
    .map((name) => `${name}=${formatQuantity(read(amounts[name]))}`)
    .join(',');
}

/** The pod counts from now on, before anything has been counted anew. */
function charge({ api }: Parts, quota: ResourceQuota, pod: NewPod): void {
  const asked = usageOf(pod.spec, Object.keys(quota.status.hard));
  if (Object.values(asked).every(({ nanos }) => nanos === 0n)) return;
  const used = Object.fromEntries(
    Object.keys(quota.status.hard).map((name) => [
      name,
      formatQuantity(sum(read(quota.status.used[name]), asked[name])),
    ]),
  );
  api.update('ResourceQuota', { ...quota, status: { ...quota.status, used } });
}

/** What the pods that are there ask for, under the limits that are asked for now. */
function recount({ api }: Parts, quota: ResourceQuota): void {
  const names = Object.keys(quota.hard);
  const totals = new Map<string, Quantity>(names.map((name) => [name, read('0')]));
  for (const pod of api.list('Pod')) {
    if (hasEnded(pod)) continue;
    const asked = usageOf(pod.spec, names);
    for (const name of names) totals.set(name, sum(totals.get(name) ?? read('0'), asked[name]));
  }
  const used = Object.fromEntries(
    [...totals].map(([name, amount]) => [name, formatQuantity(amount)]),
  );
  const status = { hard: quota.hard, used };
  if (JSON.stringify(status) !== JSON.stringify(quota.status)) {
    api.update('ResourceQuota', { ...quota, status });
  }
}

function read(amount: string | undefined): Quantity {
  return parseQuantity(amount ?? '0') ?? { nanos: 0n, format: 'DecimalSI' };
}

function sum(a: Quantity, b: Quantity | undefined): Quantity {
  if (b === undefined) return a;
  return { nanos: a.nanos + b.nanos, format: a.nanos === 0n ? b.format : a.format };
}

const ONE: Quantity = { nanos: 1_000_000_000n, format: 'DecimalSI' };

type Usage = Readonly<Record<string, Quantity>>;

/** Pods of one template share its containers, so that amounts are read once. */
const usages = new WeakMap<PodSpec['containers'], Map<string, Usage>>();

/**
 * Amounts of the named resources that a pod asks for; its overhead counts as a request, and as a limit
 * where it has one.
 */
function usageOf({ containers, overhead }: PodSpec, names: readonly string[]): Usage {
  const key = overhead === undefined ? names.join() : `${names.join()} ${JSON.stringify(overhead)}`;
  const known = usages.get(containers) ?? new Map<string, Usage>();
  usages.set(containers, known);
  const before = known.get(key);
  if (before !== undefined) return before;
  const usage = Object.fromEntries(
    names.flatMap((name) => {
      if (name === 'pods' || name === 'count/pods') return [[name, ONE] as const];
      const source = sourceOf(name);
      if (source === undefined) return [];
      const each = containers.map((container) => read(amountOf(container, source)));
      const all = each.reduce(sum, read('0'));
      const counts = source[0] === 'requests' || all.nanos > 0n;
      const beside = counts ? overhead?.[source[1]] : undefined;
      return [[name, beside === undefined ? all : sum(all, read(String(beside)))] as const];
    }),
  );
  known.set(key, usage);
  return usage;
}

type Source = readonly [list: 'requests' | 'limits', resource: string];

/** Where a quota's resource is written in a container; nothing where it isn't. */
function sourceOf(name: string): Source | undefined {
  const [, list = 'requests', resource = ''] =
    /^(?:(requests|limits)\.)?(cpu|memory|ephemeral-storage)$/u.exec(name) ?? [];
  if (resource === '') return undefined;
  return [list === 'limits' ? 'limits' : 'requests', resource];
}

/** A container that says only a limit asks for as much. */
function amountOf(
  { resources = {} }: PodSpec['containers'][number],
  [list, resource]: Source,
): string | undefined {
  const amount =
    list === 'limits'
      ? resources.limits?.[resource]
      : (resources.requests?.[resource] ?? resources.limits?.[resource]);
  return amount === undefined ? undefined : String(amount);
}

/**
 * What the quota counts and a container doesn't say; since 1.24 with the containers' names.
 *
 * Source: kubernetes/kubernetes pull request 107210.
 */
function unsaidOf({ containers }: PodSpec, names: readonly string[], minor: number): string {
  const missing = names.toSorted().flatMap((name) => {
    const source = sourceOf(name);
    const silent = containers.filter((one) => source && amountOf(one, source) === undefined);
    return silent.length === 0 ? [] : [[name, silent.map((one) => one.name).join(',')] as const];
  });
  if (minor < 24) return missing.map(([name]) => name).join(',');
  return missing.map(([name, silent]) => `${name} for: ${silent}`).join('; ');
}
