/** The window that a reader looks through, changed at most once a frame however fast the wheel turns. */

import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { WHOLE, type View } from './view.ts';

export type ChangeView = (change: (view: View) => View) => void;

export function useView(): readonly [View, ChangeView] {
  const [view, setView] = useState<View>(WHOLE);
  const latest = useRef(WHOLE);
  const frame = useRef(0);
  const change = useCallback<ChangeView>((next) => {
    latest.current = next(latest.current);
    if (frame.current !== 0) return;
    frame.current = requestAnimationFrame(() => {
      frame.current = 0;
      setView(latest.current);
    });
  }, []);
  useEffect(
    () => () => {
      cancelAnimationFrame(frame.current);
    },
    [],
  );
  return [view, change];
}
