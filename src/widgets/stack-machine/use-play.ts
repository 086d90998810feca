/** Plays a run step by step, only ever after a press; each step is a change of the picture, nothing glides. */

import { useEffect, useState } from 'preact/hooks';

const STEP_MS = 900;

export interface Play {
  readonly playing: boolean;
  toggle(): void;
  stop(): void;
}

/** `forward` goes one step on; at the end it stops by itself, and `restart` goes back before it plays again. */
export function usePlay(atEnd: boolean, forward: () => void, restart: () => void): Play {
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) return undefined;
    if (atEnd) {
      setPlaying(false);
      return undefined;
    }
    const timer = setTimeout(forward, STEP_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [playing, atEnd, forward]);
  return {
    playing: playing && !atEnd,
    stop: () => {
      setPlaying(false);
    },
    toggle: () => {
      if (!playing && atEnd) restart();
      setPlaying((now) => !now);
    },
  };
}
