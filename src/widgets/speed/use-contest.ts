/** The rounds as a component sees them: start, stop, and those that are timed so far. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { afterFrame } from '../../ui/after-frame.ts';
import type { Failure } from '../../wasi/api.ts';
import { openThread, type Thread } from '../../wasi/thread.ts';
import type { Algorithm } from './algorithms.ts';
import type { Order, Timed } from './contest.ts';
import { WARM_UP } from './warm-up.ts';
import SpawnedWorker from './worker.ts?worker&inline';

export interface Contest {
  readonly stage: 'idle' | 'warming up' | 'timing' | 'done';
  readonly rounds: readonly Timed[];
  readonly failure?: Failure;
}

const IDLE: Contest = { stage: 'idle', rounds: [] };

export function useContest(url: string, onEnd: (rounds: readonly Timed[]) => void) {
  const [contest, setContest] = useState<Contest>(IDLE);
  const current = useRef<AbortController>();

  const reset = () => {
    current.current?.abort();
    current.current = undefined;
    setContest(IDLE);
  };
  useEffect(() => reset, []);

  const start = async (algorithm: Algorithm, count: number) => {
    current.current?.abort();
    const mine = new AbortController();
    current.current = mine;
    // A worker of its own for each contest: what was compiled for another algorithm stays out of it.
    const thread: Thread<Order, Timed> = openThread(() => new SpawnedWorker());
    const rounds: Timed[] = [];
    const tell = (stage: Contest['stage'], failure?: Failure) => {
      if (current.current !== mine) return;
      setContest({ stage, rounds: [...rounds], ...(failure === undefined ? {} : { failure }) });
    };
    tell('warming up');
    try {
      for (let round = -WARM_UP; round < count; round += 1) {
        // What the page draws may not disturb the round that follows.
        await afterFrame();
        const order = {
          url: new URL(url, document.baseURI).href,
          algorithm,
          first: round % 2 === 0 ? 'wasm' : 'javascript',
        } as const;
        const { value, failure } = await thread.ask(order, mine.signal);
        if (failure !== undefined) {
          tell('done', failure);
          return;
        }
        if (round >= 0) rounds.push(value);
        tell(round < -1 ? 'warming up' : 'timing');
      }
    } finally {
      thread.close();
    }
    if (current.current !== mine) return;
    tell('done');
    onEnd(rounds);
  };
  return {
    contest,
    running: contest.stage === 'warming up' || contest.stage === 'timing',
    start: (algorithm: Algorithm, count: number) => void start(algorithm, count),
    stop: () => current.current?.abort(),
    reset,
  };
}
