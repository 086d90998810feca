/** What each disruption budget has to know of its pods, kept as they change, since they may be thousands. */

import { selects } from '../selectors.ts';
import type { ApiServer } from './api-server.ts';
import type { Owner, Pod } from './objects.ts';
import type { PodDisruptionBudget } from './policy-objects.ts';

/** What matters of a pod. */
export interface Member {
  readonly isLeaving: boolean;
  /** Ready, and not leaving. */
  readonly isHealthy: boolean;
  readonly owner?: Owner;
}

export interface Tally {
  readonly members: ReadonlyMap<string, Member>;
  readonly healthy: number;
  /** The controllers of the pods, each once. */
  readonly owners: readonly Owner[];
}

export interface Tallies {
  of(budget: PodDisruptionBudget): Tally;
  /** Takes in a pod’s change; false where it is nothing to the budget. */
  note(budget: PodDisruptionBudget, old: Pod | undefined, pod: Pod | undefined): boolean;
  /** The budget may select other pods now, or is gone. */
  forget(budget: string): void;
}

export function createTallies(api: ApiServer): Tallies {
  const known = new Map<string, Counter>();
  api.onReindex(() => known.clear());
  const counterOf = (budget: PodDisruptionBudget): Counter => {
    const before = known.get(budget.meta.name);
    if (before !== undefined) return before;
    const made = createCounter();
    for (const pod of api.list('Pod'))
      made.replace(pod.meta.name, undefined, memberOf(budget, pod));
    known.set(budget.meta.name, made);
    return made;
  };
  return {
    of: counterOf,
    note(budget, old, pod) {
      const [before, now] = [memberOf(budget, old), memberOf(budget, pod)];
      if (areSame(before, now)) return false;
      const name = (pod ?? old)?.meta.name ?? '';
      const counter = known.get(budget.meta.name);
      // One that isn't there yet will count the pod as it is now.
      if (counter !== undefined) counter.replace(name, before, now);
      return true;
    },
    forget: (budget) => void known.delete(budget),
  };
}

function memberOf({ spec }: PodDisruptionBudget, pod: Pod | undefined): Member | undefined {
  if (pod === undefined || !selects(spec.selector, pod.meta.labels)) return undefined;
  const { deletion, owner } = pod.meta;
  const isLeaving = deletion !== undefined;
  return { isLeaving, isHealthy: !isLeaving && pod.status.ready, ...(owner && { owner }) };
}

function areSame(a: Member | undefined, b: Member | undefined): boolean {
  return (
    (a === undefined) === (b === undefined) &&
    a?.isLeaving === b?.isLeaving &&
    a?.isHealthy === b?.isHealthy &&
    a?.owner?.uid === b?.owner?.uid
  );
}

interface Counter extends Tally {
  replace(name: string, before: Member | undefined, now: Member | undefined): void;
}

function createCounter(): Counter {
  const members = new Map<string, Member>();
  const owners = new Map<string, { owner: Owner; pods: number }>();
  let healthy = 0;
  const add = ({ isHealthy, owner }: Member, sign: 1 | -1) => {
    if (isHealthy) healthy += sign;
    if (owner === undefined) return;
    const pods = (owners.get(owner.uid)?.pods ?? 0) + sign;
    if (pods === 0) owners.delete(owner.uid);
    else owners.set(owner.uid, { owner, pods });
  };
  return {
    members,
    get healthy() {
      return healthy;
    },
    get owners() {
      return [...owners.values()].map(({ owner }) => owner);
    },
    replace(name, before, now) {
      if (before !== undefined) add(before, -1);
      if (now === undefined) members.delete(name);
      else {
        add(now, 1);
        members.set(name, now);
      }
    },
  };
}
