/** Where in time the drawing stands: at the end, under the reader's hand, or moving. */

import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { decades, type TimeScale } from '../../recording/scale.ts';

/** On a linear axis the whole paper passes in this many seconds. */
const LINEAR_SECONDS = 8;

export interface Playhead {
  /** A place on the whole axis; `undefined` at the end, where everything is shown, also what's still to come. */
  readonly at: number | undefined;
  readonly playing: boolean;
  readonly seek: (place: number | undefined) => void;
  readonly toggle: () => void;
}

/** `end` is the place of the last thing that happens. Playback is linear in the axis: one decade a second on a log one. */
export function usePlayhead(scale: TimeScale, end: number): Playhead {
  const [at, setAt] = useState<number>();
  const [playing, setPlaying] = useState(false);
  const frame = useRef(0);
  const latest = useRef({ at, end, speed: 0 });
  const speed = scale.kind === 'log' ? 1 / decades(scale.domain) : 1 / LINEAR_SECONDS;
  latest.current = { at, end, speed };

  // Stopped by hand rather than in an effect: a frame that was already asked for would undo a seek.
  const seek = useCallback((place: number | undefined) => {
    cancelAnimationFrame(frame.current);
    setPlaying(false);
    setAt(place);
  }, []);
  const play = useCallback(() => {
    let place = latest.current.at ?? 0;
    let before = performance.now();
    const step = (now: number) => {
      place += (Math.max(0, now - before) / 1000) * latest.current.speed;
      before = now;
      if (place >= latest.current.end) {
        seek(undefined);
        return;
      }
      setAt(place);
      frame.current = requestAnimationFrame(step);
    };
    setPlaying(true);
    setAt(place);
    frame.current = requestAnimationFrame(step);
  }, []);
  useEffect(
    () => () => {
      cancelAnimationFrame(frame.current);
    },
    [],
  );
  const toggle = () => {
    if (playing) seek(latest.current.at);
    else play();
  };
  return { at, playing, seek, toggle };
}
