/** The state of a race: its runs so far, whether it goes on, and what went wrong. */

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Failure, RunReport } from '../../wasi/api.ts';
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

const NOT_LOADED: Failure = {
  kind: 'network',
  what: 'The part of this page that runs modules didn’t arrive',
  advice: 'Check your connection and press the button again.',
};

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
    const end = await raceThrough(entry, controller.signal, (soFar) => {
      if (current.current === controller) setReports(soFar);
    });
    if (current.current !== controller) return;
    current.current = undefined;
    setRunning(false);
    setFailure(end.failure);
    if (end.reports.length > 0) onEnd(end.reports);
  };
  return { reports, running, failure, start, stop: () => current.current?.abort(), clear };
}

/** The host is loaded with the first press: a page that nobody runs carries none of it. */
async function raceThrough(
  { module, runs, cold }: Entry,
  signal: AbortSignal,
  onRun: (reports: readonly RunReport[]) => void,
) {
  try {
    const { openHost } = await import('../../wasi/host.ts');
    const plan = { spec: specFor(module), runs: Math.round(runs), cold };
    return await runModule(openHost, plan, onRun, signal);
  } catch (error) {
    return { reports: [], failure: { ...NOT_LOADED, cause: String(error) } };
  }
}
