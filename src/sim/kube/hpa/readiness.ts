/** Whether a pod's CPU sample may be used: a starting pod's would mislead. */

/** Seconds, all before now. */
export interface StartedPod {
  readonly startedAgo: number;
  /** The Ready condition; `undefined` where there is none yet. */
  readonly ready: boolean | undefined;
  readonly readySinceAgo: number;
}

export interface Sample {
  readonly age: number;
  readonly window: number;
}

/** Source: as replica_calculator.go (groupPods), with the controller's two periods. */
export function isSampleUsable(
  pod: StartedPod,
  sample: Sample,
  initializationPeriod: number,
  initialReadinessDelay: number,
): boolean {
  if (pod.ready === undefined) return false;
  if (pod.startedAgo < initializationPeriod) {
    // A whole window has to have passed since the pod became ready.
    return pod.ready && sample.age + sample.window <= pod.readySinceAgo;
  }
  const neverReady = pod.startedAgo - pod.readySinceAgo < initialReadinessDelay;
  return pod.ready || !neverReady;
}
