/** A long list of rows of one height, of which only those near the visible part are drawn. */

import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';

/** Drawn at the start, also without JavaScript: a small module is there as a whole. */
const AT_FIRST = 64;
const MARGIN = 12;
/** The window moves in steps, so that scrolling doesn't draw anew at each row. */
const STEP = 8;

export interface RowsView {
  readonly box: RefObject<HTMLDivElement>;
  readonly first: number;
  readonly last: number;
  /** In pixels, for the element that holds the rows. */
  readonly height: number;
  readonly offset: number;
  /** How many rows a page up or down goes. */
  readonly page: () => number;
}

/** `active` is scrolled into the box whenever it changes. */
export function useRows(count: number, rowHeight: number, active: number | undefined): RowsView {
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState({ first: 0, last: AT_FIRST });
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const look = () => {
      const top = Math.floor(element.scrollTop / rowHeight / STEP) * STEP;
      const visible = Math.ceil(element.clientHeight / rowHeight);
      const first = Math.max(0, top - MARGIN);
      const last = Math.max(AT_FIRST, top + visible + STEP + MARGIN);
      setAt((now) => (now.first === first && now.last === last ? now : { first, last }));
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      element.removeEventListener('scroll', look);
    };
  }, [rowHeight]);
  useLayoutEffect(() => {
    if (active !== undefined && box.current !== null)
      show(box.current, active * rowHeight, rowHeight);
  }, [active, count]);
  return {
    box,
    first: Math.min(at.first, count),
    last: Math.min(at.last, count),
    height: count * rowHeight,
    offset: Math.min(at.first, count) * rowHeight,
    page: () => Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowHeight) - 1),
  };
}

/** One step beyond the edge scrolls by that much; what is further away comes to the middle. */
function show(box: HTMLElement, top: number, height: number): void {
  const above = box.scrollTop - top;
  const below = top + height - (box.scrollTop + box.clientHeight);
  if (above <= 0 && below <= 0) return;
  if (above > height || below > height) box.scrollTop = top - (box.clientHeight - height) / 2;
  else box.scrollTop += above > 0 ? -above : below;
}
