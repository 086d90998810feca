/** What a pod asks for, and whether a node has it left. */

/** Amounts by resource: CPU in thousandths, everything else in its own unit. */
export type Amounts = Readonly<Record<string, number>>;

export interface PodResources {
  readonly containers: readonly Amounts[];
  readonly initContainers?: readonly Amounts[];
  /** What the pod costs beside its containers, by its runtime class. */
  readonly overhead?: Amounts;
}

export interface Shortage {
  readonly resource: string;
  readonly requested: number;
  readonly used: number;
  readonly capacity: number;
}

/**
 * The containers' sum, or the largest init container where that is more, and the overhead on top.
 *
 * Source: kubernetes/kubernetes, pkg/api/v1/resource/helpers.go (PodRequests).
 */
export function podRequest({
  containers,
  initContainers = [],
  overhead = {},
}: PodResources): Amounts {
  const atOnce = containers.reduce(plus, {});
  const first = initContainers.reduce(larger, {});
  return plus(larger(atOnce, first), overhead);
}

/**
 * What is short, in the order in which the pod asks; nothing where it fits.
 *
 * Source: pkg/scheduler/framework/plugins/noderesources/fit.go (fitsRequest).
 */
export function shortages(
  request: Amounts,
  allocatable: Amounts,
  used: Amounts,
  ignored: readonly string[] = [],
): readonly Shortage[] {
  return Object.entries(request).flatMap(([resource, requested]) => {
    const short = {
      resource,
      requested,
      used: used[resource] ?? 0,
      capacity: allocatable[resource] ?? 0,
    };
    const fits =
      requested === 0 || ignored.includes(resource) || requested <= short.capacity - short.used;
    return fits ? [] : [short];
  });
}

export function plus(a: Amounts, b: Amounts): Amounts {
  return combine(a, b, (x, y) => x + y);
}

function larger(a: Amounts, b: Amounts): Amounts {
  return combine(a, b, Math.max);
}

function combine(a: Amounts, b: Amounts, how: (x: number, y: number) => number): Amounts {
  const all: Record<string, number> = { ...a };
  for (const [name, amount] of Object.entries(b)) all[name] = how(a[name] ?? 0, amount);
  for (const name of Object.keys(a)) if (!(name in b)) all[name] = how(a[name] ?? 0, 0);
  return all;
}
