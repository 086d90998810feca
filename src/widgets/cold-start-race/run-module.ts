/** Runs a module many times through the WASI host, cold or warm, and tells of each run as it ends. */

import type { Failure, RunReport, RunSpec, WasiHost } from '../../wasi/api.ts';

export interface RacePlan {
  readonly spec: RunSpec;
  /** How many runs count. */
  readonly runs: number;
  /** Cold: a new host for each run. Warm: one host for all, its first run not counted. */
  readonly cold: boolean;
}

export interface RaceEnd {
  readonly reports: readonly RunReport[];
  /** Why it ended early; `undefined` also where the reader stopped it. */
  readonly failure: Failure | undefined;
}

/** Never rejects. Ends early where a run fails or `signal` aborts; a run in progress is then not counted. */
export async function runModule(
  open: () => WasiHost,
  plan: RacePlan,
  onRun: (reports: readonly RunReport[]) => void,
  signal: AbortSignal,
): Promise<RaceEnd> {
  const reports: RunReport[] = [];
  let kept: WasiHost | undefined;
  try {
    if (!plan.cold) {
      kept = open();
      const first = await kept.run(plan.spec, {}, signal);
      if (first.failure) return { reports, failure: unlessStopped(first.failure) };
    }
    while (reports.length < plan.runs && !signal.aborted) {
      const host = kept ?? open();
      const report = await host.run(plan.spec, {}, signal);
      if (kept === undefined) host.close();
      if (report.failure) return { reports, failure: unlessStopped(report.failure) };
      reports.push(report);
      onRun([...reports]);
    }
  } finally {
    kept?.close();
  }
  return { reports, failure: undefined };
}

function unlessStopped(failure: Failure): Failure | undefined {
  return failure.kind === 'stopped' ? undefined : failure;
}
