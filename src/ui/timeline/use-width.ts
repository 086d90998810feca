/** The width of an element, kept current; a likely one where there's nothing to measure yet. */

import { useEffect, useState } from 'preact/hooks';

/** The plot's width in a figure of a lesson on a desktop: what the server draws for. */
const LIKELY = 520;

export function useWidth(element: { readonly current: Element | null }): number {
  const [width, setWidth] = useState(LIKELY);
  useEffect(() => {
    const target = element.current;
    if (target === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const measured = Math.round(entry?.contentRect.width ?? 0);
      if (measured > 0) setWidth(measured);
    });
    observer.observe(target);
    return () => {
      observer.disconnect();
    };
  }, [element]);
  return width;
}
