/** The disruption controller: how many pods of each budget may be evicted now. */

import type { Ms } from '../../../recording/units.ts';
import { resolve } from '../rolling-update.ts';
import { selects } from '../selectors.ts';
import { createTallies, type Tally } from './budget-tally.ts';
import type { Owner, Pod } from './objects.ts';
import { react, type Parts } from './parts.ts';
import type { BudgetSpec, BudgetStatus, PodDisruptionBudget } from './policy-objects.ts';

const ACTOR = 'disruption-controller';
const RECHECK = 'disruption-controller/recheck';

/** A pod that should have gone by now counts again. Source: pkg/controller/disruption (DeletionTimeout). */
const FORGET_AFTER = 120_000;

/** Source: kubernetes/kubernetes, pkg/controller/disruption/disruption.go (trySync). */
export function addDisruptionController(parts: Parts): void {
  const { world, api } = parts;
  const tallies = createTallies(api);
  api.watch(({ type, object, old }) => {
    if (object.kind === 'Pod') {
      const before = old?.kind === 'Pod' ? old : undefined;
      const now = type === 'DELETED' ? undefined : object;
      for (const budget of api.list('PodDisruptionBudget')) {
        if (tallies.note(budget, before, now)) react(parts, ACTOR, budget.meta.name);
      }
    }
    if (object.kind !== 'PodDisruptionBudget') return;
    const { name, generation } = object.meta;
    if (type === 'DELETED' || old?.meta.generation !== generation) tallies.forget(name);
    react(parts, ACTOR, name);
  });
  const wake = (name: string) => {
    const budget = api.get('PodDisruptionBudget', name);
    if (budget !== undefined) sync(parts, budget, tallies.of(budget));
  };
  world.register(ACTOR, { wake });
  world.register(RECHECK, { wake });
}

function sync(parts: Parts, budget: PodDisruptionBudget, tally: Tally): void {
  const { world, api } = parts;
  const disrupted = stillDisrupted(budget, tally, world.now());
  const oldest = Math.min(...Object.values(disrupted));
  if (oldest < Infinity) {
    world.enqueue(oldest + FORGET_AFTER - world.now(), RECHECK, budget.meta.name);
  }
  const { expected, desired } = countsOf(parts, budget.spec, tally);
  const going = Object.keys(disrupted).filter((name) => tally.members.get(name)?.isHealthy);
  const healthy = tally.healthy - going.length;
  const status: BudgetStatus = {
    observed: budget.meta.generation,
    allowed: expected <= 0 ? 0 : Math.max(0, healthy - desired),
    healthy,
    desired,
    expected,
    disrupted,
  };
  if (JSON.stringify(status) === JSON.stringify(budget.status)) return;
  api.update('PodDisruptionBudget', { ...budget, status });
}

/** Pods whose eviction was allowed and whose deletion isn't seen yet. */
function stillDisrupted(
  { status }: PodDisruptionBudget,
  { members }: Tally,
  now: Ms,
): BudgetStatus['disrupted'] {
  return Object.fromEntries(
    Object.entries(status.disrupted).filter(
      ([name, at]) => members.get(name)?.isLeaving === false && at + FORGET_AFTER > now,
    ),
  );
}

/** How many pods there should be, and how many of them have to be healthy. */
function countsOf(
  parts: Parts,
  { minAvailable, maxUnavailable }: BudgetSpec,
  { members, owners }: Tally,
): Pick<BudgetStatus, 'expected' | 'desired'> {
  if (maxUnavailable !== undefined) {
    const expected = scaleOf(parts, owners);
    const most = resolve(maxUnavailable, expected, Math.ceil) ?? 0;
    return { expected, desired: Math.max(0, expected - most) };
  }
  if (typeof minAvailable === 'number') return { expected: members.size, desired: minAvailable };
  const expected = scaleOf(parts, owners);
  return { expected, desired: resolve(minAvailable ?? 0, expected, Math.ceil) ?? 0 };
}

/** What the pods' controllers ask for together; pods without a controller don't count. */
function scaleOf(parts: Parts, owners: readonly Owner[]): number {
  const scales = new Map(owners.map((owner) => scale(parts, owner)));
  // What has no size, such as a Job, can't be counted: then nothing may be evicted.
  if (scales.has(undefined)) return 0;
  return [...scales.values()].reduce((sum, replicas) => sum + replicas, 0);
}

/** The one whose size decides, and its size. */
function scale({ api }: Parts, owner: Owner): readonly [uid: string | undefined, replicas: number] {
  const set = owner.kind === 'ReplicaSet' ? api.get('ReplicaSet', owner.name) : undefined;
  if (set === undefined) {
    const ordered = owner.kind === 'StatefulSet' ? api.get('StatefulSet', owner.name) : undefined;
    return [ordered?.meta.uid, ordered?.spec.replicas ?? 0];
  }
  const maker = set.meta.owner;
  const deployment = maker?.kind === 'Deployment' ? api.get('Deployment', maker.name) : undefined;
  if (deployment?.meta.uid !== maker?.uid || deployment === undefined) {
    return [set.meta.uid, set.replicas];
  }
  return [deployment.meta.uid, deployment.spec.replicas];
}

/** The budgets that a pod's eviction has to respect. */
export function budgetsOf({ api }: Pick<Parts, 'api'>, pod: Pod): readonly PodDisruptionBudget[] {
  return api
    .list('PodDisruptionBudget')
    .filter(({ spec }) => selects(spec.selector, pod.meta.labels));
}
