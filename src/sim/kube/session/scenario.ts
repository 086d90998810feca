/** What a session of the lab is made of: a cluster, and what is done to it when. All of it is plain data. */

import type { Ms } from '../../../recording/units.ts';
import type { NodeSpec } from '../cluster/cluster.ts';
import type { Taint } from '../taints.ts';

/** Nodes that are alike: `worker-1`, `worker-2` and so on; a single one is called by the name itself. */
export interface NodeGroup {
  readonly name: string;
  readonly count: number;
  /** As written: "4". */
  readonly cpu: string;
  /** As written: "8Gi". */
  readonly memory: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly taints?: readonly Taint[];
  /** What their container runtime can run pods by, beside runc; all that the lab has, unless said. */
  readonly handlers?: readonly string[];
}

/** One thing done to the cluster; which words it needs, `ACTIONS` says. */
export interface Action {
  readonly do: string;
  readonly with: Readonly<Record<string, string>>;
}

export interface TimedAction extends Action {
  /** Since the session's start; what was done before that is at rest by then. */
  readonly at: Ms;
}

export interface Scenario {
  /** Kubernetes 1.`minor`. */
  readonly minor: number;
  readonly seed: number;
  readonly nodes: readonly NodeGroup[];
  /** In order of time. */
  readonly actions: readonly TimedAction[];
  /** How far it is played. */
  readonly until: Ms;
}

export function nodesOf(groups: readonly NodeGroup[]): readonly NodeSpec[] {
  return groups.flatMap(({ name, count, cpu, memory, labels, taints, handlers }) =>
    Array.from({ length: count }, (_, index) => ({
      name: count === 1 ? name : `${name}-${index + 1}`,
      capacity: { cpu, memory },
      ...(labels && { labels }),
      ...(taints && { taints }),
      ...(handlers && { handlers }),
    })),
  );
}

/** How many actions two scenarios share from the start; nothing where their clusters differ. */
export function sharedActions(a: Scenario, b: Scenario): number | undefined {
  const cluster = ({ minor, seed, nodes }: Scenario) => JSON.stringify([minor, seed, nodes]);
  if (cluster(a) !== cluster(b)) return undefined;
  const differs = a.actions.findIndex(
    (action, index) => JSON.stringify(action) !== JSON.stringify(b.actions[index]),
  );
  return differs < 0 ? a.actions.length : differs;
}
