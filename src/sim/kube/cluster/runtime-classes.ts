/** Runtime classes: at a pod's admission they add to its specification, and on its node they say what runs it. */

import type { Labels } from '../selectors.ts';
import type { NewPod } from './api-server.ts';
import type { Pod, PodSpec } from './objects.ts';
import type { KubeletTimes, Parts } from './parts.ts';
import { Refused } from './refused.ts';
import type { RuntimeClass } from './scaling-objects.ts';

/** Source: kubernetes/kubernetes, plugin/pkg/admission/runtimeclass/admission.go. */
export function addRuntimeClasses({ api }: Parts): void {
  const known = new WeakMap<PodSpec, { readonly of: RuntimeClass; readonly spec: PodSpec }>();
  api.admitPods((pod: NewPod) => {
    const { runtimeClassName: name } = pod.spec;
    if (name === undefined) return pod;
    const refuse = (words: string): never => {
      throw new Refused(`pods "${pod.meta.name}" is forbidden: ${words}`);
    };
    const found =
      api.get('RuntimeClass', name) ?? refuse(`pod rejected: RuntimeClass "${name}" not found`);
    const before = known.get(pod.spec);
    if (before?.of === found) return { ...pod, spec: before.spec };
    const spec = classed(pod.spec, found, refuse);
    known.set(pod.spec, { of: found, spec });
    return { ...pod, spec };
  });
}

function classed(
  spec: PodSpec,
  { overhead, nodeSelector, tolerations = [] }: RuntimeClass,
  refuse: (words: string) => never,
): PodSpec {
  const clash = Object.entries(nodeSelector ?? {}).find(
    ([key, value]) => (spec.nodeSelector?.[key] ?? value) !== value,
  );
  if (clash !== undefined) {
    const [key, value] = clash;
    const own = spec.nodeSelector?.[key] ?? '';
    refuse(
      `conflict: runtimeClass.scheduling.nodeSelector[${key}] = ${value}; pod.spec.nodeSelector[${key}] = ${own}`,
    );
  }
  const merged: Labels = { ...spec.nodeSelector, ...nodeSelector };
  return {
    ...spec,
    ...(overhead && { overhead }),
    ...(nodeSelector && { nodeSelector: merged }),
    ...(tolerations.length > 0 && {
      tolerations: [...(spec.tolerations ?? []), ...tolerations],
    }),
  };
}

/** What every node's container runtime has. */
const USUAL = 'runc';

/** How long the pod's node takes for each step, by what runs the pod. */
export function timesFor(parts: Parts, pod: Pod): KubeletTimes {
  const { kubelet, handlers = {} } = parts.settings;
  if (pod.spec.runtimeClassName === undefined) return kubelet;
  return { ...kubelet, ...handlers[handlerOf(parts, pod)] };
}

/** The container runtime's words where the node can't run such pods. Source: containerd, CRI plugin. */
export function sandboxFailure(parts: Parts, pod: Pod): string | undefined {
  if (pod.spec.runtimeClassName === undefined) return undefined;
  const handler = handlerOf(parts, pod);
  const node = parts.api.get('Node', pod.spec.nodeName ?? '');
  const on = node?.handlers ?? Object.keys(parts.settings.handlers ?? {});
  if (handler === USUAL || on.includes(handler)) return undefined;
  const words = `failed to get sandbox runtime: no runtime for "${handler}" is configured`;
  return `Failed to create pod sandbox: rpc error: code = Unknown desc = ${words}`;
}

function handlerOf({ api }: Parts, { spec }: Pod): string {
  return api.get('RuntimeClass', spec.runtimeClassName ?? '')?.handler ?? USUAL;
}
