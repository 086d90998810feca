/** The scheduler’s last resort for a pod that fits nowhere: room is made for it by deleting others. */

import { selects } from '../selectors.ts';
import { withPods } from '../scheduler/node-info.ts';
import type { View } from '../scheduler/place.ts';
import { preemptionWords, whyInVain } from '../scheduler/preemption-words.ts';
import {
  candidates,
  priorityOf,
  reasonsAgainst,
  type Allowance,
  type Situation,
} from '../scheduler/preemption.ts';
import type { Pod } from './objects.ts';
import { deletePod, tell, type Parts } from './parts.ts';
import { SCHEDULER } from './scheduling-queue.ts';

export interface Preemption {
  /** Has pods deleted where that helps; else gives what the scheduler adds to its words. */
  makeRoom(pod: Pod, view: View, start: number): string;
  /** The node where room is being made for the pod. */
  hope(pod: string): string | undefined;
  /** The nodes for `pod`, full where there would be no room once those have come that it is made for. */
  reserved(pod: Pod, view: View): View;
  /** The pod has a node, or is gone. */
  forget(pod: string): void;
}

export function createPreemption(parts: Parts): Preemption {
  const { world, api } = parts;
  const nominated = world.memory<string>('scheduler/nominated');
  const withdraw = (node: string, priority: number) => {
    for (const [name, at] of [...nominated]) {
      const pod = at === node ? api.get('Pod', name) : undefined;
      if (pod === undefined || priorityOf(pod) >= priority) continue;
      nominated.delete(name);
      const { nominated: _, ...status } = pod.status;
      api.update('Pod', { ...pod, status });
    }
  };
  return {
    makeRoom(pod, view, start) {
      const ineligible = whyNot(parts, pod);
      if (ineligible !== undefined) return preemptionWords(view.minor, () => ineligible);
      const hasVictims = priorityOf(pod) !== 0 || api.list('PriorityClass').length > 0;
      const found = hasVictims ? candidates(pod, situation(parts, view, start)) : [];
      const names = found.map(({ node }) => node);
      const chosen = choose(parts, pod, names);
      const candidate = found.find(({ node }) => node === chosen);
      if (candidate === undefined) {
        return preemptionWords(view.minor, () => whyInVain(pod, view));
      }
      for (const victim of candidate.victims) preempt(parts, victim, pod, candidate.node);
      withdraw(candidate.node, priorityOf(pod));
      nominated.set(pod.meta.name, candidate.node);
      return '';
    },
    hope: (pod) => nominated.get(pod),
    reserved(pod, view) {
      if (nominated.size === 0) return view;
      const coming = new Map<string, Pod[]>();
      for (const [name, node] of nominated) {
        const other = name === pod.meta.name ? undefined : api.get('Pod', name);
        if (other === undefined || priorityOf(other) < priorityOf(pod)) continue;
        coming.set(node, [...(coming.get(node) ?? []), other]);
      }
      const nodes = view.nodes.map((node) => {
        const pods = coming.get(node.name);
        if (pods === undefined) return node;
        const full = withPods(node, [...node.pods, ...pods]);
        return reasonsAgainst(pod, node, full, view).length === 0 ? node : full;
      });
      return { ...view, nodes, ruled: nodes.filter(({ hasRules }) => hasRules) };
    },
    forget: (pod) => void nominated.delete(pod),
  };
}

/** Told not to, or pods are on their way out on the node that it hopes for. */
function whyNot({ api }: Parts, { spec, status }: Pod): string | undefined {
  if (spec.preemptionPolicy === 'Never') return 'not eligible due to preemptionPolicy=Never.';
  const leaving = (other: Pod) =>
    other.meta.deletion !== undefined && priorityOf(other) < priorityOf({ spec });
  return status.nominated !== undefined && api.podsOn(status.nominated).some(leaving)
    ? 'not eligible due to a terminating pod on the nominated node.'
    : undefined;
}

function situation(parts: Parts, view: View, start: number): Situation {
  const { settings, api, world } = parts;
  const allowances: readonly Allowance[] = api
    .list('PodDisruptionBudget')
    .map(({ spec, status }) => ({
      allowed: status.allowed,
      covers: ({ meta }) =>
        status.disrupted[meta.name] === undefined && selects(spec.selector, meta.labels),
    }));
  const among = (pods: readonly Pod[]) => {
    const given = settings.chance?.victims(pods.map(({ meta }) => meta.name)).toReversed();
    const places = new Map(
      pods.map(({ meta }) => [meta.name, given?.indexOf(meta.name) ?? world.uniform(0, 1)]),
    );
    return pods.toSorted((a, b) => (places.get(a.meta.name) ?? 0) - (places.get(b.meta.name) ?? 0));
  };
  return { ...view, allowances, start, among };
}

function choose(
  { world, settings }: Parts,
  pod: Pod,
  nodes: readonly string[],
): string | undefined {
  if (nodes.length <= 1) return nodes[0];
  return (
    settings.chance?.node(pod.meta.name, nodes) ?? nodes[Math.floor(world.uniform(0, nodes.length))]
  );
}

function preempt(parts: Parts, victim: Pod, pod: Pod, node: string): void {
  deletePod(parts, victim);
  const by = `default/${pod.meta.name}`;
  tell(parts, {
    ...{ reason: 'Preempted', about: `Pod/${victim.meta.name}`, source: SCHEDULER },
    message: `Preempted by ${by} on node ${node}`,
  });
}
