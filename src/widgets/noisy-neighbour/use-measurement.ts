/** The measurement as a component sees it: start, stop, and how far it is. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { afterFrame } from '../../ui/after-frame.ts';
import { openLazyHost, prepareHost } from '../../wasi/lazy-host.ts';
import { measure, type Measurement, type Plan, type Stage, type Timings } from './measure.ts';

export interface Progress {
  readonly stage: Stage | 'idle' | 'done';
  readonly timings: Timings;
  /** Once it has ended. */
  readonly end?: Measurement;
}

const IDLE: Progress = { stage: 'idle', timings: { alone: [], beside: [] } };

export function useMeasurement(onEnd: (end: Measurement) => void) {
  const [progress, setProgress] = useState<Progress>(IDLE);
  const current = useRef<AbortController>();
  // One measurement waits for the threads of the one before to fall silent.
  const last = useRef<Promise<unknown>>(Promise.resolve());

  const reset = () => {
    current.current?.abort();
    current.current = undefined;
    setProgress(IDLE);
  };
  useEffect(() => reset, []);

  const start = async (plan: Plan) => {
    const mine = new AbortController();
    current.current = mine;
    setProgress({ ...IDLE, stage: 'starting' });
    await Promise.all([prepareHost(), afterFrame(), last.current]);
    if (current.current !== mine) return;
    const tell = (stage: Stage, { alone, beside }: Timings) => {
      if (current.current !== mine || mine.signal.aborted) return;
      setProgress({ stage, timings: { alone: [...alone], beside: [...beside] } });
    };
    const run = measure(() => openLazyHost(), plan, tell, mine.signal);
    last.current = run.then(({ failure }) => (failure === undefined ? undefined : silence()));
    const end = await run;
    if (current.current !== mine) return;
    setProgress({ stage: 'done', timings: end, end });
    onEnd(end);
  };
  return {
    progress,
    running: !['idle', 'done'].includes(progress.stage),
    start: (plan: Plan) => void start(plan),
    stop: () => current.current?.abort(),
    reset,
    prepare: () => void prepareHost(),
  };
}

/** A thread that was cut off goes on computing for two seconds in Chromium, though nobody hears of it. */
function silence(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 2100);
  });
}
