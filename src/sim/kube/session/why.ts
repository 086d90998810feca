/** Why a pod waits: what each node's filters say against it, in the scheduler's words, or what the node is worth. */

import type { Cluster } from '../cluster/cluster.ts';

export interface Why {
  readonly pod: string;
  /** Where it runs, if anywhere. */
  readonly node?: string;
  /** As the event FailedScheduling says it, if it fits nowhere. */
  readonly message: string;
  readonly rows: readonly WhyRow[];
  /** Nodes that the rows leave out. */
  readonly more: number;
}

export interface WhyRow {
  readonly node: string;
  /** Empty where it fits. */
  readonly reasons: readonly string[];
  /** By plugin, with the plugin's weight; nothing where there was no choice. */
  readonly scores: Readonly<Record<string, number>>;
  /** All of them; nothing where it doesn't fit. */
  readonly total?: number;
}

/** The longest table that helps anybody. */
const MOST_ROWS = 50;

/** `undefined` where there is no such pod, or it has a node already. */
export function whyPending({ api, scheduler }: Cluster, name: string): Why | undefined {
  const pod = api.get('Pod', name);
  if (pod === undefined) return undefined;
  const { nodeName } = pod.spec;
  if (nodeName !== undefined) return { pod: name, node: nodeName, message: '', rows: [], more: 0 };
  const { against, feasible, scores } = scheduler.verdict(pod);
  const nodes = api.list('Node');
  const rows = nodes.slice(0, MOST_ROWS).map(({ meta }): WhyRow => {
    const index = feasible.indexOf(meta.name);
    if (index < 0) return { node: meta.name, reasons: against.get(meta.name) ?? [], scores: {} };
    const own = Object.fromEntries(
      Object.entries(scores).map(([plugin, values]) => [plugin, values[index] ?? 0]),
    );
    const total = Object.values(own).reduce((sum, score) => sum + score, 0);
    return { node: meta.name, reasons: [], scores: own, total };
  });
  return {
    pod: name,
    message: pod.status.unschedulable ?? '',
    rows,
    more: Math.max(0, nodes.length - MOST_ROWS),
  };
}
