/** The kubelet: back-off and probes. */

import * as backOff from '../../../src/sim/kube/back-off.ts';
import * as probe from '../../../src/sim/kube/probe.ts';
import { answers } from '../feature.ts';

interface Step {
  readonly at: number;
  readonly op: string;
  readonly since?: number;
}

interface Rules {
  readonly initialSeconds: number;
  readonly maxSeconds: number;
}

const toRules = ({ initialSeconds, maxSeconds }: Rules) => ({
  initial: initialSeconds,
  max: maxSeconds,
});

/** What each step gives; the table of entries has one item here. */
function backOffSequence(rules: backOff.BackOffRules, steps: readonly Step[]): unknown[] {
  let entry: backOff.BackOffEntry | undefined;
  return steps.map(({ at, op, since = at }) => {
    switch (op) {
      case 'get':
        return entry?.delay ?? 0;
      case 'next':
        entry = backOff.nextBackOff(rules, entry, at);
        return null;
      case 'reset':
        entry = undefined;
        return null;
      case 'gc':
        if (entry !== undefined && backOff.isExpired(rules, entry, at)) entry = undefined;
        return entry !== undefined;
      case 'inBackOffSince':
        return backOff.isWaiting(rules, entry, at, since);
      case 'inBackOffSinceUpdate':
        return entry !== undefined && backOff.isWaiting(rules, entry, at, entry.updated);
      default:
        throw new Error(`no step ${op}`);
    }
  });
}

interface ProbeInput {
  readonly type: probe.ProbeType;
  readonly successThreshold: number;
  readonly failureThreshold: number;
  readonly initialResult: probe.ProbeResult;
  readonly probes: readonly (probe.Outcome | 'newContainer')[];
}

export const KUBELET = answers({
  backoff_sequence: (input: backOff.BackOffRules & { steps: readonly Step[] }) => ({
    results: backOffSequence(input, input.steps),
  }),
  crash_loop_delays: (input: Rules & { crashes: number }) => ({
    delays: backOff.crashLoopDelays(toRules(input), input.crashes),
  }),
  crash_loop_config: (input: {
    gates: readonly string[];
    maxContainerRestartPeriodSeconds: number | null;
  }) => backOff.crashLoopRules(input.gates, input.maxContainerRestartPeriodSeconds ?? undefined),
  crash_loop_reset: (
    input: Rules & { lastDelay: number; ranForSeconds: number; resetThresholdSeconds: number },
  ) => ({
    nextDelay: backOff.delayAfterRun(
      toRules(input),
      input.lastDelay,
      input.ranForSeconds,
      input.resetThresholdSeconds,
    ),
  }),
  image_pull_backoff: ({ failures }: { failures: number }) => ({
    delays: backOff.imagePullDelays(failures),
  }),
  probe_results(input: ProbeInput) {
    let state = probe.newContainer(input);
    const results = input.probes.map((outcome) => {
      state =
        outcome === 'newContainer'
          ? probe.newContainer(input)
          : probe.afterProbe(input, state, outcome);
      return state.published;
    });
    return { results };
  },
  probe_gating(input: Gating) {
    const type = input.type ?? 'readiness';
    const initialResult = type === 'liveness' ? 'Success' : 'Failure';
    const rules = { type, successThreshold: 1, failureThreshold: 1, initialResult } as const;
    const { keepRunning, published } = probe.probeOnce(rules, {
      type,
      phase: input.podStatus ?? undefined,
      container: input.container ?? 'absent',
      initialDelay: input.initialDelaySeconds ?? 0,
      runningFor: input.runningSeconds ?? 0,
      outcome: input.probe,
    });
    return { keepRunning, published: published ?? null };
  },
  probe_defaults: ({ field }: { field: keyof typeof probe.PROBE_DEFAULTS }) => ({
    value: probe.PROBE_DEFAULTS[field],
  }),
  probe_timing: (input: {
    periodSeconds: number;
    failureThreshold: number;
    initialDelaySeconds: number;
    alwaysFailsFrom: number;
  }) => ({
    actionAt: probe.actionAt(
      input.periodSeconds,
      input.failureThreshold,
      input.initialDelaySeconds,
      input.alwaysFailsFrom,
    ),
  }),
});

interface Gating {
  readonly type?: probe.ProbeType;
  readonly podStatus: NonNullable<probe.Probed['phase']> | null;
  readonly container?: probe.Probed['container'];
  readonly probe?: probe.Outcome;
  readonly initialDelaySeconds?: number;
  readonly runningSeconds?: number;
}
