/** The scheduler's filters: why a node is no place for a pod, in the scheduler's words. */

import type { Pod, PodSpec } from '../cluster/objects.ts';
import { allowsNode } from '../selectors.ts';
import { tolerates, untolerated } from '../taints.ts';
import { affinityFilter } from './inter-pod-affinity.ts';
import { requestOf, type NodeInfo } from './node-info.ts';
import { shortages } from './resources.ts';
import { spreadFilter } from './topology-spread.ts';

/** Reasons why the pod can't be put on the node; none where it can. */
export type Filter = (node: NodeInfo) => readonly string[];

const FITS: readonly string[] = [];

/**
 * The filters of the default profile that look at one node alone, in the profile's order; the first that
 * objects ends the looking.
 *
 * Source: kubernetes/kubernetes, pkg/scheduler/algorithmprovider/registry.go, as of 1.20.
 */
export function ownFilters(spec: PodSpec, minor: number): Filter {
  const missing = missingClaim(spec);
  if (missing !== undefined) return () => [missing];
  return firstOf([
    (node) => cordoned(spec, node),
    (node) => tainted(spec, node, minor),
    (node) => chosen(spec, node, minor),
    (node) => portsTaken(spec, node),
    (node) => short(spec, node),
  ]);
}

/**
 * The filters that look at what runs on other nodes too: they come after a node's own. `ruled` are the
 * nodes with pods that have rules about others.
 */
export function otherFilters(
  pod: Pod,
  nodes: readonly NodeInfo[],
  ruled: readonly NodeInfo[],
): Filter {
  return firstOf([spread(pod, nodes), affinityFilter(pod, nodes, ruled)]);
}

function firstOf(filters: readonly Filter[]): Filter {
  return (node) => {
    for (const filter of filters) {
      const reasons = filter(node);
      if (reasons.length > 0) return reasons;
    }
    return FITS;
  };
}

/** There are no claims in this model: each that is named is missing. */
function missingClaim({ volumes }: PodSpec): string | undefined {
  const claim = volumes?.find((one) => one.persistentVolumeClaim)?.persistentVolumeClaim;
  return claim && `persistentvolumeclaim "${claim.claimName}" not found`;
}

function cordoned(spec: PodSpec, node: NodeInfo): readonly string[] {
  if (!node.unschedulable) return FITS;
  const taint = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' } as const;
  const tolerated = spec.tolerations?.some((one) => tolerates(one, taint)) ?? false;
  return tolerated ? FITS : ['node(s) were unschedulable'];
}

function tainted(spec: PodSpec, node: NodeInfo, minor: number): readonly string[] {
  if (node.taints.length === 0) return FITS;
  const effects = ['NoSchedule', 'NoExecute'] as const;
  const taint = untolerated(node.taints, spec.tolerations ?? [], effects);
  if (taint === undefined) return FITS;
  const words = `{${taint.key}: ${taint.value ?? ''}}`;
  return minor < 23
    ? [`node(s) had taint ${words}, that the pod didn't tolerate`]
    : [`node(s) had untolerated taint ${words}`];
}

function chosen(spec: PodSpec, node: NodeInfo, minor: number): readonly string[] {
  const required = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  if (spec.nodeSelector === undefined && required === undefined) return FITS;
  const choice = {
    ...(spec.nodeSelector && { nodeSelector: spec.nodeSelector }),
    ...(required && { required: required.nodeSelectorTerms }),
  };
  if (allowsNode(choice, node)) return FITS;
  return [`node(s) didn't match Pod's node affinity${minor < 22 ? '' : '/selector'}`];
}

function portsTaken(spec: PodSpec, node: NodeInfo): readonly string[] {
  const wanted = hostPorts(spec);
  if (wanted.length === 0) return FITS;
  const taken = node.pods.flatMap((other) => hostPorts(other.spec));
  return wanted.some((port) => taken.includes(port))
    ? ["node(s) didn't have free ports for the requested pod ports"]
    : FITS;
}

function hostPorts({ containers }: PodSpec): readonly number[] {
  return containers.flatMap(({ ports = [] }) => ports.flatMap(({ hostPort }) => hostPort ?? []));
}

function short(spec: PodSpec, node: NodeInfo): readonly string[] {
  const reasons = node.pods.length >= node.mostPods ? ['Too many pods'] : [];
  const missing = shortages(requestOf(spec), node.allocatable, node.used);
  return [...reasons, ...missing.map(({ resource }) => `Insufficient ${resource}`)];
}

function spread(pod: Pod, nodes: readonly NodeInfo[]): Filter {
  const rules = (pod.spec.topologySpreadConstraints ?? []).filter(
    ({ whenUnsatisfiable }) => whenUnsatisfiable === 'DoNotSchedule',
  );
  if (rules.length === 0) return () => FITS;
  const { nodeSelector, affinity } = pod.spec;
  const required = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  const results = spreadFilter(
    {
      labels: pod.meta.labels,
      namespace: 'default',
      ...(nodeSelector && { nodeSelector }),
      ...(required && { required: required.nodeSelectorTerms }),
      constraints: rules.map(({ maxSkew, topologyKey, labelSelector: selector }) => ({
        ...{ maxSkew, topologyKey, selector },
      })),
    },
    nodes,
    nodes.flatMap(({ name, pods }) =>
      pods.map(({ meta }) => ({
        ...{ namespace: 'default', node: name, labels: meta.labels },
        terminating: meta.deletion !== undefined,
      })),
    ),
  );
  const words = "node(s) didn't match pod topology spread constraints";
  return ({ name }) => {
    if (results[name] === 'Success') return FITS;
    return [results[name] === 'Unschedulable' ? words : `${words} (missing required label)`];
  };
}
