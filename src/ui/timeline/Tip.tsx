/** A shape's exact times beside it, while it's pointed at or has the focus; what it says is also the shape's name. */

import { useLayoutEffect, useRef } from 'preact/hooks';
import { tipOf, type Drawn } from './draw.ts';

interface TipProps {
  readonly shape: Drawn;
  readonly focus: boolean;
  /** The timeline's body, that the tip is placed in. */
  readonly body: { readonly current: HTMLElement | null };
}

/** Between a shape and its tip; none, so that the pointer can go from one to the other. */
const GAP = 1;

export function Tip({ shape, focus, body }: TipProps) {
  const tip = useRef<HTMLDivElement>(null);
  const ring = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const around = body.current;
    const target = around?.querySelector(`[data-key="${String(shape.marks[0].key)}"]`);
    if (!around || !target || !tip.current) return;
    const outer = around.getBoundingClientRect();
    const inner = (target.querySelector('path') ?? target).getBoundingClientRect();
    const paper = around.querySelector('.tl-grid')?.getBoundingClientRect() ?? outer;
    const left = Math.max(paper.left, inner.left) - outer.left;
    const top = inner.top - outer.top;
    const room = outer.width - tip.current.offsetWidth;
    tip.current.style.left = `${String(Math.max(0, Math.min(left, room)))}px`;
    tip.current.style.top = `${String(top - tip.current.offsetHeight - GAP - (focus ? 4 : 0))}px`;
    if (!ring.current) return;
    const right = Math.min(paper.right, inner.right) - outer.left;
    Object.assign(ring.current.style, {
      left: `${String(left)}px`,
      top: `${String(top)}px`,
      width: `${String(Math.max(0, right - left))}px`,
      height: `${String(inner.height)}px`,
    });
  });
  const [name, ...lines] = tipOf(shape);
  return (
    <>
      {focus && <div class="tl-ring" ref={ring} />}
      <div class="tl-tip" ref={tip} aria-hidden="true">
        <b>{name}</b>
        {lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </div>
    </>
  );
}
