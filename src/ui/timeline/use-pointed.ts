/** Which shape the pointer is over, or has the focus: the one that shows its tip. */

import { useEffect, useState } from 'preact/hooks';

interface Pointed {
  /** A mark of the shape. */
  readonly key: number;
  readonly by: 'pointer' | 'focus';
}

/** `onFocus` is told the mark that gets the focus. */
export function usePointed(onFocus: (key: number) => void) {
  const [pointed, setPointed] = useState<Pointed>();
  const dismiss = () => {
    setPointed(undefined);
  };
  const shown = pointed !== undefined;
  useEffect(() => {
    if (!shown) return undefined;
    // Escape puts a tip away wherever the focus is: WCAG 2.2, 1.4.13.
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setPointed(undefined);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [shown]);
  const handlers = {
    onFocusIn: (event: FocusEvent) => {
      const key = keyOf(event.target);
      if (key === undefined) return;
      onFocus(key);
      setPointed({ key, by: 'focus' });
    },
    onFocusOut: dismiss,
    onPointerOver: (event: PointerEvent) => {
      const key = keyOf(event.target);
      if (key !== undefined) setPointed({ key, by: 'pointer' });
    },
    onPointerOut: (event: PointerEvent) => {
      // The pointer may go from the shape onto its tip, to read or to select.
      const to = event.relatedTarget;
      if (to instanceof Element && to.closest('.tl-tip') !== null) return;
      setPointed((now) => (now?.by === 'pointer' ? undefined : now));
    },
  };
  return { pointed, handlers };
}

/** The mark that an element of the drawing stands for. */
export function keyOf(target: EventTarget | null): number | undefined {
  const element = target instanceof Element ? target.closest('[data-key]') : null;
  const key = element?.getAttribute('data-key');
  return key === null || key === undefined ? undefined : Number(key);
}
