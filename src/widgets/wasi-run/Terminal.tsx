/** What the module printed, and how it ended. */

import { ScrollBox } from '../../ui/ScrollBox.tsx';
import { endInWords } from '../workbench/ending.ts';
import type { Piece } from '../workbench/transcript.ts';
import type { RunView } from '../workbench/use-run.ts';

interface Props {
  readonly view: RunView;
  readonly command: string;
  /** What the module was given, in words. */
  readonly given: string;
}

export function Terminal({ view, command, given }: Props) {
  return (
    <section class="term wr-term" aria-label="Output of the module">
      <header>
        <b>{command}</b>
        <span>{given}</span>
      </header>
      <ScrollBox class="wr-out" role="log" label="Output" follow={view.output}>
        {view.output.pieces.length === 0 && !view.running && view.report === undefined && (
          <span class="dim">Press Run, and what it prints appears here.</span>
        )}
        {view.output.pieces.map(line)}
        {view.report?.cut === true && (
          <span class="dim">{'\nIt printed more, which was cut.'}</span>
        )}
      </ScrollBox>
      <p class="wr-end" role="status">
        {ending(view)}
      </p>
    </section>
  );
}

function line({ stream, text }: Piece, index: number) {
  return (
    <span key={index} class={stream === 'stderr' ? 'wr-err' : undefined}>
      {text}
    </span>
  );
}

function ending({ running, report }: RunView): string {
  if (running) return 'Running.';
  if (report === undefined) return 'Not run yet.';
  return endInWords(report);
}
