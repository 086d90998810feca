/** The state of a race: its runs so far, whether it goes on, and what went wrong. */

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Failure, RunReport } from '../../wasi/api.ts';
import { openLazyHost } from '../../wasi/lazy-host.ts';
import { runModule } from './run-module.ts';
import { specFor } from './spec.ts';

export interface Entry {
  readonly module: string;
  readonly runs: number;
  readonly cold: boolean;
}

export interface Race {
  readonly reports: readonly RunReport[];
  readonly running: boolean;
  readonly failure: Failure | undefined;
  start(): Promise<void>;
  /** Ends the race; the runs that are through stay. */
  stop(): void;
  /** Ends the race and forgets its runs. */
  clear(): void;
}

/** `onEnd` is called with the runs of a race that had at least one. */
export function useRace(entry: Entry, onEnd: (reports: readonly RunReport[]) => void): Race {
  const [reports, setReports] = useState<readonly RunReport[]>([]);
  const [failure, setFailure] = useState<Failure>();
  const [running, setRunning] = useState(false);
  // The race under way; one that was cleared away may still send a last report.
  const current = useRef<AbortController | undefined>(undefined);
  const clear = () => {
    current.current?.abort();
    current.current = undefined;
    setReports([]);
    setFailure(undefined);
    setRunning(false);
  };
  // A lane of another module, or of another kind of host, would stand under the wrong name.
  useEffect(() => clear, [entry.module, entry.cold]);

  const start = async () => {
    clear();
    const controller = new AbortController();
    current.current = controller;
    setRunning(true);
    const plan = { spec: specFor(entry.module), runs: entry.runs, cold: entry.cold };
    const show = (soFar: readonly RunReport[]) => {
      if (current.current === controller) setReports(soFar);
    };
    const end = await runModule(openLazyHost, plan, show, controller.signal);
    if (current.current !== controller) return;
    current.current = undefined;
    setRunning(false);
    setFailure(end.failure);
    if (end.reports.length > 0) onEnd(end.reports);
  };
  return { reports, running, failure, start, stop: () => current.current?.abort(), clear };
}
