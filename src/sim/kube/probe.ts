/** A kubelet's probe of one container: which result it publishes, and when it acts on it. */

export type ProbeType = 'readiness' | 'liveness' | 'startup';
export type ProbeResult = 'Success' | 'Failure';
/** What one probe gave; an error is no outcome at all. */
export type Outcome = 'success' | 'failure' | 'error';

/** Seconds and counts, as in a pod's specification. Source: kubernetes, pkg/apis/core/v1/defaults.go. */
export const PROBE_DEFAULTS = {
  initialDelaySeconds: 0,
  periodSeconds: 10,
  timeoutSeconds: 1,
  successThreshold: 1,
  failureThreshold: 3,
} as const;

export interface ProbeRules {
  readonly type: ProbeType;
  readonly successThreshold: number;
  readonly failureThreshold: number;
  /** Published before the first change, and again for a new container. */
  readonly initialResult: ProbeResult;
}

export interface ProbeState {
  readonly published: ProbeResult;
  /** Equal outcomes in a row. */
  readonly run: { readonly outcome: ProbeResult; readonly length: number } | undefined;
  /** After a failure that restarts the container nothing is probed until there is a new one. */
  readonly onHold: boolean;
}

export function newContainer({ initialResult }: ProbeRules): ProbeState {
  return { published: initialResult, run: undefined, onHold: false };
}

/**
 * The state after one probe: a change is published after so many equal outcomes in a row.
 *
 * Source: kubernetes/kubernetes, pkg/kubelet/prober/worker.go (doProbe).
 */
export function afterProbe(rules: ProbeRules, state: ProbeState, outcome: Outcome): ProbeState {
  if (state.onHold || outcome === 'error') return state;
  const result: ProbeResult = outcome === 'success' ? 'Success' : 'Failure';
  const length = state.run?.outcome === result ? state.run.length + 1 : 1;
  const run = { outcome: result, length };
  const threshold = result === 'Success' ? rules.successThreshold : rules.failureThreshold;
  if (length < threshold) return { ...state, run };
  const restarts = result === 'Failure' && rules.type !== 'readiness';
  const ends = result === 'Success' && rules.type === 'startup';
  return { published: result, run: restarts ? undefined : run, onHold: restarts || ends };
}

/** What a worker sees of its pod when it is about to probe. */
export interface Probed {
  readonly type: ProbeType;
  readonly phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed' | undefined;
  readonly container: 'absent' | 'waiting' | 'running' | 'terminated';
  readonly initialDelay: number;
  readonly runningFor: number;
  readonly outcome: Outcome | undefined;
}

/**
 * Whether the worker goes on, and what it publishes now; `restartPolicy: Never`.
 *
 * Source: as above: nothing without a status, the end with the pod's, a failure while nothing runs.
 */
export function probeOnce(
  rules: ProbeRules,
  seen: Probed,
): { readonly keepRunning: boolean; readonly published: ProbeResult | undefined } {
  if (seen.phase === undefined) return { keepRunning: true, published: undefined };
  if (seen.phase === 'Failed' || seen.phase === 'Succeeded') {
    return { keepRunning: false, published: undefined };
  }
  if (seen.container === 'absent') return { keepRunning: true, published: undefined };
  if (seen.container !== 'running') {
    return { keepRunning: seen.container === 'waiting', published: 'Failure' };
  }
  if (seen.runningFor < seen.initialDelay) {
    return { keepRunning: true, published: rules.initialResult };
  }
  const after = afterProbe(rules, newContainer(rules), seen.outcome ?? 'error');
  return { keepRunning: true, published: after.published };
}

/**
 * When a probe that fails from `failsFrom` on has failed often enough: probes come at each multiple of
 * the period that isn't before the initial delay. The kubelet's jitter is left out.
 */
export function actionAt(
  period: number,
  failureThreshold: number,
  initialDelay: number,
  failsFrom: number,
): number {
  const first = Math.ceil(Math.max(initialDelay, failsFrom) / period) * period;
  return first + (failureThreshold - 1) * period;
}
