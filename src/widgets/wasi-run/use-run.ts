/** One module's runs as a component sees them: start, stop, and what has come so far. */

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Call, RunReport, RunSpec, WasiHost } from '../../wasi/api.ts';

export interface Piece {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}

export interface RunView {
  readonly running: boolean;
  readonly output: readonly Piece[];
  /** The latest calls; in full once there is a report. */
  readonly calls: readonly Call[];
  readonly report?: RunReport;
}

export interface Runner {
  readonly view: RunView;
  start(spec: RunSpec): void;
  stop(): void;
  /** Forgets the last run, and ends the worker: the next run is a cold one. */
  reset(): void;
  /** Loads what a run needs, before the reader presses. */
  prepare(): void;
}

const NOTHING: RunView = { running: false, output: [], calls: [] };
const SHOWN_WHILE_RUNNING = 500;

const loadHost = () => import('../../wasi/host.ts');

export function useRun(onEnd: (report: RunReport) => void): Runner {
  const [view, setView] = useState<RunView>(NOTHING);
  const host = useRef<WasiHost>();
  const current = useRef<AbortController>();

  const reset = () => {
    current.current?.abort();
    current.current = undefined;
    host.current?.close();
    host.current = undefined;
    setView(NOTHING);
  };
  useEffect(() => reset, []);

  const start = async (spec: RunSpec) => {
    current.current?.abort();
    const mine = new AbortController();
    current.current = mine;
    const update = (change: (before: RunView) => RunView) => {
      if (current.current === mine) setView(change);
    };
    setView({ ...NOTHING, running: true });
    const { openHost } = await loadHost();
    if (current.current !== mine) return;
    host.current ??= openHost();
    const report = await host.current.run(
      spec,
      {
        onOutput: (stream, text) => {
          update((v) => ({ ...v, output: [...v.output, { stream, text }] }));
        },
        onCalls: (calls) => {
          update((v) => ({ ...v, calls: [...v.calls, ...calls].slice(-SHOWN_WHILE_RUNNING) }));
        },
      },
      mine.signal,
    );
    update(({ output }) => ({ running: false, output, calls: report.calls, report }));
    if (current.current === mine) onEnd(report);
  };
  return {
    view,
    start: (spec) => void start(spec),
    stop: () => current.current?.abort(),
    reset,
    prepare: () => void loadHost(),
  };
}
