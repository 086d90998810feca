/** Knative's pod autoscaler: how many pods the load asks for, calmly or in panic. */

/** Seconds. */
type Seconds = number;

export interface KpaSpec {
  /** Load that one pod is meant for. */
  readonly targetValue: number;
  /** Load that one pod can bear. */
  readonly totalValue: number;
  /** Spare capacity to keep; -1 for any burst. */
  readonly targetBurstCapacity: number;
  /** A ratio: 2 where the panic window wants twice the pods that are ready. */
  readonly panicThreshold: number;
  readonly maxScaleUpRate: number;
  readonly maxScaleDownRate: number;
  readonly stableWindow: Seconds;
  readonly scaleDownDelay: Seconds;
  readonly reachable: boolean;
  /** Once anything is wanted, at least so many. */
  readonly activationScale: number;
}

export interface KpaState {
  /** When the load was last over the threshold; `undefined` while calm. */
  readonly panicSince: Seconds | undefined;
  readonly maxPanicPods: number;
  /** What was decided lately, for the delay of scaling down. */
  readonly decided: readonly { readonly at: Seconds; readonly pods: number }[];
}

/** Mean load over the stable and the panic window, and pods that are ready. */
export interface KpaObservation {
  readonly at: Seconds;
  readonly readyPods: number;
  readonly stable: number;
  readonly panic: number;
}

export interface KpaDecision {
  readonly desired: number;
  /** How much more load would fit; negative where a burst should go through the activator. */
  readonly excessBurst: number;
  readonly panicking: boolean;
}

/** How often it decides. Source: knative/serving, pkg/autoscaler/scaling/multiscaler.go. */
const TICK: Seconds = 2;

/** An autoscaler that finds several pods ready starts in panic, lest it takes them away at once. */
export function startKpa(readyPods: number, at: Seconds): KpaState {
  const panics = readyPods > 1;
  return {
    panicSince: panics ? at : undefined,
    maxPanicPods: Math.max(readyPods, 1),
    decided: [],
  };
}

/**
 * One decision.
 *
 * Source: knative/serving, pkg/autoscaler/scaling/autoscaler.go (Scale), at 98e5ef90.
 */
export function decide(
  spec: KpaSpec,
  state: KpaState,
  seen: KpaObservation,
): { readonly state: KpaState; readonly decision: KpaDecision } {
  const stable = wanted(spec, seen, seen.stable);
  const panic = wanted(spec, seen, seen.panic);
  const calmed = panicAfter(spec, state, seen);
  const now = calmed.panicSince === undefined ? stable : Math.max(stable, panic);
  const panicPods = Math.max(now, calmed.maxPanicPods);
  const pods = calmed.panicSince === undefined ? now : panicPods;
  const decided = remember(spec, state, seen.at, pods);
  const delayed = spec.reachable ? Math.max(...decided.map((one) => one.pods)) : pods;
  return {
    state: {
      panicSince: calmed.panicSince,
      maxPanicPods: calmed.panicSince === undefined ? calmed.maxPanicPods : panicPods,
      decided,
    },
    decision: {
      desired: delayed,
      excessBurst: excessBurst(spec, seen),
      panicking: calmed.panicSince !== undefined,
    },
  };
}

function readyOf({ readyPods }: KpaObservation): number {
  return Math.max(readyPods, 1);
}

/** Pods for a load, within what may be changed at once. */
function wanted(spec: KpaSpec, seen: KpaObservation, load: number): number {
  const ready = readyOf(seen);
  const most = Math.ceil(spec.maxScaleUpRate * ready);
  const least = spec.reachable ? Math.floor(ready / spec.maxScaleDownRate) : 0;
  const plain = Math.ceil(load / spec.targetValue);
  const bounded = Math.min(Math.max(plain, least), most);
  return plain > 0 && spec.activationScale > 1 ? Math.max(bounded, spec.activationScale) : bounded;
}

function panicAfter(spec: KpaSpec, state: KpaState, seen: KpaObservation) {
  const isOver = Math.ceil(seen.panic / spec.targetValue) / readyOf(seen) >= spec.panicThreshold;
  if (isOver) return { ...state, panicSince: seen.at };
  const { panicSince } = state;
  const isOverAndDone = panicSince !== undefined && panicSince + spec.stableWindow < seen.at;
  return isOverAndDone ? { ...state, panicSince: undefined, maxPanicPods: 0 } : state;
}

/** The decisions that still count: one for each tick, of the last `scaleDownDelay`. */
function remember(spec: KpaSpec, { decided }: KpaState, at: Seconds, pods: number) {
  if (spec.scaleDownDelay === 0) return [{ at, pods }];
  const ticks = Math.ceil(spec.scaleDownDelay / TICK);
  const oldest = Math.floor(at / TICK) - ticks;
  return [...decided.filter((one) => Math.floor(one.at / TICK) > oldest), { at, pods }];
}

function excessBurst(spec: KpaSpec, { readyPods, panic }: KpaObservation): number {
  const { targetBurstCapacity } = spec;
  if (targetBurstCapacity <= 0) return targetBurstCapacity;
  return Math.floor(readyPods * spec.totalValue - targetBurstCapacity - panic);
}
