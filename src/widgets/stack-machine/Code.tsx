/** The source with the line just done and the line to come. */

import { useEffect, useRef } from 'preact/hooks';

interface CodeProps {
  readonly lines: readonly string[];
  readonly done: number | undefined;
  readonly next: number | undefined;
  /** The line that validation refuses. */
  readonly wrong: number | undefined;
}

export function Code({ lines, done, next, wrong }: CodeProps) {
  const box = useRef<HTMLDivElement>(null);
  const current = wrong ?? next ?? done;
  useEffect(() => {
    if (box.current !== null && current !== undefined) reveal(box.current, current);
  }, [current]);
  return (
    // Without a place in the Tab order a keyboard couldn't scroll it.
    <div ref={box} class="sm-code" role="region" aria-label="The function" tabIndex={0}>
      <ol>
        {lines.map((line, index) => (
          <li
            key={index}
            class={classOf(index, { done, next, wrong })}
            {...(index === current && { 'aria-current': 'step' as const })}
          >
            <code>{line}</code>
            {index === wrong && <span>refused</span>}
            {index === next && <span>next</span>}
            {index === done && index !== next && <span>done</span>}
          </li>
        ))}
      </ol>
    </div>
  );
}

function classOf(
  index: number,
  { done, next, wrong }: Pick<CodeProps, 'done' | 'next' | 'wrong'>,
): string | undefined {
  if (index === wrong) return 'wrong';
  if (index === next) return 'next';
  return index === done ? 'done' : undefined;
}

/** Scrolls the box, never the page. */
function reveal(box: HTMLElement, line: number): void {
  const item = box.querySelectorAll('li')[line];
  if (item === undefined) return;
  const place = item.getBoundingClientRect();
  const frame = box.getBoundingClientRect();
  const room = place.height * 2;
  if (place.top - room < frame.top) box.scrollTop += place.top - room - frame.top;
  else if (place.bottom + room > frame.bottom) box.scrollTop += place.bottom + room - frame.bottom;
}
