/** When Knative takes the last pod away. */

/** Seconds. */
type Seconds = number;

/** What the autoscaler’s status says, and for how long; none where it says nothing yet. */
export type Activity =
  { readonly is: 'active' | 'inactive' | 'activating'; readonly for: Seconds } | undefined;

export interface ScaleRules {
  readonly min: number;
  /** 0 for no maximum. */
  readonly max: number;
  readonly initialScale: number;
  /** Whether the revision has had its initial scale. */
  readonly initialised: boolean;
  readonly enabled: boolean;
  readonly stableWindow: Seconds;
  readonly gracePeriod: Seconds;
  readonly podRetention: Seconds;
  readonly reachable: boolean;
  readonly progressDeadline: Seconds;
}

/** How requests come to the revision. */
export interface Path {
  /** For how long everything has gone through the activator. */
  readonly proxyFor: Seconds;
  /** Whether the activator answers for the revision, or is always in the path. */
  readonly activatorReady: boolean;
}

export interface Scaled {
  /** -1: not known. */
  readonly desired: number;
  /** Whether the Deployment may be changed to it. */
  readonly apply: boolean;
}

const UNKNOWN = -1;
/** Beyond a revision’s own deadline. Source: pkg/reconciler/autoscaling/kpa/scaler.go. */
const ACTIVATION_BUFFER: Seconds = 30;

/**
 * The scale that is to be, of the one that the load wants.
 *
 * Source: knative/serving, pkg/reconciler/autoscaling/kpa/scaler.go (scale, handleScaleToZero).
 */
export function scaleTo(want: number, rules: ScaleRules, activity: Activity, path: Path): Scaled {
  if (want < 0 && activity?.is !== 'activating') return { desired: want, apply: false };
  const isFresh = rules.initialScale > 1 && !rules.initialised;
  const least = isFresh ? Math.max(rules.min, rules.initialScale) : rules.min;
  const bounded = Math.min(Math.max(want, least), rules.max === 0 ? Infinity : rules.max);
  return bounded === 0 ? toZero(rules, activity, path) : { desired: bounded, apply: true };
}

function toZero(rules: ScaleRules, activity: Activity, path: Path): Scaled {
  if (!rules.enabled) return { desired: 1, apply: true };
  if (activity?.is === 'activating') {
    const isStuck = activity.for > rules.progressDeadline + ACTIVATION_BUFFER;
    return isStuck ? { desired: 0, apply: true } : { desired: UNKNOWN, apply: false };
  }
  if (activity?.is === 'active') {
    // One pod for the rest of the window; then it’s marked inactive, and only later taken away.
    if (activity.for < rules.stableWindow) return { desired: 1, apply: true };
    return { desired: 0, apply: false };
  }
  return { desired: 0, apply: mayGo(rules, activity?.for ?? 0, path) };
}

function mayGo(rules: ScaleRules, inactiveFor: Seconds, path: Path): boolean {
  if (!path.activatorReady) return false;
  const retention = rules.reachable ? rules.podRetention : 0;
  if (inactiveFor >= Math.max(rules.gracePeriod, retention)) return true;
  return inactiveFor >= retention && path.proxyFor >= rules.gracePeriod;
}
