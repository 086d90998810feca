/** What was done, as a terminal: each command with the time it was given, and what was printed. */

import { ScrollBox } from '../../ui/ScrollBox.tsx';
import type { Done, Line } from '../../sim/kube/session/session.ts';
import { clock } from './story.ts';

interface Props {
  readonly done: readonly Done[];
  readonly printed: readonly Line[];
  readonly now: number;
}

interface Row {
  readonly at: number;
  readonly command?: string;
  readonly text?: string;
  readonly failed?: boolean;
}

export function Printed({ done, printed, now }: Props) {
  const rows: readonly Row[] = [
    ...done.flatMap(({ at, command, output, failed }): Row[] => [
      { at, command },
      ...(output === '' ? [] : [{ at, text: output, failed }]),
    ]),
    ...printed.map(({ at, line }) => ({ at, text: line })),
  ];
  const seen = rows.filter(({ at }) => at <= now).toSorted((a, b) => a.at - b.at);
  return (
    <ScrollBox
      class="cl-term"
      role="log"
      label="What you did, and what kubectl printed"
      follow={seen.length}
    >
      {seen.length === 0 && <p class="dim">Nothing has been done yet.</p>}
      {seen.map(({ at, command, text, failed }, index) =>
        command === undefined ? (
          <pre key={index} class={failed === true ? 'failed' : ''}>
            {text}
          </pre>
        ) : (
          <p key={index}>
            <span class="dim">{at < 0 ? 'before' : clock(at)} $ </span>
            {command}
          </p>
        ),
      )}
    </ScrollBox>
  );
}
