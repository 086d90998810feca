/** A node as the scheduler sees it: what it offers, what is taken, and by which pods. */

import type { Node, Pod, PodSpec } from '../cluster/objects.ts';
import { parseQuantity, scaledValue } from '../quantity.ts';
import type { Labels } from '../selectors.ts';
import type { Taint } from '../taints.ts';
import { ASSUMED } from './scores.ts';
import { plus, podRequest, type Amounts } from './resources.ts';

export interface NodeInfo {
  readonly name: string;
  readonly labels: Labels;
  readonly taints: readonly Taint[];
  readonly unschedulable: boolean;
  readonly allocatable: Amounts;
  readonly mostPods: number;
  readonly pods: readonly Pod[];
  /** The sum of what the pods ask for. */
  readonly used: Amounts;
  /** The same with the assumed amounts of containers that don't say. */
  readonly weighed: Amounts;
  /** Whether a pod on it has rules about other pods. */
  readonly hasRules: boolean;
}

/** Source: kubernetes, pkg/kubelet/apis/config/v1beta1/defaults.go (MaxPods). */
const MOST_PODS = 110;

/** Said, since a pod that doesn't say would be given an assumed amount. */
const NOTHING: Amounts = { cpu: 0, memory: 0 };

export function nodeInfo(node: Node, pods: readonly Pod[]): NodeInfo {
  const { pods: most, ...amounts } = node.capacity;
  return {
    name: node.meta.name,
    labels: node.meta.labels,
    taints: node.taints,
    unschedulable: node.unschedulable,
    allocatable: amountsOf(amounts),
    mostPods: most === undefined ? MOST_PODS : Number(most),
    ...load(pods),
  };
}

/** The same node with other pods on it. */
export function withPods(node: NodeInfo, pods: readonly Pod[]): NodeInfo {
  return { ...node, ...load(pods) };
}

function load(pods: readonly Pod[]): Pick<NodeInfo, 'pods' | 'used' | 'weighed' | 'hasRules'> {
  const counted = pods.filter(
    ({ status }) => status.phase !== 'Succeeded' && status.phase !== 'Failed',
  );
  return {
    pods: counted,
    used: counted.reduce((sum, { spec }) => plus(sum, requestOf(spec)), {}),
    weighed: counted.reduce((sum, { spec }) => plus(sum, weighedRequest(spec)), NOTHING),
    hasRules: counted.some(
      ({ spec: { affinity } }) => affinity?.podAffinity ?? affinity?.podAntiAffinity,
    ),
  };
}

/** Amounts as numbers: CPU in thousandths, all else in its own unit. */
function amountsOf(written: Readonly<Record<string, string | number>>): Amounts {
  return Object.fromEntries(
    Object.entries(written).map(([name, text]) => {
      const quantity = parseQuantity(String(text)) ?? { nanos: 0n, format: 'DecimalSI' as const };
      return [name, scaledValue(quantity, name === 'cpu' ? -3 : 0)];
    }),
  );
}

interface Requests {
  readonly plain: Amounts;
  readonly weighed: Amounts;
}

/** Pods of one template share its containers, so that quantities are read once. */
const known = new WeakMap<PodSpec['containers'], Map<PodSpec['overhead'], Requests>>();

function requests({ containers, overhead }: PodSpec): Requests {
  const all = known.get(containers) ?? new Map<PodSpec['overhead'], Requests>();
  known.set(containers, all);
  const before = all.get(overhead);
  if (before !== undefined) return before;
  const each = containers.map(({ resources }) => amountsOf(resources?.requests ?? {}));
  const beside = { overhead: amountsOf(overhead ?? {}) };
  const made = {
    plain: podRequest({ containers: each, ...beside }),
    weighed: podRequest({ containers: each.map((one) => ({ ...ASSUMED, ...one })), ...beside }),
  };
  all.set(overhead, made);
  return made;
}

export function requestOf(spec: PodSpec): Amounts {
  return requests(spec).plain;
}

export function weighedRequest(spec: PodSpec): Amounts {
  return requests(spec).weighed;
}
