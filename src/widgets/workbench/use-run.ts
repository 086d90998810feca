/** One module's runs as a component sees them: start, type, stop, and what has come so far. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { afterFrame } from '../../ui/after-frame.ts';
import type { Call, RunReport, RunSpec, WasiHost, Watch } from '../../wasi/api.ts';
import { openLazyHost, prepareHost } from '../../wasi/lazy-host.ts';
import { createTranscript, type Transcript } from './transcript.ts';

export interface RunView {
  readonly running: boolean;
  readonly output: Transcript;
  /** The latest calls; in full once there is a report. */
  readonly calls: readonly Call[];
  /** The module reads standard input, and there is nothing to read. */
  readonly waiting: boolean;
  /** It begins when the threads of runs that were stopped before have ended. */
  readonly queued: boolean;
  /** The reader has ended the input. */
  readonly inputEnded: boolean;
  readonly report?: RunReport;
  /** The run before, while there is no report of this one. */
  readonly before?: RunReport;
}

export interface Runner {
  readonly view: RunView;
  start(spec: RunSpec): void;
  /** Gives the running module input, and shows it in the output. */
  type(text: string): void;
  endInput(): void;
  stop(): void;
  /** Forgets the last run, and ends the worker: the next run is a cold one. */
  reset(): void;
  /** Loads what a run needs, before the reader presses. */
  prepare(): void;
}

const NOTHING: RunView = {
  running: false,
  output: { pieces: [], hidden: 0 },
  calls: [],
  waiting: false,
  queued: false,
  inputEnded: false,
};
const SHOWN_WHILE_RUNNING = 500;

export function useRun(onEnd: (report: RunReport) => void): Runner {
  const [view, setView] = useState<RunView>(NOTHING);
  const host = useRef<WasiHost>();
  const current = useRef<AbortController>();
  const coming = useRef<Gathering>();

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
    const gathering = gather((news) => {
      if (isCurrent()) setView((v) => (v.running ? { ...v, ...news } : v));
    });
    coming.current = gathering;
    const report = await host.current.run(spec, gathering.watch, mine.signal);
    if (!isCurrent()) return;
    setView({
      ...NOTHING,
      ...gathering.news(),
      calls: report.calls,
      waiting: false,
      queued: false,
      report,
    });
    onEnd(report);
  };
  return {
    view,
    start: (spec) => void start(spec),
    type(text) {
      coming.current?.echo(text);
      host.current?.type(text);
    },
    endInput() {
      setView((v) => ({ ...v, inputEnded: true }));
      host.current?.endInput();
    },
    stop: () => current.current?.abort(),
    reset,
    prepare: () => void prepareHost(),
  };
}

type News = Pick<RunView, 'output' | 'calls' | 'waiting' | 'queued'>;

interface Gathering {
  readonly watch: Watch;
  /** What the reader typed stands among what the module wrote. */
  echo(text: string): void;
  news(): News;
}

/** Collects what comes while a module runs, and shows it once a frame: drawing takes time from the run. */
function gather(show: (news: News) => void): Gathering {
  const transcript = createTranscript();
  let calls: readonly Call[] = [];
  let waiting = false;
  let queued = false;
  let asked = false;
  const news = () => ({ output: transcript.read(), calls, waiting, queued });
  const soon = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      show(news());
    });
  };
  const watch: Watch = {
    onOutput(stream, text) {
      transcript.add(stream, text);
      soon();
    },
    onCalls(more) {
      calls = [...calls, ...more].slice(-SHOWN_WHILE_RUNNING);
      soon();
    },
    onWaiting(now) {
      waiting = now;
      soon();
    },
    onQueued(now) {
      queued = now;
      soon();
    },
  };
  return {
    watch,
    news,
    echo(text) {
      transcript.add('stdin', text);
      soon();
    },
  };
}
