/** The moment that is looked at, and how it moves: by hand, or by itself, past stretches that are cut out. */

import { useEffect, useRef, useState } from 'preact/hooks';
import type { TimeScale } from '../../recording/scale.ts';
import type { Ms } from '../../recording/units.ts';

interface Given {
  readonly first: Ms;
  /** How far it may go: what isn't played yet can't be shown. */
  readonly end: Ms;
  readonly axis: TimeScale;
  /** Simulated seconds in one of the reader's. */
  readonly rate: number;
}

export interface Play {
  readonly now: Ms;
  readonly playing: boolean;
  seek(now: Ms): void;
  toggle(): void;
  /** Plays on, unless the reader asked for no motion. */
  start(): void;
  /** As `seek`, also to a time beyond the present axis. */
  put(now: Ms): void;
}

export function usePlay(given: Given): Play {
  const [now, setNow] = useState(given.first);
  const [playing, setPlaying] = useState(false);
  const latest = useRef({ ...given, now });
  Object.assign(latest.current, given);
  const frame = useRef(0);
  const set = (to: Ms) => {
    latest.current.now = to;
    setNow(to);
  };
  const stop = () => {
    cancelAnimationFrame(frame.current);
    setPlaying(false);
  };
  const start = () => {
    cancelAnimationFrame(frame.current);
    let before = performance.now();
    const step = (time: number) => {
      const { now: at, end, rate, axis } = latest.current;
      const to = pastCut(at + Math.max(0, time - before) * rate, axis);
      before = time;
      set(Math.min(to, Math.max(at, end)));
      // At the end of what is played it waits for more, unless there is no more.
      if (to >= axis.domain.end) stop();
      else frame.current = requestAnimationFrame(step);
    };
    setPlaying(true);
    frame.current = requestAnimationFrame(step);
  };
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  return {
    now,
    playing,
    seek(to) {
      stop();
      set(Math.max(0, Math.min(to, latest.current.axis.domain.end)));
    },
    toggle() {
      if (playing) {
        stop();
        return;
      }
      if (latest.current.now >= latest.current.axis.domain.end) set(0);
      start();
    },
    start() {
      if (!matchMedia('(prefers-reduced-motion: reduce)').matches) start();
    },
    put(to) {
      stop();
      set(to);
    },
  };
}

function pastCut(at: Ms, { torn }: TimeScale): Ms {
  const after = torn?.pieces.find(({ start }) => start > at);
  const before = torn?.pieces.findLast(({ start }) => start <= at);
  return after !== undefined && before !== undefined && at > before.end ? after.start : at;
}
