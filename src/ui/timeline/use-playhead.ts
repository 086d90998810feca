/** Where in time the drawing stands: at the end, under the reader's hand, or moving. */

import { useCallback, useEffect, useState } from 'preact/hooks';
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
  const speed = scale.kind === 'log' ? 1 / decades(scale.domain) : 1 / LINEAR_SECONDS;
  useEffect(() => {
    if (!playing) return undefined;
    let frame = 0;
    let before: number | undefined;
    const step = (now: number) => {
      const passed = before === undefined ? 0 : (now - before) / 1000;
      before = now;
      setAt((place) => (place ?? 0) + passed * speed);
      frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [playing, speed]);
  useEffect(() => {
    if (!playing || at === undefined || at < end) return;
    setPlaying(false);
    setAt(undefined);
  }, [playing, at, end]);
  const seek = useCallback((place: number | undefined) => {
    setPlaying(false);
    setAt(place);
  }, []);
  const toggle = useCallback(() => {
    setPlaying((on) => !on);
    setAt((place) => place ?? 0);
  }, []);
  return { at, playing, seek, toggle };
}
