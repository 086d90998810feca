/** One module's runs as a component sees them: start, stop, and what has come so far. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { afterFrame } from '../../ui/after-frame.ts';
import type { Call, RunReport, RunSpec, WasiHost, Watch } from '../../wasi/api.ts';
import { openLazyHost, prepareHost } from '../../wasi/lazy-host.ts';

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
  /** The run before, while there is no report of this one. */
  readonly before?: RunReport;
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
    const isCurrent = () => current.current === mine;
    setView(({ report, before = report }) => ({
      ...NOTHING,
      running: true,
      ...(before === undefined ? {} : { before: report ?? before }),
    }));
    await Promise.all([prepareHost(), afterFrame()]);
    if (!isCurrent()) return;
    host.current ??= openLazyHost();
    const coming = gather((output, calls) => {
      if (isCurrent()) setView((v) => (v.running ? { ...v, output, calls } : v));
    });
    const report = await host.current.run(spec, coming.watch, mine.signal);
    if (!isCurrent()) return;
    setView({ running: false, output: coming.output(), calls: report.calls, report });
    onEnd(report);
  };
  return {
    view,
    start: (spec) => void start(spec),
    stop: () => current.current?.abort(),
    reset,
    prepare: () => void prepareHost(),
  };
}

/** Collects what comes while a module runs, and shows it once a frame: drawing takes time from the run. */
function gather(show: (output: readonly Piece[], calls: readonly Call[]) => void) {
  let output: readonly Piece[] = [];
  let calls: readonly Call[] = [];
  let asked = false;
  const soon = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      show(output, calls);
    });
  };
  const watch: Watch = {
    onOutput(stream, text) {
      output = [...output, { stream, text }];
      soon();
    },
    onCalls(more) {
      calls = [...calls, ...more].slice(-SHOWN_WHILE_RUNNING);
      soon();
    },
  };
  return { watch, output: () => output };
}
