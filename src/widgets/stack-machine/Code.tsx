/** The source with the line just done and the line to come. */

import { useEffect, useRef } from 'preact/hooks';
import { ScrollBox } from '../../ui/ScrollBox.tsx';

interface CodeProps {
  readonly lines: readonly string[];
  readonly done: number | undefined;
  readonly next: number | undefined;
  /** The line that validation refuses, or that the program stopped at. */
  readonly wrong: { readonly line: number; readonly word: string } | undefined;
}

export function Code({ lines, done, next, wrong }: CodeProps) {
  const list = useRef<HTMLOListElement>(null);
  const current = wrong?.line ?? next ?? done;
  useEffect(() => {
    if (list.current !== null && current !== undefined) reveal(list.current, current);
  }, [current]);
  return (
    <ScrollBox class="sm-code" label="The function">
      <ol ref={list}>
        {lines.map((line, index) => (
          <li
            key={index}
            class={classOf(index, { done, next, wrong })}
            {...(index === current && { 'aria-current': 'step' as const })}
          >
            <code>{line}</code>
            {index === wrong?.line && <span>{wrong.word}</span>}
            {index === next && <span>next</span>}
            {index === done && index !== next && index !== wrong?.line && <span>done</span>}
          </li>
        ))}
      </ol>
    </ScrollBox>
  );
}

function classOf(
  index: number,
  { done, next, wrong }: Pick<CodeProps, 'done' | 'next' | 'wrong'>,
): string | undefined {
  if (index === wrong?.line) return 'wrong';
  if (index === next) return 'next';
  return index === done ? 'done' : undefined;
}

/** Scrolls the box, never the page. */
function reveal(list: HTMLElement, line: number): void {
  const item = list.children[line];
  const box = list.parentElement;
  if (item === undefined || box === null) return;
  const place = item.getBoundingClientRect();
  const frame = box.getBoundingClientRect();
  const room = place.height * 2;
  if (place.top - room < frame.top) box.scrollTop += place.top - room - frame.top;
  else if (place.bottom + room > frame.bottom) box.scrollTop += place.bottom + room - frame.bottom;
}
