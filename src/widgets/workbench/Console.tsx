/** The console of a running module: Run, what it wrote, what is typed, and how it ended. */

import { useEffect, useRef } from 'preact/hooks';
import { Alert } from '../../ui/Frame.tsx';
import { RunButton } from '../../ui/RunButton.tsx';
import { ScrollBox } from '../../ui/ScrollBox.tsx';
import { canType } from './can-type.ts';
import { codeInWords, endInWords } from './ending.ts';
import { InputLine } from './InputLine.tsx';
import type { RunSettings } from './settings.ts';
import type { Piece } from './transcript.ts';
import type { Bench } from './use-bench.ts';
import type { RunView } from './use-run.ts';
import type { Program } from './Workbench.tsx';

interface Props {
  readonly id: string;
  readonly program: Program | undefined;
  readonly settings: RunSettings;
  readonly hint?: string;
  readonly bench: Bench;
}

export function Console({ id, program, settings, hint, bench }: Props) {
  const { runner, ran } = bench;
  const { view } = runner;
  const box = useFocusOnWaiting(id, view.waiting);
  const given = view.running || view.report !== undefined ? (ran?.settings ?? settings) : settings;
  const shown = (view.running || view.report !== undefined ? ran?.program : undefined) ?? program;
  const typed = given.typed && !given.deny.includes('stdin') && canType();
  const open = view.running && !view.inputEnded;
  const status = bench.making ? 'Making the program.' : ending(view, typed);
  return (
    <div class="wb-console" role="group" aria-label="Console" ref={box}>
      <div class="wb-bar">
        <p>
          <b>{[shown?.name ?? 'No program yet', given.args.trim()].join(' ').trim()}</b>
        </p>
        <RunButton
          running={view.running || bench.making}
          label={view.report === undefined ? 'Run' : 'Run again'}
          onRun={bench.run}
          onStop={bench.stop}
          onNear={runner.prepare}
        />
      </div>
      <div class="term wb-term">
        <ScrollBox class="wb-out" role="log" label="Output" follow={view.output}>
          <Output view={view} hint={hint ?? 'Press Run, and what it prints appears here.'} />
        </ScrollBox>
        {typed && (
          <InputLine
            id={id}
            open={open}
            waiting={view.waiting}
            onText={runner.type}
            onEnd={runner.endInput}
          />
        )}
        <p class="wb-end" role="status" id={`${id}-ending`}>
          {status}
        </p>
      </div>
      <Trouble bench={bench} />
    </div>
  );
}

function Output({ view, hint }: { readonly view: RunView; readonly hint: string }) {
  const { pieces, hidden } = view.output;
  if (pieces.length === 0) {
    if (view.running) return null;
    return <span class="dim">{view.report === undefined ? hint : 'It printed nothing.'}</span>;
  }
  return (
    <>
      {hidden > 0 && (
        <span class="dim">{`The first ${hidden.toLocaleString('en-GB')} characters aren’t shown.\n`}</span>
      )}
      {pieces.map(line)}
      {view.report?.cut === true && (
        <span class="dim">{'\nIt printed more than its limit; the rest was cut.'}</span>
      )}
    </>
  );
}

const TAG = { stdout: undefined, stderr: 'stderr', stdin: 'you' } as const;

/** What isn't standard output carries a word, beside its look. */
function line({ stream, text }: Piece, index: number) {
  const tag = TAG[stream];
  if (tag === undefined) return <span key={index}>{text}</span>;
  return (
    <span key={index} class={`wb-${stream}`}>
      <i>{tag}</i>
      {text}
    </span>
  );
}

function ending(view: RunView, typed: boolean): string {
  const { running, waiting, queued, inputEnded, report } = view;
  if (queued)
    return 'It begins as soon as the stopped run’s thread has ended, after 2\u00a0s at most.';
  if (waiting) return 'The program waits for input. Type a line and press Enter, or end the input.';
  if (running) return inputEnded && typed ? 'Running. Its input has ended.' : 'Running.';
  if (report === undefined) return 'Not run yet.';
  const end = endInWords(report);
  if (report.exitCode === undefined) return end;
  return `${end} ${codeInWords(report.exitCode)}`;
}

function Trouble({ bench }: { readonly bench: Bench }) {
  const failure = bench.runner.view.report?.failure;
  if (failure === undefined || failure.kind === 'stopped') return null;
  return <Alert trouble={{ ...failure, actions: [{ label: 'Run again', press: bench.run }] }} />;
}

/** Who has just pressed Run and not gone elsewhere can type at once. */
function useFocusOnWaiting(id: string, waiting: boolean) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { activeElement } = document;
    if (!waiting || !(activeElement instanceof HTMLButtonElement)) return;
    if (!activeElement.classList.contains('go') || !box.current?.contains(activeElement)) return;
    document.getElementById(`${id}-stdin`)?.focus();
  }, [waiting]);
  return box;
}
