/** A part of a figure that scrolls by itself, with a name and a place in the order of the Tab key. */

import type { ComponentChildren } from 'preact';

interface Props {
  readonly label: string;
  readonly class: string;
  /** `log`: what is added is read out. */
  readonly role?: 'region' | 'log';
  readonly children: ComponentChildren;
}

export function ScrollBox({ label, class: name, role = 'region', children }: Props) {
  return (
    // Without a place in the Tab order a keyboard couldn't scroll it.
    <div class={name} role={role} aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
