/** Both runs as a component sees them: start, stop, and what has come so far. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { afterFrame } from '../../ui/after-frame.ts';
import type { Failure, RunReport, RunSpec } from '../../wasi/api.ts';
import { openLazyHost, prepareHost } from '../../wasi/lazy-host.ts';
import { openThread } from '../../wasi/thread.ts';
import type { ComponentRun } from './run-component.ts';
import type { Side, Timing } from './starts.ts';
import type { Order } from './worker.ts';
import SpawnedWorker from './worker.ts?worker&inline';

/** The same run for both. */
export interface Request {
  readonly spec: RunSpec;
  readonly order: Omit<Order, 'trace'>;
  readonly rounds: number;
}

export interface Twin {
  readonly stage: 'idle' | 'running' | 'done';
  /** The runs whose calls were noted; they aren't timed. */
  readonly plain?: RunReport;
  readonly component?: ComponentRun;
  readonly timings: readonly Timing[];
  readonly failure?: Failure;
}

const IDLE: Twin = { stage: 'idle', timings: [] };

export function useTwin(onEnd: (twin: Twin) => void) {
  const [twin, setTwin] = useState<Twin>(IDLE);
  const current = useRef<AbortController>();

  const reset = () => {
    current.current?.abort();
    current.current = undefined;
    setTwin(IDLE);
  };
  useEffect(() => reset, []);

  const start = async (request: Request) => {
    current.current?.abort();
    const mine = new AbortController();
    current.current = mine;
    let state: Twin = { stage: 'running', timings: [] };
    const tell = (news: Partial<Twin>) => {
      state = { ...state, ...news };
      if (current.current === mine) setTwin(state);
    };
    tell({});
    await prepareHost();
    for (let index = 0; index < request.rounds; index += 1) {
      await afterFrame();
      const round = await runRound(request, index, mine.signal);
      const { failure, timings, ...noted } = round;
      tell({ ...noted, timings: [...state.timings, ...timings] });
      if (failure !== undefined) {
        tell({ stage: 'done', failure });
        return;
      }
    }
    tell({ stage: 'done' });
    if (current.current === mine) onEnd(state);
  };
  return {
    twin,
    start: (request: Request) => void start(request),
    stop: () => current.current?.abort(),
    reset,
  };
}

/** New workers for both, each timed twice; in the first round each runs once more with its calls noted. */
async function runRound(
  { spec, order }: Request,
  index: number,
  signal: AbortSignal,
): Promise<Omit<Twin, 'stage'>> {
  const host = openLazyHost();
  const thread = openThread<Order, ComponentRun>(() => new SpawnedWorker());
  const timings: Timing[] = [];
  const runs: Readonly<Record<Side, (trace: boolean) => Promise<Ran>>> = {
    plain: async (trace) => {
      const plain = await host.run({ ...spec, trace }, {}, signal);
      return { plain, failure: plain.failure };
    },
    component: async (trace) => {
      const { value, failure } = await thread.ask({ ...order, trace }, signal);
      return { component: value, failure };
    },
  };
  try {
    let noted = {};
    for (const side of turns(index)) {
      for (const start of ['first', 'again'] as const) {
        const begin = performance.now();
        const { failure } = await runs[side](false);
        const took = performance.now() - begin;
        if (failure !== undefined) return { timings, failure };
        timings.push({ side, start, took });
      }
      if (index > 0) continue;
      const { failure, ...run } = await runs[side](true);
      if (failure !== undefined) return { timings, failure };
      noted = { ...noted, ...run };
    }
    return { timings, ...noted };
  } finally {
    host.close();
    thread.close();
  }
}

interface Ran {
  readonly plain?: RunReport;
  readonly component?: ComponentRun | undefined;
  readonly failure: Failure | undefined;
}

/** Whoever is second finds the machine warm, so they take turns. */
function turns(index: number): readonly Side[] {
  return index % 2 === 0 ? ['plain', 'component'] : ['component', 'plain'];
}
