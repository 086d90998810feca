/** How many of a run's calls are shown: all at once, or one after another, as a reader can follow. */

import { useEffect, useState } from 'preact/hooks';

const STEP_MS = 600;

export interface Pace {
  readonly shown: number;
  readonly playing: boolean;
  next(): void;
  all(): void;
  toggle(): void;
}

/** `run` is another value for each run; where motion is to be reduced, only `next` moves on. */
export function usePace(run: unknown, total: number, slow: boolean): Pace {
  const [shown, setShown] = useState(0);
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    setShown(slow ? Math.min(1, total) : total);
    setPlaying(slow && !matchMedia('(prefers-reduced-motion: reduce)').matches);
  }, [run, slow]);
  const done = shown >= total;
  useEffect(() => {
    if (!playing || done) return undefined;
    const timer = setInterval(() => {
      setShown((count) => count + 1);
    }, STEP_MS);
    return () => {
      clearInterval(timer);
    };
  }, [playing, done]);
  return {
    shown: Math.min(shown, total),
    playing: playing && !done,
    next: () => {
      setPlaying(false);
      setShown((count) => Math.min(total, count + 1));
    },
    all: () => {
      setShown(total);
    },
    toggle: () => {
      setPlaying((now) => !now);
    },
  };
}
