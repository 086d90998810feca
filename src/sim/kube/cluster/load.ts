/** Load from outside the cluster: requests each second on a Service or a workload, and what they cost each pod. */

import { requestOf } from '../scheduler/node-info.ts';
import { parseQuantity, scaledValue } from '../quantity.ts';
import type { Pod } from './objects.ts';
import { setsOf, type Parts } from './parts.ts';
import type { ScaleTarget } from './scaling-objects.ts';

export type LoadTarget = { readonly kind: 'Service'; readonly name: string } | ScaleTarget;

interface Load {
  readonly target: LoadTarget;
  /** Requests each second, from all clients together. */
  readonly perSecond: number;
}

export interface Loads {
  /** From now on so many requests each second; none takes the load away. Errors are for people. */
  setLoad(target: LoadTarget, perSecond: number): void;
  loads(): readonly Load[];
  /** Requests each second that a workload's pods get together. */
  loadOf(workload: ScaleTarget): number;
}

/** Requests each second that use up what a pod asks for, unless its image says something else. */
const SERVES = 50;

const MEMORY = 'clients/load';
/** More is no number that anyone can mean. */
const MOST = 1_000_000_000;

export function createLoads(parts: Parts): Loads {
  const { world, api } = parts;
  const loads = world.memory<Load>(MEMORY);
  return {
    loads: () => [...loads.values()],
    setLoad(target, perSecond) {
      const { kind, name } = target;
      if (api.get(kind, name) === undefined) throw new Error(`There is no ${kind} “${name}”.`);
      if (!(perSecond >= 0 && perSecond <= MOST)) {
        throw new Error('A load is a number of requests a second, 0 or more.');
      }
      if (perSecond === 0) loads.delete(`${kind}/${name}`);
      else loads.set(`${kind}/${name}`, { target, perSecond });
    },
    loadOf(workload) {
      if (loads.size === 0) return 0;
      const share = sharesOf(parts);
      return podsOf(parts, workload).reduce((sum, pod) => sum + share(pod), 0);
    },
  };
}

/** The pods of a workload, found by their owners. */
export function podsOf(parts: Parts, { kind, name }: ScaleTarget): readonly Pod[] {
  const { api } = parts;
  const found = api.get(kind, name);
  if (found === undefined) return [];
  if (found.kind !== 'Deployment') return api.podsOf(found.meta.uid);
  return setsOf(parts, found).flatMap((set) => api.podsOf(set.meta.uid));
}

function isServing({ meta, status }: Pod): boolean {
  return status.ready && meta.deletion === undefined;
}

/**
 * Requests each second that a pod gets: those of a Service are shared equally by the endpoints that
 * its nodes' kube-proxies know as ready, which is as the Endpoints object says.
 */
export function sharesOf(parts: Parts): (pod: Pod) => number {
  const loads = [...parts.world.memory<Load>(MEMORY).values()].map(({ target, perSecond }) => {
    const ready = readyOf(parts, target);
    return { ready, each: perSecond / ready.size };
  });
  return ({ meta }) =>
    loads.reduce((sum, { ready, each }) => (ready.has(meta.name) ? sum + each : sum), 0);
}

/** A list of thousands stays the same for long, and is made into a set once. */
const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

function readyOf(parts: Parts, target: LoadTarget): ReadonlySet<string> {
  if (target.kind !== 'Service') {
    const ready = podsOf(parts, target).filter(isServing);
    return new Set(ready.map(({ meta }) => meta.name));
  }
  const names = parts.api.get('Endpoints', target.name)?.ready;
  if (names === undefined) return new Set();
  const before = sets.get(names);
  if (before !== undefined) return before;
  const made = new Set(names);
  sets.set(names, made);
  return made;
}

/** Thousandths of a CPU that a pod asks for; overhead isn't counted. */
export function cpuRequest({ spec: { containers } }: Pod): number {
  return requestOf({ containers }).cpu ?? 0;
}

/** Thousandths of a CPU that a pod uses for so many requests each second: no more than it may. */
export function cpuUse({ api, settings }: Parts, pod: Pod, perSecond: number): number {
  const [container] = pod.spec.containers;
  const serves = settings.workload(container?.image ?? '').serves ?? SERVES;
  const wanted = Math.round((cpuRequest(pod) * perSecond) / serves);
  if (wanted === 0) return 0;
  const machine = api.get('Node', pod.spec.nodeName ?? '')?.capacity.cpu;
  return Math.min(wanted, cpuLimit(pod.spec), milli(machine));
}

/** Pods of one template share its containers, so that limits are read once. */
const limits = new WeakMap<Pod['spec']['containers'], number>();

function cpuLimit({ containers }: Pod['spec']): number {
  const known = limits.get(containers);
  if (known !== undefined) return known;
  const sum = containers.reduce((all, { resources }) => all + milli(resources?.limits?.cpu), 0);
  limits.set(containers, sum);
  return sum;
}

const known = new Map<string, number>();

function milli(written: string | number | undefined): number {
  const text = String(written ?? '');
  const before = known.get(text);
  if (before !== undefined) return before;
  const quantity = parseQuantity(text);
  const value = quantity === undefined ? Infinity : scaledValue(quantity, -3);
  known.set(text, value);
  return value;
}
