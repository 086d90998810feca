/** Priority at a pod’s admission: its class’s name becomes a number, which then stays. */

import type { NewPod } from './api-server.ts';
import type { PodSpec } from './objects.ts';
import type { Parts } from './parts.ts';
import type { PriorityClass } from './policy-objects.ts';
import { Refused } from './refused.ts';

type Worth = Pick<PriorityClass, 'value' | 'preemptionPolicy'>;

/** Those that every cluster has. Source: kubernetes/kubernetes, pkg/apis/scheduling/helpers.go. */
const SYSTEM: Readonly<Record<string, Worth>> = {
  'system-cluster-critical': { value: 2_000_000_000, preemptionPolicy: 'PreemptLowerPriority' },
  'system-node-critical': { value: 2_000_001_000, preemptionPolicy: 'PreemptLowerPriority' },
};

/** Source: kubernetes/kubernetes, plugin/pkg/admission/priority/admission.go. */
export function addPriorities({ api }: Parts): void {
  const known = new WeakMap<PodSpec, { readonly of: Worth; readonly spec: PodSpec }>();
  /** One spec for all pods of a template, so that what is known of one holds for the others. */
  const rated = (spec: PodSpec, name: string, of: Worth): PodSpec => {
    const before = known.get(spec);
    if (before?.of === of) return before.spec;
    const { value: priority, preemptionPolicy } = of;
    const made = { ...spec, priorityClassName: name, priority, preemptionPolicy };
    known.set(spec, { of, spec: made });
    return made;
  };
  api.admitPods((pod: NewPod) => {
    const named = pod.spec.priorityClassName;
    const name = named ?? api.list('PriorityClass').find((one) => one.globalDefault)?.meta.name;
    if (name === undefined) return pod;
    const found = SYSTEM[name] ?? api.get('PriorityClass', name);
    if (found !== undefined) return { ...pod, spec: rated(pod.spec, name, found) };
    const words = `no PriorityClass with name ${name} was found`;
    throw new Refused(`pods "${pod.meta.name}" is forbidden: ${words}`);
  });
}
