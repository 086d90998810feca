/** A part of a figure that scrolls by itself, with a name and a place in the order of the Tab key. */

import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface Props {
  readonly label: string;
  readonly class: string;
  /** `log`: what is added is read out. `group` where a page may have several of the same name. */
  readonly role?: 'region' | 'group' | 'log';
  /** Scrolls to its end whenever this changes. */
  readonly follow?: unknown;
  readonly children: ComponentChildren;
}

export function ScrollBox({ label, class: name, role = 'region', follow, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (follow !== undefined) box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [follow]);
  return (
    // Without a place in the Tab order a keyboard couldn't scroll it.
    <div ref={box} class={name} role={role} aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
