/** The kubelet's back-off: how long it waits before it tries a failing thing again. */

/** Seconds. */
type Seconds = number;

export interface BackOffRules {
  readonly initial: Seconds;
  readonly max: Seconds;
  /** An entry that wasn't touched for so long is forgotten; twice `max` unless said. */
  readonly expireAfter?: Seconds;
}

export interface BackOffEntry {
  readonly delay: Seconds;
  /** When it was last made longer. */
  readonly updated: Seconds;
}

/**
 * The entry after one more failure at `now`: the initial delay where there was none, else twice the
 * one before, up to the maximum.
 *
 * Source: kubernetes/client-go, util/flowcontrol/backoff.go.
 */
export function nextBackOff(
  rules: BackOffRules,
  entry: BackOffEntry | undefined,
  now: Seconds,
): BackOffEntry {
  if (entry === undefined || isExpired(rules, entry, now)) {
    return { delay: rules.initial, updated: now };
  }
  return { delay: Math.min(2 * entry.delay, rules.max), updated: now };
}

/** A limit that was set counts from its own length on, twice the maximum only past it, as upstream has it. */
export function isExpired(rules: BackOffRules, entry: BackOffEntry, now: Seconds): boolean {
  const age = now - entry.updated;
  return rules.expireAfter === undefined ? age > 2 * rules.max : age >= rules.expireAfter;
}

/** Whether something that last happened at `since` has to wait at `now`. */
export function isWaiting(
  rules: BackOffRules,
  entry: BackOffEntry | undefined,
  now: Seconds,
  since: Seconds,
): boolean {
  if (entry === undefined || isExpired(rules, entry, since)) return false;
  return now - since < entry.delay;
}

/**
 * Milliseconds from the `failures`th failed pull of an image in a row to the next try: 10 s, then twice
 * as long each time, up to 5 minutes.
 *
 * Source: kubernetes/kubernetes, pkg/kubelet/kubelet.go (MaxImageBackOff, imageBackOffPeriod).
 */
export function pullDelay(failures: number): number {
  return 1000 * delayAfter({ initial: 10, max: 300 }, failures - 1);
}

/**
 * Delays before restart 1, 2 and so on of a container that keeps crashing. The first restart is
 * immediate (kubernetes/kubernetes#123602).
 */
export function crashLoopDelays(rules: BackOffRules, crashes: number): readonly Seconds[] {
  return Array.from({ length: crashes }, (_, index) =>
    index === 0 ? 0 : delayAfter(rules, index - 1),
  );
}

/**
 * Delays between attempts to pull an image that can't be pulled: 10 s to 5 min, whatever is set for
 * crashing containers. Source: kubernetes/kubernetes, pkg/kubelet/kubelet.go.
 */
export function imagePullDelays(failures: number): readonly Seconds[] {
  return Array.from({ length: failures }, (_, index) =>
    delayAfter({ initial: 10, max: 300 }, index),
  );
}

function delayAfter({ initial, max }: BackOffRules, doublings: number): Seconds {
  return Math.min(initial * 2 ** doublings, max);
}

/** The next delay of a container that ran for `ranFor`: back to the start where that was long enough. */
export function delayAfterRun(
  rules: BackOffRules,
  last: Seconds,
  ranFor: Seconds,
  resetAfter: Seconds,
): Seconds {
  return ranFor >= resetAfter ? rules.initial : Math.min(2 * last, rules.max);
}

export type CrashLoopGate = 'KubeletCrashLoopBackOffMax' | 'ReduceDefaultCrashLoopBackOffDecay';

const MOST_PERIOD: Seconds = 300;

/**
 * The rules of a node with these feature gates and `crashLoopBackOff.maxContainerRestartPeriod`; in
 * words why its kubelet doesn't start, where it doesn't.
 *
 * Source: Kubernetes enhancements 4603 and 5593.
 */
export function crashLoopRules(
  gates: readonly string[],
  maxPeriod: Seconds | undefined,
): BackOffRules | { readonly error: string } {
  const has = (gate: CrashLoopGate) => gates.includes(gate);
  const usual = has('ReduceDefaultCrashLoopBackOffDecay')
    ? { initial: 1, max: 60 }
    : { initial: 10, max: MOST_PERIOD };
  if (!has('KubeletCrashLoopBackOffMax') || maxPeriod === undefined) return usual;
  if (maxPeriod < 1 || maxPeriod > MOST_PERIOD) {
    return { error: 'kubelet does not start: must be between 1s and 300s' };
  }
  return { initial: Math.min(usual.initial, maxPeriod), max: maxPeriod };
}
